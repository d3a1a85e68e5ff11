import { inspect } from "node:util";
import { describe, expect, test } from "vitest";
import { ConfigError, publicUrlOf, readConfig } from "./config.ts";

const key = Buffer.alloc(32, 7).toString("base64");
const token = "x".repeat(32);

describe("without a setting", () => {
  test("a gateway stands on its embedded defaults", () => {
    expect(readConfig({})).toEqual({
      port: 8_080,
      host: "127.0.0.1",
      databaseUrl: undefined,
      redisUrl: undefined,
      dataDir: ".portico",
      masterKey: undefined,
      kms: undefined,
      operatorToken: undefined,
      publicUrl: undefined,
      egressIps: [],
      trustedProxies: [],
      inboundLimit: undefined,
      windowMs: undefined,
      logLevel: "info",
      origins: {},
      oauthApps: {},
    });
  });

  test("an empty one is none, and those of other programs are not looked at", () => {
    expect(readConfig({ PORT: "", PORTICO_LOG_LEVEL: "", HOME: "/root", PORTABLE: "1" })).toEqual(readConfig({}));
  });
});

describe("what is taken", () => {
  test.each([
    [{ PORT: "0" }, { port: 0 }],
    [{ PORT: "65535" }, { port: 65_535 }],
    [{ HOST: "::1" }, { host: "::1" }],
    [{ PORTICO_DATA_DIR: "/var/lib/portico" }, { dataDir: "/var/lib/portico" }],
    [{ PORTICO_PUBLIC_URL: "https://api.example.com/portico/" }, { publicUrl: "https://api.example.com/portico" }],
    [{ PORTICO_EGRESS_IPS: "203.0.113.7, 2001:db8::/32" }, { egressIps: ["203.0.113.7", "2001:db8::/32"] }],
    [
      { PORTICO_TRUSTED_PROXIES: "10.0.0.0/8,127.0.0.1, 2001:db8::1" },
      { trustedProxies: ["10.0.0.0/8", "127.0.0.1/32", "2001:db8::1/128"] },
    ],
    [{ PORTICO_PROVIDER_WINDOW_MS: "1000" }, { windowMs: 1_000 }],
    [{ PORTICO_INBOUND_LIMIT: "600" }, { inboundLimit: 600 }],
    [{ PORTICO_LOG_LEVEL: "warn" }, { logLevel: "warn" }],
    [
      { PORTICO_ORIGIN_FRESHDESK: "http://127.0.0.1:4010/{subdomain}/" },
      { origins: { freshdesk: "http://127.0.0.1:4010/{subdomain}" } },
    ],
    [
      { PORTICO_OAUTH_ZENDESK_CLIENT_ID: "x", PORTICO_OAUTH_ZENDESK_CLIENT_SECRET: "y" },
      { oauthApps: { zendesk: { clientId: "x", origin: undefined } } },
    ],
    [
      { PORTICO_KMS_KEY_ID: "alias/portico", AWS_REGION: "eu-west-1" },
      { kms: { keyId: "alias/portico", region: "eu-west-1" } },
    ],
  ])("%j", (environment, config) => {
    expect(readConfig(environment)).toMatchObject(config);
  });

  test("secrets, which show nothing of themselves when the configuration is printed", () => {
    const secrets = {
      DATABASE_URL: "postgres://portico:s3cret@db/portico",
      REDIS_URL: "rediss://:s3cret@redis:6380/1",
      PORTICO_MASTER_KEY: `${key},${key}`,
      PORTICO_OPERATOR_TOKEN: `s3cret${token}`,
      PORTICO_OAUTH_FRESHSERVICE_CLIENT_SECRET: "s3cret-of-the-app",
    };
    const config = readConfig({ ...secrets, PORTICO_OAUTH_FRESHSERVICE_CLIENT_ID: "an-app" });
    const { databaseUrl, redisUrl, masterKey, operatorToken, oauthApps } = config;
    const read = [databaseUrl, redisUrl, masterKey, operatorToken, oauthApps["freshservice"]?.clientSecret];
    expect(read.map((secret) => secret?.reveal())).toEqual(Object.values(secrets));
    expect(inspect(config, { depth: 9 }) + JSON.stringify(config)).not.toMatch(/s3cret|BwcHBw/);
  });
});

describe("what stops the start, in one line that names the setting and not its value", () => {
  test.each([
    ["PORT", "65536"],
    ["PORT", "-1"],
    ["PORT", "0x50"],
    ["PORT", "1e3"],
    ["PORT", "80 80"],
    ["PORT", "8080.5"],
    ["DATABASE_URL", "mysql://db/portico"],
    ["DATABASE_URL", "db"],
    ["REDIS_URL", "http://redis"],
    ["PORTICO_OPERATOR_TOKEN", "x".repeat(31)],
    ["PORTICO_OPERATOR_TOKEN", "x".repeat(1_025)],
    ["PORTICO_PUBLIC_URL", "ftp://example.com"],
    ["PORTICO_PUBLIC_URL", "example.com"],
    ["PORTICO_EGRESS_IPS", "203.0.113.7,example.com"],
    ["PORTICO_TRUSTED_PROXIES", "10.0.0.0/33"],
    ["PORTICO_TRUSTED_PROXIES", "10.0.0.1,"],
    ["PORTICO_TRUSTED_PROXIES", "balancer.internal"],
    ["PORTICO_TRUSTED_PROXIES", "0.0.0.0/0"],
    ["PORTICO_TRUSTED_PROXIES", "10.0.0.0/8,::/0"],
    ["PORTICO_PROVIDER_WINDOW_MS", "9"],
    ["PORTICO_PROVIDER_WINDOW_MS", "1s"],
    ["PORTICO_LOG_LEVEL", "loud"],
    ["PORTICO_ORIGIN_FRESHDESK", "freshdesk"],
    ["PORTICO_ORIGIN_FRESHDESK", "ftp://{subdomain}"],
    ["PORTICO_ORIGIN_NOBODY", "https://example.com"],
    ["PORTICO_OAUTH_ZENDESK", "x"],
    ["PORTICO_INBOUND_LIMIT", "0"],
    ["PORTICO_INBOUND_LIMIT", "many"],
    ["PORTICO_COLOUR", "red"],
    ["PORTICO_port", "8080"],
  ])("%s=%s", (name, value) => {
    const refused = (): unknown => readConfig({ [name]: value });
    expect(refused).toThrow(ConfigError);
    expect(refused).toThrow(new RegExp(`^${name} [^\\n]+\\.$`));
  });

  test.each([
    [{ CLIENT_ID: "x" }, "CLIENT_SECRET"],
    [{ CLIENT_SECRET: "s3cret" }, "CLIENT_ID"],
    [{ ORIGIN: "https://{subdomain}.example" }, "CLIENT_ID"],
    [{ CLIENT_ID: "x", CLIENT_SECRET: "s3cret", ORIGIN: "ftp://{subdomain}" }, "ORIGIN"],
  ])("part of an OAuth app: %j", (parts, missing) => {
    const prefix = "PORTICO_OAUTH_FRESHSERVICE_";
    const given = Object.fromEntries(Object.entries(parts).map(([name, value]) => [prefix + name, value]));
    expect(() => readConfig(given)).toThrow(new RegExp(`^${prefix}${missing} [^\\n]+\\.$`));
  });

  test("a key of a KMS without its region, or beside a master key", () => {
    expect(() => readConfig({ PORTICO_KMS_KEY_ID: "k" })).toThrow(/^AWS_REGION /);
    const both = { PORTICO_KMS_KEY_ID: "k", AWS_REGION: "eu-west-1", PORTICO_MASTER_KEY: key };
    expect(() => readConfig(both)).toThrow(/^PORTICO_MASTER_KEY and PORTICO_KMS_KEY_ID /);
  });
});

test.each([
  [{}, "http://127.0.0.1:8080"],
  [{ HOST: "::1", PORT: "80" }, "http://[::1]:80"],
  [{ PORTICO_PUBLIC_URL: "https://api.example.com/" }, "https://api.example.com"],
])("clients reach %j at %s", (environment, url) => {
  expect(publicUrlOf(readConfig(environment))).toBe(url);
});
