import { randomBytes } from "node:crypto";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { findFreePort, startEntry } from "../../harness/processes.ts";
import { type Deployment, gatewayEntry, openTenant } from "../deployment.ts";
import { createSend } from "../http.ts";

/** Starts a gateway that is to refuse; gives its exit code and what it said. */
export const refusedStart = async (env: Readonly<Record<string, string>>): Promise<string> => {
  const started = await startEntry(gatewayEntry, { env, ready: /^portico: .*\n/m });
  return `${await started.exited} ${started.output()}`;
};

/** A process starts only as it was meant to, keeps what it was given, and ends what it began. */
export const lifeCases = (deployment: () => Deployment): void => {
  describe("a process", () => {
    test("keeps everything over a restart", async () => {
      const account = await deployment().helpDesks.openAccount();
      const tenant = await deployment().openTenant();
      const connection = await tenant.connect(account, { label: "kept", metadata: { numeral: 1.5 } });
      const before = await connection.send("GET", "");
      await deployment().restart();
      const after = await connection.send("GET", "");
      expect({ ...after.json, last_used_at: null }).toEqual({ ...before.json, last_used_at: null });
      expect(await connection.send("GET", "/tickets?limit=1")).toMatchObject({ status: 200 });
    });

    test("answers what it had begun before it ends", async () => {
      const account = await deployment().helpDesks.openAccount();
      const tenant = await deployment().openTenant();
      const { send } = await tenant.connect(account);
      await account.disturb({ kind: "delay", delayMs: 500, path: "/contacts" });
      const begun = send("GET", "/contacts?limit=1");
      await account.disturbed();
      const running = deployment().process();
      const restarted = deployment().restart();
      expect(await begun).toMatchObject({ status: 200 });
      await restarted;
      expect(await running.exited).toBe(0);
    });

    test("refuses a master key that does not open what is stored, in one line", async () => {
      const key = randomBytes(32).toString("base64");
      const running = deployment().process();
      await running.stop();
      const said = await refusedStart({ ...deployment().environment, PORTICO_MASTER_KEY: key });
      await deployment().restart();
      expect(said).toMatch(/^1 portico: [^\n]*master key[^\n]*\n$/);
      expect(said).not.toContain(key);
    });

    test("stops at a setting that it does not know, or cannot read, and names it", async () => {
      const environment = { ...deployment().environment, PORTICO_DATA_DIR: join(deployment().dataDir, "unused") };
      expect(await refusedStart({ ...environment, PORTICO_COLOUR: "red" })).toBe(
        "78 portico: PORTICO_COLOUR is not a setting of Portico.\n",
      );
      expect(await refusedStart({ ...environment, PORT: "http" })).toBe("78 portico: PORT is not a port.\n");
    });

    test("tells of a help desk that nobody answers for", async () => {
      const { environment, operatorToken } = deployment();
      const origin = `http://127.0.0.1:${await findFreePort()}/{subdomain}`;
      await deployment().process().stop();
      const env = { ...environment, PORTICO_ORIGIN_FRESHDESK: origin };
      const lonely = await startEntry(gatewayEntry, { env, ready: /"event":"listening"/ });
      const url = /"url":"(http:[^"]+)"/.exec(lonely.output())?.[1] ?? "";
      const tenant = await openTenant(
        createSend(() => url),
        operatorToken,
        "Lonely",
      );
      const json = { provider: "freshdesk", subdomain: "acme", credentials: { api_key: "some-key" } };
      const refused = await tenant.send("POST", "/v1/connections", { json });
      await lonely.stop();
      await deployment().restart();
      expect(refused).toMatchObject({ status: 503, json: { code: "provider_unavailable" } });
      expect(Number(refused.headers.get("retry-after"))).toBeGreaterThan(0);
    });

    test("is ready while its database answers", async () => {
      expect(await deployment().send("GET", "/readyz")).toMatchObject({ status: 200 });
      expect(await deployment().send("GET", "/healthz")).toMatchObject({ status: 200 });
    });
  });
};
