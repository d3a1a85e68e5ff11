import fc from "fast-check";
import { expect, inject, test } from "vitest";
import { type Config, ConfigError, readConfig } from "./config.ts";

const runs = { numRuns: inject("parserCases") };

const name = fc.constantFrom(
  "PORT",
  "HOST",
  "DATABASE_URL",
  "REDIS_URL",
  "AWS_REGION",
  "AWS_ENDPOINT_URL_KMS",
  "PORTICO_DATA_DIR",
  "PORTICO_MASTER_KEY",
  "PORTICO_KMS_KEY_ID",
  "PORTICO_OPERATOR_TOKEN",
  "PORTICO_PUBLIC_URL",
  "PORTICO_EGRESS_IPS",
  "PORTICO_ORIGIN_FRESHDESK",
  "PORTICO_ORIGIN_",
  "PORTICO_PROVIDER_WINDOW_MS",
  "PORTICO_LOG_LEVEL",
  "PORTICO___proto__",
  "PATH",
);
const value = fc.oneof(
  fc.webUrl({ validSchemes: ["http", "https", "postgres", "redis", "ftp"], withQueryParameters: true }),
  fc.constantFrom(
    "",
    "0",
    "65536",
    "0x50",
    "1e3",
    "-1",
    "info",
    "INFO",
    "10.0.0.1, ::1/128",
    "http://{subdomain}",
    "http://[",
  ),
  fc.string({ unit: "binary", maxLength: 40 }),
);

const read = (environment: Record<string, string>): { settings?: Config; refusal?: string } => {
  try {
    return { settings: readConfig(environment) };
  } catch (error) {
    if (error instanceof ConfigError) return { refusal: error.message };
    throw error;
  }
};

test("an environment is settings that can be used, or one line that says what is wrong", () => {
  fc.assert(
    fc.property(fc.dictionary(name, value, { maxKeys: 4, noNullPrototype: true }), (environment) => {
      const { settings, refusal } = read(environment);
      expect(refusal ?? "").not.toMatch(/[\r\n]/);
      expect(settings === undefined || (settings.port >= 0 && settings.port <= 65_535)).toBe(true);
      expect(settings?.publicUrl === undefined || URL.canParse(settings.publicUrl)).toBe(true);
      expect(settings?.windowMs ?? 10).toBeGreaterThanOrEqual(10);
    }),
    runs,
  );
});
