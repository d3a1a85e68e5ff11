import { Cluster, Redis } from "ioredis";
import type { RedisOptions } from "ioredis";
import { LimiterError } from "./limiter-error.ts";

/**
 * How a connection for the limiter must be set: what is asked of a Redis that is gone fails at once, where the defaults would
 * queue it for seconds. How long a silent one is waited for, the store itself decides. No automatic pipelining either: it
 * waits for the batch in flight.
 */
export const limiterRedisOptions = {
  enableOfflineQueue: false,
  maxRetriesPerRequest: 0,
  connectTimeout: 500,
} as const satisfies RedisOptions;

/**
 * Opens what a URL names: one server (`redis://host:6379/0`), the master that Sentinels watch
 * (`redis+sentinel://host:26379,host:26379/name/0`), or a Cluster (`redis+cluster://host:6379,host:6379`). With `rediss` in
 * place of `redis`, over TLS. User and password go before an `@` and are the servers', not the Sentinels'. Throws
 * `LimiterError` `invalid_redis_url` without repeating what was given, since it may hold a password.
 */
export const openRedis = (url: string): Redis | Cluster => {
  const { kind, hosts, path, access } = parseRedisUrl(url);
  if (kind === "cluster") {
    return new Cluster(hosts, { enableOfflineQueue: false, redisOptions: { ...limiterRedisOptions, ...access } });
  }
  if (kind === "sentinel") {
    const [name = "", db = "0"] = path.split("/");
    return new Redis({ ...limiterRedisOptions, ...access, sentinels: hosts, name, db: Number(db) });
  }
  return new Redis(url, limiterRedisOptions);
};

/** Whether `openRedis` can make something of it. */
export const isRedisUrl = (text: string): boolean => {
  try {
    parseRedisUrl(text);
    return true;
  } catch {
    return false;
  }
};

interface RedisUrl {
  kind: "server" | "sentinel" | "cluster";
  hosts: { host: string; port: number }[];
  path: string;
  access: Pick<RedisOptions, "username" | "password" | "tls">;
}

const form =
  /^(?<tls>rediss?)(?:\+(?<kind>sentinel|cluster))?:\/\/(?:(?<user>[^:@/]*):(?<password>[^@/]*)@)?(?<hosts>[^@/\s]*)(?:\/(?<path>\S*))?$/;
const hostForm = /^(?<host>[\w.-]+|\[[\da-fA-F:.]+\])(?::(?<port>\d{1,5}))?$/;
const ports = { server: 6379, sentinel: 26_379, cluster: 6379 } as const;

/** The parts of such a URL. */
export const parseRedisUrl = (url: string): RedisUrl => {
  const { tls, kind: named, user = "", password = "", hosts = "", path = "" } = form.exec(url)?.groups ?? {};
  if (tls === undefined) throw malformed();
  const kind = named === "sentinel" || named === "cluster" ? named : "server";
  if (kind === "sentinel" && !/^[^/]+(\/\d+)?$/.test(path)) throw malformed();
  return {
    kind,
    path,
    hosts: hosts.split(",").map((host) => parseHost(host, ports[kind])),
    access: {
      ...(user !== "" && { username: decodeURIComponent(user) }),
      ...(password !== "" && { password: decodeURIComponent(password) }),
      ...(tls === "rediss" && { tls: {} }),
    },
  };
};

const parseHost = (text: string, defaultPort: number): { host: string; port: number } => {
  const { host, port } = hostForm.exec(text)?.groups ?? {};
  if (host === undefined) throw malformed();
  return { host: host.replaceAll(/[[\]]/g, ""), port: Number(port ?? defaultPort) };
};

const malformed = (): LimiterError =>
  new LimiterError("invalid_redis_url", "a redis:// URL, or one with +sentinel or +cluster, is wanted");
