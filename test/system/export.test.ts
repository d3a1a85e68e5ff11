import { type CliDeps, runCli } from "@portico/cli";
import { access, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Readable } from "node:stream";
import { setTimeout } from "node:timers/promises";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Connection, deploy, type Deployment, type Tenant } from "../e2e/deployment.ts";
import type { HelpDeskAccount } from "../e2e/help-desks.ts";
import { listIn, made } from "../e2e/http.ts";
import { openEmbedded } from "../e2e/storages.ts";
import { seedOf } from "../harness/seed.ts";
import { exportUnderKills } from "./killed-export.ts";

let deployment: Deployment;
let account: HelpDeskAccount;
let tenant: Tenant;
let connection: Connection;
let dir: string;
beforeAll(async () => {
  const storage = await openEmbedded();
  deployment = await deploy(async () => ({ ...storage, environment: { PORTICO_PROVIDER_WINDOW_MS: "1000" } }));
  account = await deployment.helpDesks.openAccount({ tickets: 30, deletedTickets: 3, windowMs: 1_000 });
  tenant = await deployment.openTenant();
  connection = await tenant.connect(account);
  dir = await mkdtemp(join(tmpdir(), "portico-export-"));
});
afterAll(async () => {
  await deployment.close();
  await rm(dir, { recursive: true, force: true });
});

interface Ran {
  code: number;
  said: string;
  complained: string[];
  out: string;
}

let files = 0;
const newFile = (): string => join(dir, `file-${(files += 1)}`);

const run = async (args: string[], out = newFile(), more: Partial<CliDeps> = {}): Promise<Ran> => {
  const complained: string[] = [];
  let said = "";
  const code = await runCli({
    args: ["export", ...args, "--connection", connection.id, "--out", out],
    baseUrl: deployment.url(),
    operatorToken: undefined,
    apiKey: tenant.key,
    fetch,
    now: Date.now,
    sleep: setTimeout,
    readLines: () => Readable.from([]),
    write: (text) => (said += text),
    complain: (line) => complained.push(line),
    isTerminal: false,
    ...more,
  });
  return { code, said, complained, out };
};

const rowsIn = async ({ out }: Ran): Promise<Record<string, unknown>[]> =>
  (await readFile(out, "utf8"))
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line) as Record<string, unknown>);

const shown = async (): Promise<string[]> =>
  (await account.tickets())
    .filter(({ deleted, spam, archived }) => !deleted && !spam && !archived)
    .map(({ id }) => String(id));

const all = async (path: string): Promise<Record<string, unknown>[]> => {
  const rows: Record<string, unknown>[] = [];
  for (let cursor = ""; ;) {
    const page = await connection.send("GET", `${path}${path.includes("?") ? "&" : "?"}limit=100${cursor}`);
    rows.push(...listIn(page));
    const { next_cursor } = made(page);
    if (typeof next_cursor !== "string") return rows;
    cursor = `&cursor=${next_cursor}`;
  }
};

const byId = <Row extends { id?: unknown }>(rows: readonly Row[]): Row[] =>
  rows.toSorted((one, other) => Number(one.id) - Number(other.id));

test("killed three times on the way, while tickets change and go, the file equals the account", async () => {
  const { rows, held, begins, conclusion } = await exportUnderKills(deployment, {
    tickets: 3_000,
    kills: 3,
    seed: seedOf(),
  });
  expect(byId(rows)).toEqual(byId(held));
  expect(begins.filter((line) => line.includes("going on after"))).toHaveLength(3);
  expect(conclusion).toMatch(/^Complete: [\d,]+ tickets in .+\. Left out: deleted, spam, archived\.$/);
});

describe("writes", () => {
  test("tickets as the API gives them, with what is included, and leaves nothing beside them", async () => {
    const ran = await run(["tickets", "--include", "native,deleted"]);
    expect(ran).toMatchObject({ code: 0, complained: [] });
    const rows = await rowsIn(ran);
    expect(byId(rows)).toEqual(byId(await all("/tickets?include=native,deleted")));
    expect(rows.filter((row) => row["is_deleted"] === true)).toHaveLength(3);
    expect(ran.said.split("\n").at(-2)).toContain(" Left out: spam, archived.");
    await expect(access(`${ran.out}.portico-export`)).rejects.toThrow("ENOENT");
  });

  test("all comments of all tickets, each with its ticket's id", async () => {
    const ran = await run(["comments"]);
    expect(ran).toMatchObject({ code: 0, complained: [] });
    const lists = await Promise.all((await shown()).map((id) => all(`/tickets/${id}/comments`)));
    expect(byId(await rowsIn(ran))).toEqual(byId(lists.flat()));
    expect(lists.flat().length).toBeGreaterThan(30);
    expect(ran.said).toContain("Complete, save for what moved meanwhile (page_numbers):");
  });

  test("contacts as a table", async () => {
    const ran = await run(["contacts", "--format", "csv"]);
    expect(ran).toMatchObject({ code: 0, complained: [] });
    const [head, ...lines] = (await readFile(ran.out, "utf8")).trimEnd().split("\r\n");
    const contacts = await all("/contacts");
    expect(head).toBe(Object.keys(contacts[0] ?? {}).join(","));
    expect(lines).toHaveLength(contacts.length);
    expect(lines.map((line) => line.split(",")[0])).toEqual(contacts.map(({ id }) => id));
  });

  test("a file over no other", async () => {
    const out = newFile();
    await writeFile(out, "mine");
    const { code, complained } = await run(["tickets"], out);
    expect([code, complained]).toEqual([1, [`${out} is there already: move it away, or name another file.`]]);
    expect(await readFile(out, "utf8")).toBe("mine");
  });
});

test("a budget that is used up is waited for, as long as the gateway says", async () => {
  const waits: number[] = [];
  let refusals = 2;
  const ran = await run(["contacts"], newFile(), {
    sleep: async (ms) => void waits.push(ms),
    fetch: async (input, init) =>
      refusals-- > 0 ? new Response("{}", { status: 429, headers: { "retry-after": "30" } }) : fetch(input, init),
  });
  expect(ran).toMatchObject({ code: 0, complained: [] });
  expect(waits).toEqual([30_000, 30_000]);
});

describe("where it fails", () => {
  test("the problem's sentence is told, what was read is kept, and the same command goes on, less what is gone since", async () => {
    const out = newFile();
    let calls = 0;
    const broken = await run(["comments"], out, {
      fetch: async (input, init) => ((calls += 1) > 28 ? Promise.reject(new TypeError("gone")) : fetch(input, init)),
    });
    expect(broken).toMatchObject({
      code: 1,
      complained: [
        `no gateway answers at ${deployment.url()}: start it, or name another with --url.`,
        `what was read is kept in ${out}.portico-export: the same command goes on from there.`,
      ],
    });
    await expect(access(out)).rejects.toThrow("ENOENT");
    const other = await run(["tickets"], out);
    expect([other.code, other.complained[0]]).toEqual([1, expect.stringContaining("is of another export")]);
    const outlived = { code: "cursor_expired", detail: "This cursor has been outlived." };
    const late = await run(["comments"], out, { fetch: async () => Response.json(outlived, { status: 410 }) });
    expect(late).toMatchObject({
      code: 1,
      complained: [outlived.detail, `what was read is kept in ${out}.portico-export: delete it to begin anew.`],
    });
    const [, first = ""] = (await readFile(`${out}.portico-export`, "utf8")).split("\n");
    await account.changeTicket((JSON.parse(first) as { id: string }).id, { deleted: true });
    const ran = await run(["comments"], out);
    expect(ran).toMatchObject({ code: 0, complained: [] });
    expect(ran.said).toContain("going on after 25 tickets.");
    expect(byId(await rowsIn(ran))).toEqual(byId(await rowsIn(await run(["comments"]))));
  });

  test.each<[string, string[], Partial<CliDeps>, RegExp]>([
    ["what cannot be included", ["contacts", "--include", "deleted"], {}, /include/],
    ["a wrong key", ["tickets"], { apiKey: "ptk_test_wrong" }, /key|credential/],
  ])("%s is refused in the gateway's own words, and leaves no file", async (_what, args, more, sentence) => {
    const before = await readdir(dir);
    const { code, complained } = await run(args, newFile(), more);
    expect([code, complained]).toEqual([1, [expect.stringMatching(sentence)]]);
    expect(await readdir(dir)).toEqual(before);
  });

  test.each([
    [["export", "tickets", "--out", "x"], /--connection/],
    [["export", "tickets", "--connection", "con_1"], /--out/],
    [["export", "tickets", "--connection", "con_1", "--out", "x", "--format", "xml"], /ndjson and csv/],
    [["export", "users", "--connection", "con_1", "--out", "x"], /no command "export users"/],
  ])("%j is not understood", async (args, sentence) => {
    const { code, said, complained } = await run([], newFile(), { args });
    expect([code, complained]).toEqual([2, [expect.stringMatching(sentence)]]);
    expect(said).toContain("portico export tickets|comments|contacts");
  });
});
