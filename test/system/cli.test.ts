import { type CliDeps, runCli } from "@portico/cli";
import { execFile } from "node:child_process";
import { join } from "node:path";
import { Readable } from "node:stream";
import { setTimeout } from "node:timers/promises";
import { promisify } from "node:util";
import { afterAll, beforeAll, describe, expect, inject, test, vi } from "vitest";
import { repositoryDir } from "../harness/processes.ts";
import { type CrashWorld, openCrashWorld } from "./crash-world.ts";

let world: CrashWorld;
beforeAll(async () => {
  world = await openCrashWorld(inject("postgresUrl"));
});
afterAll(() => world.close());

interface Ran {
  code: number;
  said: string;
  complained: string;
}

const run = async (args: string[], more: Partial<CliDeps> = {}): Promise<Ran> => {
  const ran = { said: "", complained: "" };
  const code = await runCli({
    args,
    baseUrl: world.url(),
    operatorToken: world.operatorToken,
    apiKey: world.tenant.key,
    fetch,
    now: Date.now,
    sleep: setTimeout,
    readLines: () => Readable.from([]),
    write: (text) => {
      ran.said += text;
    },
    complain: (line) => {
      ran.complained += line;
    },
    isTerminal: false,
    ...more,
  });
  return { code, ...ran };
};

const verify = (): Promise<Ran> => run(["audit", "verify"]);
const sql = () => world.sql;
const lastCheckpoint = async () => (await sql()`select * from portico.audit_checkpoints order by seq`).at(-1);
const activeKeys = () => sql()`select id from portico.data_keys where state = 'active'`;

/** Damages the log as somebody could who writes to the database past the application; puts it right afterwards. */
const damaged = async (statements: readonly string[], look: () => Promise<Ran> = verify): Promise<Ran> => {
  const tables = ["audit_log", "audit_heads", "audit_checkpoints"];
  for (const table of tables) await sql().unsafe(`create table portico.kept_${table} as table portico.${table}`);
  try {
    await sql().begin(async (tx) => {
      await tx.unsafe("set local session_replication_role = replica");
      for (const statement of statements) await tx.unsafe(statement);
    });
    return await look();
  } finally {
    await sql().begin(async (tx) => {
      await tx.unsafe("set local session_replication_role = replica");
      for (const table of tables) {
        await tx.unsafe(`delete from portico.${table}`);
        await tx.unsafe(`insert into portico.${table} select * from portico.kept_${table}`);
        await tx.unsafe(`drop table portico.kept_${table}`);
      }
    });
  }
};

describe("rotate", () => {
  test.each([
    ["kek", () => ["rotate", "kek"]],
    ["every tenant's key", () => ["rotate", "tenant-key"]],
    ["one tenant's key", () => ["rotate", "tenant-key", "--tenant", world.tenant.id]],
    ["every connection's key", () => ["rotate", "connection-key"]],
    [
      "one connection's key",
      () => ["rotate", "connection-key", "--tenant", world.tenant.id, "--connection", world.connection.id],
    ],
  ])("%s: is followed to its end, and everything still opens", async (_what, args) => {
    const ran = await run(args());
    expect(ran).toMatchObject({ code: 0, complained: "" });
    expect(ran.said).toMatch(/^rot_\w+: started\. It goes on if you leave\.\nDone: 1 of 1\.\n$/);
    expect(await world.connection.send("GET", "/tickets?limit=1")).toMatchObject({ status: 200 });
  });

  test("shows on a terminal how far it is", async () => {
    const { said } = await run(["rotate", "tenant-key"], { isTerminal: true });
    expect(said).toMatch(/\r\[[█ ]{40}\] \d+ of \d+/);
    expect(said).toContain(`\r[${"█".repeat(40)}] 1 of 1`);
  });

  test("gives a tenant and a connection new keys, and retires the old ones", async () => {
    const before = await activeKeys();
    await run(["rotate", "tenant-key"]);
    await run(["rotate", "connection-key"]);
    const after = await activeKeys();
    expect(after).toHaveLength(before.length);
    for (const { id } of before) expect(after.map((row) => row["id"])).not.toContain(id);
  });

  test.each([
    ["a tenant that is not there", ["rotate", "tenant-key", "--tenant", "ten_nope"]],
    ["a connection without its tenant", ["rotate", "connection-key", "--connection", "con_nope"]],
  ])("%s is refused in the gateway's own words", async (_what, args) => {
    const { code, complained } = await run(args);
    expect(code).toBe(1);
    expect(complained).toMatch(/\w+ .*\.$/);
  });

  test("is the operator's, and says so", async () => {
    expect(await run(["rotate", "kek"], { operatorToken: undefined })).toEqual({
      code: 1,
      said: "",
      complained: "set PORTICO_OPERATOR_TOKEN to the operator's token.",
    });
    const { code, complained } = await run(["rotate", "kek"], { operatorToken: world.tenant.key });
    expect([code, complained]).toEqual([1, "Only the operator's token may do this."]);
  });
});

const doctor = (...more: string[]) => run(["doctor", ...more]);
const keys = (role: "admin" | "agent") => [{ key: world.deskKey, role }];

describe("doctor", () => {
  test("says of each connection that it works, whose it is and what it may spend", async () => {
    const { code, said, complained } = await doctor();
    expect([code, complained]).toEqual([0, ""]);
    expect(said).toMatch(
      new RegExp(
        `^acme on freshdesk, ${world.connection.id}: works\\.\n  agent   .+, admin\n  plan    enterprise\n  limits  total 700, .+\n  clock   as ours\n$`,
      ),
    );
    expect(await doctor("--connection", world.connection.id)).toMatchObject({ code: 0, said });
  });

  test("says what will not work, which is no failure", async () => {
    world.desk.configure({ keys: keys("agent") });
    const { code, said } = await doctor();
    world.desk.configure({ keys: keys("admin") });
    expect([code, said]).toEqual([
      0,
      expect.stringMatching(/\n  ! The key belongs to an agent who is no administrator\..+\n$/),
    ]);
  });

  test("says why one does not work at all", async () => {
    world.desk.configure({ suspended: true });
    const { code, said, complained } = await doctor();
    world.desk.configure({ suspended: false });
    expect([code, said]).toEqual([1, ""]);
    expect(complained).toMatch(/^acme on freshdesk, con_\w+: Freshdesk has suspended this account/);
  });

  test("asks nothing of one that is disabled", async () => {
    await world.connection.send("PATCH", "", { json: { status: "disabled" } });
    const ran = await doctor();
    await world.connection.send("PATCH", "", { json: { status: "active" } });
    expect(ran).toMatchObject({
      code: 0,
      said: expect.stringMatching(/: disabled, and not asked\.\n$/),
      complained: "",
    });
  });
});

describe("audit verify", () => {
  beforeAll(async () => {
    for (let round = 0; round < 8; round += 1)
      await world.connection.send("PATCH", "", { json: { label: `${round}` } });
  });

  test("says that a log is whole, and how long it is", async () => {
    const { code, said, complained } = await verify();
    expect([code, complained]).toEqual([0, ""]);
    expect(said).toMatch(/^The audit log is whole: [1-9]\d* entries\.\n$/);
  });

  const last = "(select max(seq) from portico.audit_log)";
  test.each<[string, string[], RegExp]>([
    [
      "a changed sentence",
      ["update portico.audit_log set sentence = 'somebody did nothing.' where seq = 3"],
      /^entry 3 of the audit log was changed after it was written\.$/,
    ],
    [
      "a changed actor",
      ["update portico.audit_log set actor = 'somebody' where seq = 1"],
      /^entry 1 of the audit log was changed after it was written\.$/,
    ],
    ["an entry taken out", ["delete from portico.audit_log where seq = 4"], /^entry 4 of the audit log is missing\.$/],
    [
      "an entry taken out and the rest closed up",
      [
        "delete from portico.audit_log where seq = 4",
        "update portico.audit_log set seq = seq + 1000 where seq > 4",
        "update portico.audit_log set seq = seq - 1001 where seq > 1000",
      ],
      /^entry 4 of the audit log .+\.$/,
    ],
    [
      "two entries that changed places",
      [
        "update portico.audit_log set seq = 1000 where seq = 2",
        "update portico.audit_log set seq = 2 where seq = 3",
        "update portico.audit_log set seq = 3 where seq = 1000",
      ],
      /^entry 2 of the audit log .+\.$/,
    ],
    [
      "the latest entry cut off",
      [`delete from portico.audit_log where seq = ${last}`],
      /^entry \d+ of the audit log is missing at the end: the log was cut\.$/,
    ],
  ])("finds %s, and names the entry", async (_what, statements, complaint) => {
    const { code, said, complained } = await damaged(statements);
    expect([code, said]).toEqual([1, ""]);
    expect(complained).toMatch(complaint);
    expect(await verify()).toMatchObject({ code: 0 });
  });

  test("is a tenant's, and says so", async () => {
    const { code, complained } = await run(["audit", "verify"], { apiKey: undefined });
    expect([code, complained]).toEqual([1, "set PORTICO_API_KEY to an API key of the tenant."]);
  });
});

describe("audit verify with checkpoints", () => {
  /** A line of the gateway's log for each checkpoint that it has made. */
  const lines: string[] = [];
  let signed = 0;
  let publicKey = "";
  const hold = (kept: readonly string[] = lines, more: string[] = []): Promise<Ran> =>
    run(["audit", "verify", "--checkpoints", "gateway.log", ...more], {
      readLines: (path) => Readable.from(path === "gateway.log" ? kept : [publicKey]),
    });
  /** Of a log whose chain is whole by itself. */
  const holdWhole = async (): Promise<Ran> => {
    expect(await verify()).toMatchObject({ code: 0 });
    return hold();
  };
  const tamperedTail = () => [
    `delete from portico.audit_log where seq >= ${signed}`,
    `update portico.audit_heads set (seq, hash) = (select seq, hash from portico.audit_log where seq = ${signed - 1})`,
    "delete from portico.audit_checkpoints",
  ];

  beforeAll(async () => {
    ({ said: publicKey } = await run(["audit", "public-key"]));
    const key_id: unknown = Object.assign({ kid: "" }, JSON.parse(publicKey)).kid;
    const { tenant_id, seq, hash, at, signature } = await vi.waitUntil(lastCheckpoint, {
      timeout: 30_000,
      interval: 500,
    });
    signed = Number(seq);
    const checkpoint = { tenant_id, seq: signed, hash: hash.toString("hex"), at, key_id };
    const line = { level: 30, ...checkpoint, signature: signature.toString("base64url"), event: "audit_checkpoint" };
    lines.push('{"level":30,"event":"listening"}', "no JSON", JSON.stringify(line));
  }, 60_000);

  test("finds the log that was signed, by the gateway's key and by one that was kept", async () => {
    for (const ran of [await hold(), await hold(lines, ["--public-key", "kept.json"])]) {
      expect(ran).toMatchObject({ code: 0, complained: "" });
      expect(ran.said).toContain(`It is the log that was signed, up to entry ${signed}.`);
    }
  });

  test("finds a tail that was cut with everything in the database that knew of it", async () => {
    const { code, complained } = await damaged(tamperedTail(), holdWhole);
    expect(code).toBe(1);
    expect(complained).toMatch(
      new RegExp(`^entry ${signed} of the audit log is missing at the end: on .+ there were ${signed}\\.$`),
    );
  });

  test("finds a tail that was cut and has grown again", async () => {
    const { code, complained } = await damaged(tamperedTail(), async () => {
      await world.connection.send("PATCH", "", { json: { label: "grown" } });
      return holdWhole();
    });
    expect(code).toBe(1);
    expect(complained).toMatch(
      new RegExp(`^entry 1 of the audit log, or one up to ${signed}, is not the one that was signed on .+\\.$`),
    );
  });

  test.each([
    ["a number that was changed", (line: string) => line.replace(/"seq":\d+/, '"seq":1'), /is not signed by the key/],
    ["a line that was cut", (line: string) => line.replace(/,"signature":"[^"]+"/, ""), /cannot be read/],
    [
      "another tenant's checkpoints alone",
      (line: string) => line.replace(/ten_\w+/, "ten_0"),
      /there is no checkpoint of ten_/,
    ],
  ])("does not go by %s", async (_what, forge, complaint) => {
    const { code, complained } = await hold(lines.map(forge));
    expect(code).toBe(1);
    expect(complained).toMatch(complaint);
  });
});

describe("what is not understood", () => {
  test.each([[["rotate"]], [["rotate", "everything"]], [["audit"]], [["--nope"]], [["rotate", "kek", "--tenant"]]])(
    "%j: exits with 2 and shows how it is used",
    async (args) => {
      const { code, said, complained } = await run(args);
      expect(code).toBe(2);
      expect(said).toContain("portico rotate kek");
      expect(complained).not.toBe("");
    },
  );

  test.each([[[]], [["help"]]])("%j shows how it is used, and that is no failure", async (args: string[]) => {
    expect(await run(args)).toMatchObject({ code: 0, complained: "" });
  });

  test("a gateway that does not answer is named", async () => {
    const { code, complained } = await run(["audit", "verify", "--url", "http://127.0.0.1:9"]);
    expect(code).toBe(1);
    expect(complained).toBe("no gateway answers at http://127.0.0.1:9: start it, or name another with --url.");
  });
});

test("as a program it takes its address and keys from the environment", async () => {
  const main = join(repositoryDir, "apps/cli/src/main.ts");
  const env = { PORTICO_PUBLIC_URL: world.url(), PORTICO_API_KEY: world.tenant.key };
  const { stdout } = await promisify(execFile)(process.execPath, [main, "audit", "verify"], { env });
  expect(stdout).toMatch(/^The audit log is whole/);
});
