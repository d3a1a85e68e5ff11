import { isRedisUrl } from "@portico/limiter";
import { type Secret, toSecret } from "@portico/vault";
import { isIP } from "node:net";
import { z } from "zod";

/** The providers whose origin and OAuth app an operator can set, whether this version offers them yet or not. */
const providerNames = ["FRESHDESK", "FRESHSERVICE", "ZENDESK", "JIRA", "LINEAR", "FRONT", "GORGIAS"] as const;

const text = z.string().min(1, "is empty");
/** In decimal digits alone: `0x50` and `1e3` are numbers to JavaScript, and typing errors here. */
const whole = (error: string) =>
  z
    .string()
    .regex(/^\d{1,9}$/, error)
    .transform(Number);
const secret = <Value extends string>(schema: z.ZodType<Value, string>) =>
  schema.transform((value) => toSecret<string>(value)).optional();
const absoluteUrl = z.url({ protocol: /^https?$/, error: "is not an http or https URL" });
const originTemplate = z
  .string()
  .refine((value) => URL.canParse(value.replaceAll("{subdomain}", "acme")) && /^https?:/.test(value), {
    error: "is not a URL such as http://127.0.0.1:4010/{subdomain}",
  })
  .transform((value) => value.replace(/\/+$/, ""));

/** Of addresses and networks alike; whoever believed all addresses would believe every caller. */
const networks = z
  .string()
  .transform((list) => list.split(",").map((item) => toNetwork(item.trim())))
  .refine((list) => list.every((network) => cidr.safeParse(network).success && !network.endsWith("/0")), {
    error: "is not a list of networks such as 10.0.0.0/8",
  });
const cidr = z.union([z.cidrv4(), z.cidrv6()]);
const toNetwork = (text: string): string => {
  const version = isIP(text);
  return version === 0 ? text : `${text}/${version === 4 ? 32 : 128}`;
};

const variables = z.object({
  PORT: whole("is not a port").pipe(z.int().max(65_535, "is not a port")).default(8_080),
  HOST: text.default("127.0.0.1"),
  DATABASE_URL: secret(z.url({ protocol: /^postgres(?:ql)?$/, error: "is not a postgres:// URL" })),
  REDIS_URL: secret(z.string().refine(isRedisUrl, { error: "is not a redis:// URL" })),
  PORTICO_DATA_DIR: text.default(".portico"),
  PORTICO_MASTER_KEY: secret(text),
  PORTICO_KMS_KEY_ID: text.optional(),
  AWS_REGION: text.optional(),
  AWS_ENDPOINT_URL_KMS: absoluteUrl.optional(),
  PORTICO_OPERATOR_TOKEN: secret(
    z.string().min(32, "is shorter than 32 characters").max(1_024, "is longer than 1,024 characters"),
  ),
  PORTICO_PUBLIC_URL: absoluteUrl.transform((url) => url.replace(/\/+$/, "")).optional(),
  PORTICO_EGRESS_IPS: z
    .string()
    .transform((list) => list.split(",").map((item) => item.trim()))
    .refine((list) => list.every((item) => isIP(item.split("/")[0] ?? "") !== 0), {
      error: "is not a list of IP addresses",
    })
    .optional(),
  PORTICO_TRUSTED_PROXIES: networks.optional(),
  PORTICO_INBOUND_LIMIT: whole("is not a whole number of calls a minute").pipe(z.int().min(1, "is below 1")).optional(),
  PORTICO_PROVIDER_WINDOW_MS: whole("is not a whole number of milliseconds")
    .pipe(z.int().min(10, "is below 10"))
    .optional(),
  PORTICO_LOG_LEVEL: z
    .enum(["fatal", "error", "warn", "info", "debug", "silent"], {
      error: "is none of fatal, error, warn, info, debug, silent",
    })
    .default("info"),
  ...Object.fromEntries(providerNames.map((name) => [`PORTICO_ORIGIN_${name}`, originTemplate.optional()] as const)),
});

/** What the operator's tool reads from the same environment. */
const ofTools: ReadonlySet<string> = new Set(["PORTICO_API_KEY"]);

const half = z.string("is not set, and the rest of the app is");
/** By the ends of their names. Half an app is of no use. */
const oauthVariables = z.object({
  CLIENT_ID: half,
  CLIENT_SECRET: half.transform((value) => toSecret<string>(value)),
  ORIGIN: originTemplate.optional(),
});
const oauth = new RegExp(
  `^PORTICO_OAUTH_(?:${providerNames.join("|")})_(?:${Object.keys(oauthVariables.shape).join("|")})$`,
);

export interface Config {
  port: number;
  host: string;
  databaseUrl: Secret | undefined;
  redisUrl: Secret | undefined;
  dataDir: string;
  masterKey: Secret | undefined;
  /** The AWS KMS key that wraps the tenants' keys, instead of a master key. */
  kms: { keyId: string; region: string; endpoint?: string } | undefined;
  operatorToken: Secret | undefined;
  publicUrl: string | undefined;
  egressIps: readonly string[];
  /** Networks of the proxies in front whose word on a caller's address is taken. */
  trustedProxies: readonly string[];
  /** Calls a minute of one credential; undefined: any number. */
  inboundLimit: number | undefined;
  windowMs: number | undefined;
  logLevel: string;
  /** By provider id: where its accounts live instead of the built-in origin. */
  origins: Readonly<Record<string, string>>;
  /** By provider id: the deployment's own OAuth app there. */
  oauthApps: Readonly<Record<string, OAuthApp>>;
}

/** An OAuth app; `origin` is where people sign in instead of the built-in one. */
export interface OAuthApp {
  clientId: string;
  clientSecret: Secret;
  origin: string | undefined;
}

/** A value or a name in the environment that the start must not go on with. The message names it, and is one line. */
export class ConfigError extends Error {
  override readonly name = "ConfigError";
}

/** Reads the environment once. Throws `ConfigError`. This is the only place that looks at it. */
export const readConfig = (environment: Readonly<Record<string, string | undefined>> = process.env): Config => {
  refuseUnknown(environment);
  const given = Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== ""));
  const values = parse(variables, given);
  return {
    port: values.PORT,
    host: values.HOST,
    databaseUrl: values.DATABASE_URL,
    redisUrl: values.REDIS_URL,
    dataDir: values.PORTICO_DATA_DIR,
    masterKey: values.PORTICO_MASTER_KEY,
    kms: kmsIn(values),
    operatorToken: values.PORTICO_OPERATOR_TOKEN,
    publicUrl: values.PORTICO_PUBLIC_URL,
    egressIps: values.PORTICO_EGRESS_IPS ?? [],
    trustedProxies: values.PORTICO_TRUSTED_PROXIES ?? [],
    inboundLimit: values.PORTICO_INBOUND_LIMIT,
    windowMs: values.PORTICO_PROVIDER_WINDOW_MS,
    logLevel: values.PORTICO_LOG_LEVEL,
    origins: originsIn(values),
    oauthApps: oauthAppsIn(given),
  };
};

const parse = <Schema extends z.ZodType>(schema: Schema, given: object, prefix = ""): z.output<Schema> => {
  const parsed = schema.safeParse(given);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  throw new ConfigError(`${prefix}${issue?.path.join(".") ?? "environment"} ${issue?.message ?? "cannot be read"}.`);
};

/** How clients reach this deployment, without a slash at the end. */
export const publicUrlOf = ({ publicUrl, host, port }: Config): string =>
  publicUrl ?? `http://${host.includes(":") ? `[${host}]` : host}:${port}`;

const refuseUnknown = (environment: Readonly<Record<string, string | undefined>>): void => {
  for (const name of Object.keys(environment).filter((key) => key.startsWith("PORTICO_"))) {
    if (!Object.hasOwn(variables.shape, name) && !oauth.test(name) && !ofTools.has(name))
      throw new ConfigError(`${name} is not a setting of Portico.`);
  }
};

const kmsIn = (values: z.output<typeof variables>): Config["kms"] => {
  const { PORTICO_KMS_KEY_ID: keyId, AWS_REGION: region, AWS_ENDPOINT_URL_KMS: endpoint } = values;
  if (keyId === undefined) return undefined;
  if (region === undefined) throw new ConfigError("AWS_REGION is not set, and PORTICO_KMS_KEY_ID needs it.");
  if (values.PORTICO_MASTER_KEY !== undefined)
    throw new ConfigError("PORTICO_MASTER_KEY and PORTICO_KMS_KEY_ID are both set: one of them wraps the keys.");
  return { keyId, region, ...(endpoint === undefined ? {} : { endpoint }) };
};

const originsIn = (values: object): Record<string, string> => {
  const origins: Record<string, string> = {};
  for (const [name, value] of Object.entries(values))
    if (name.startsWith("PORTICO_ORIGIN_") && typeof value === "string")
      origins[name.slice("PORTICO_ORIGIN_".length).toLowerCase()] = value;
  return origins;
};

const oauthAppsIn = (given: Readonly<Record<string, string | undefined>>): Record<string, OAuthApp> =>
  Object.fromEntries(
    providerNames.flatMap((name) => {
      const prefix = `PORTICO_OAUTH_${name}_`;
      const own = Object.entries(given).filter(([variable]) => variable.startsWith(prefix));
      if (own.length === 0) return [];
      const app = parse(
        oauthVariables,
        Object.fromEntries(own.map(([variable, value]) => [variable.slice(prefix.length), value])),
        prefix,
      );
      return [
        [name.toLowerCase(), { clientId: app.CLIENT_ID, clientSecret: app.CLIENT_SECRET, origin: app.ORIGIN }] as const,
      ];
    }),
  );
