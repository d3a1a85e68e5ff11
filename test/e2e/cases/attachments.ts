import { createHash, randomBytes } from "node:crypto";
import { readFile, writeFile } from "node:fs/promises";
import { describe, expect, test } from "vitest";
import type { Connection, Deployment, Tenant } from "../deployment.ts";
import type { HelpDeskAccount, Vendor } from "../help-desks.ts";
import { type Answer, isRecord } from "../http.ts";
import { openRaw } from "../raw.ts";

interface World {
  account: HelpDeskAccount;
  tenant: Tenant;
  connection: Connection;
}

const open = async (deployment: Deployment, provider: Vendor): Promise<World> => {
  const account = await deployment.helpDesks.openAccount({}, provider);
  const tenant = await deployment.openTenant();
  return { account, tenant, connection: await tenant.connect(account) };
};

const ticket = { subject: "With files", description: { text: "See them." }, requester: { email: "ines@example.com" } };

const formOf = (
  body: object,
  ...files: readonly [name: string, bytes: Uint8Array<ArrayBuffer> | string][]
): FormData => {
  const form = new FormData();
  form.append("body", new Blob([JSON.stringify(body)], { type: "application/json" }));
  for (const [name, bytes] of files) form.append("attachments[]", new Blob([bytes], { type: "text/csv" }), name);
  return form;
};

const filesIn = ({ json }: Answer): Record<string, unknown>[] => {
  const { attachments } = json;
  return Array.isArray(attachments) ? attachments.filter(isRecord) : [];
};

/** Files go up with what they hang on, and come down by an id that says what that is. */
export const attachmentCases = (deployment: () => Deployment): void => {
  const download = ({ tenant, connection }: World, id: unknown, headers: Record<string, string> = {}) =>
    fetch(`${deployment().url()}/v1/connections/${connection.id}/attachments/${String(id)}`, {
      headers: { authorization: `Bearer ${tenant.key}`, ...headers },
    });

  describe.each(["freshdesk", "freshservice"] as const)("files at %s", (provider) => {
    test("hang on the ticket and the comment that they came with, and come down as they went up", async () => {
      const world = await open(deployment(), provider);
      const { send } = world.connection;
      const bytes = randomBytes(150_000);
      const made = await send("POST", "/tickets", {
        body: formOf(ticket, ["Größe A;1.csv", bytes], ["empty.csv", ""]),
      });
      expect(made).toMatchObject({ status: 201, json: { subject: "With files" } });
      const path = `/tickets/${String(made.json["id"])}`;
      expect(filesIn(made)).toMatchObject([
        { name: "Größe A;1.csv", size: 150_000, content_type: "text/csv" },
        { name: "empty.csv", size: 0 },
      ]);
      expect(filesIn(await send("PATCH", path, { body: formOf({}, ["later.csv", "x"]) }))).toHaveLength(3);
      const said = { visibility: "public", body: { text: "Here." } };
      const comment = await send("POST", `${path}/comments`, { body: formOf(said, ["reply.csv", "1,2"]) });
      const [reply] = filesIn(comment);
      expect(reply?.["id"]).toMatch(
        new RegExp(`^t${String(made.json["id"])}\\.c${String(comment.json["id"])}\\.\\d+$`),
      );

      const [first] = filesIn(await send("GET", path));
      const answer = await download(world, first?.["id"]);
      expect(answer.status).toBe(200);
      expect(Buffer.from(await answer.arrayBuffer()).equals(bytes)).toBe(true);
      expect(Object.fromEntries(answer.headers)).toMatchObject({
        "content-type": "text/csv",
        "content-length": "150000",
        "content-disposition": `attachment; filename="Gr__e A;1.csv"; filename*=UTF-8''Gr%C3%B6%C3%9Fe%20A%3B1.csv`,
        "x-content-type-options": "nosniff",
        "content-security-policy": "default-src 'none'; sandbox",
        "cache-control": "no-store",
        "portico-upstream-calls": "2",
        "portico-upstream-credits": "1",
      });
      expect(await (await download(world, reply?.["id"])).text()).toBe("1,2");
    });

    test("can be read in part, unless another version is meant", async () => {
      const world = await open(deployment(), provider);
      const [file] = filesIn(
        await world.connection.send("POST", "/tickets", { body: formOf(ticket, ["a.csv", "0123456789"]) }),
      );
      const part = await download(world, file?.["id"], { range: "bytes=2-4" });
      expect([part.status, part.headers.get("content-range"), await part.text()]).toEqual([206, "bytes 2-4/10", "234"]);
      const tag = part.headers.get("etag") ?? "";
      const same = await download(world, file?.["id"], { range: "bytes=7-", "if-range": tag });
      expect([same.status, await same.text()]).toEqual([206, "789"]);
      const other = await download(world, file?.["id"], { range: "bytes=7-", "if-range": '"other"' });
      expect([other.status, await other.text()]).toEqual([200, "0123456789"]);
      const none = await download(world, file?.["id"], { range: "bytes=99-" });
      expect([none.status, none.headers.get("content-range"), await none.json()]).toEqual([
        416,
        "bytes */10",
        expect.objectContaining({ code: "range_not_satisfiable" }),
      ]);
      const several = await download(world, file?.["id"], { range: "bytes=0-1,3-4" });
      expect([several.status, await several.text()]).toEqual([200, "0123456789"]);
    });

    test("are deleted once, after what they hang on was read", async () => {
      const world = await open(deployment(), provider);
      const { send } = world.connection;
      const [file] = filesIn(await send("POST", "/tickets", { body: formOf(ticket, ["a.csv", "x"]) }));
      const path = `/attachments/${String(file?.["id"])}`;
      expect(await send("DELETE", `${path}?dry_run=true`)).toMatchObject({ status: 200, json: { dry_run: true } });
      expect(await send("DELETE", path, { headers: { "if-match": '"other"' } })).toMatchObject({ status: 412 });
      expect(await send("DELETE", path)).toMatchObject({ status: 204 });
      expect(await send("DELETE", path)).toMatchObject({ status: 404, json: { code: "not_found" } });
      expect((await download(world, file?.["id"])).status).toBe(404);
    });

    test("are found on nothing that they do not hang on", async () => {
      const world = await open(deployment(), provider);
      const { send } = world.connection;
      const made = await send("POST", "/tickets", { body: formOf(ticket, ["a.csv", "x"]) });
      const other = await send("POST", "/tickets", { json: ticket });
      const [id = ""] = filesIn(made).map((file) => String(file["id"]));
      const [, ofTicket = "", ofFile = ""] = /^t(\d+)\.(\d+)$/.exec(id) ?? [];
      for (const wrong of [
        `t${String(other.json["id"])}.${ofFile}`,
        `t${ofTicket}.c1.${ofFile}`,
        `t${ofTicket}.1`,
        ofFile,
        `tx.${ofFile}`,
      ]) {
        expect((await download(world, wrong)).status).toBe(404);
        expect(await send("DELETE", `/attachments/${wrong}`)).toMatchObject({ status: 404 });
      }
      expect((await download(world, id)).status).toBe(200);
    });

    test("of a comment are for who may see comments", async () => {
      const world = await open(deployment(), provider);
      const { send } = world.connection;
      const made = await send("POST", "/tickets", { body: formOf(ticket, ["a.csv", "x"]) });
      const said = { body: { text: "Here." } };
      const comment = await send("POST", `/tickets/${String(made.json["id"])}/comments`, {
        body: formOf(said, ["b.csv", "y"]),
      });
      const key = await world.tenant.mint({ scopes: ["tickets:read", "tickets:write"] });
      const narrow = { ...world, tenant: { ...world.tenant, key } };
      const [ofTicket, ofComment] = [made, comment].map((answer) => filesIn(answer)[0]?.["id"]);
      expect((await download(narrow, ofTicket)).status).toBe(200);
      expect((await download(narrow, ofComment)).status).toBe(403);
      const deleted = await send("DELETE", `/attachments/${String(ofComment)}`, { key });
      expect(deleted).toMatchObject({ status: 403, json: { code: "insufficient_scope" } });
    });

    test("are sent once under one key, however their form is framed", async () => {
      const { account, connection } = await open(deployment(), provider);
      const headers = { "idempotency-key": "with-files" };
      const first = await connection.send("POST", "/tickets", { headers, body: formOf(ticket, ["a.csv", "x"]) });
      const again = await connection.send("POST", "/tickets", { headers, body: formOf(ticket, ["a.csv", "x"]) });
      expect([again.status, again.json]).toEqual([201, first.json]);
      expect(again.headers.get("idempotency-replayed")).toBe("true");
      const other = await connection.send("POST", "/tickets", { headers, body: formOf(ticket, ["a.csv", "y"]) });
      expect(other).toMatchObject({ status: 422, json: { code: "idempotency_key_reused" } });
      expect((await account.calls()).filter(({ method }) => method === "POST")).toHaveLength(1);
    });

    test("that are too large are refused, without a call where their size is told, and no ticket is made", async () => {
      const { account, connection } = await open(deployment(), provider);
      const before = await account.tickets();
      const tooMuch = new Uint8Array((provider === "freshdesk" ? 20 : 40) * 1_048_576 + 200_000);
      await account.forgetCalls();
      const told = await connection.send("POST", "/tickets", { body: formOf(ticket, ["a.bin", tooMuch]) });
      expect(told).toMatchObject({ status: 413, json: { code: "body_too_large" } });
      expect((await account.calls()).filter(({ method }) => method === "POST")).toEqual([]);
      const headers = { "idempotency-key": "too-large" };
      const untold = await sendUntold(connection, headers, formOf(ticket, ["a.bin", tooMuch]));
      expect(untold).toMatchObject({ status: 413, json: { code: "body_too_large" } });
      expect(await account.tickets()).toHaveLength(before.length);
      // Nothing has happened under this key.
      expect(await sendUntold(connection, headers, formOf(ticket, ["a.bin", "x"]))).toMatchObject({ status: 201 });
    });

    test("whose sender leaves in the middle make no ticket, and can be sent again under their key", async () => {
      const { account, connection, tenant } = await open(deployment(), provider);
      const before = await account.tickets();
      const [request, body] = await rawRequest(
        deployment(),
        connection,
        tenant,
        formOf(ticket, ["a.bin", new Uint8Array(2_000_000)]),
      );
      const socket = openRaw(deployment().url(), request);
      await account.forgetCalls();
      await new Promise((resolve) => socket.write(body.subarray(0, 1_000_000), resolve));
      socket.destroy();
      const headers = { "idempotency-key": "left" };
      await expect
        .poll(
          async () =>
            (await connection.send("POST", "/tickets", { headers, body: formOf(ticket, ["a.bin", "x"]) })).status,
        )
        .toBe(201);
      expect(await account.tickets()).toHaveLength(before.length + 1);
    });

    test("cannot be kept by themselves", async () => {
      const { connection } = await open(deployment(), provider);
      const answer = await connection.send("POST", "/attachments", { body: formOf({}, ["a.csv", "x"]) });
      expect(answer).toMatchObject({ status: 422, json: { code: "unsupported_operation" } });
    });
  });

  test("a picture of a contact is one, and where the help desk keeps none it is refused unasked", async () => {
    const person = { name: "Inês Duarte", email: "ines.duarte@example.com" };
    const { account, connection } = await open(deployment(), "freshdesk");
    const made = await connection.send("POST", "/contacts", { body: formOf(person, ["ines.png", "x"]) });
    expect(made).toMatchObject({ status: 201, json: { avatar_url: expect.stringContaining("ines.png") } });
    await account.forgetCalls();
    const path = `/contacts/${String(made.json["id"])}`;
    const text = await connection.send("PATCH", path, { body: formOf({}, ["ines.txt", "x"]) });
    expect(text).toMatchObject({ status: 422, json: { errors: [{ pointer: "/attachments/0" }] } });
    const large = await connection.send("PATCH", path, { body: formOf({}, ["ines.png", new Uint8Array(5_400_000)]) });
    expect(large).toMatchObject({ status: 413 });
    const { connection: without } = await open(deployment(), "freshservice");
    const refused = await without.send("POST", "/contacts", { body: formOf(person, ["ines.png", "x"]) });
    expect(refused).toMatchObject({
      status: 422,
      json: { code: "unsupported_field", errors: [{ pointer: "/attachments" }] },
    });
    expect(await account.calls()).toEqual([]);
  });

  test("twenty megabytes pass each way, whole, and neither way does the process grow by forty", async () => {
    const world = await open(deployment(), "freshdesk");
    const { pid } = deployment().process();
    const bytes = randomBytes(20 * 1_048_576);
    const up = await watched(pid, () =>
      world.connection.send("POST", "/tickets", { body: formOf(ticket, ["all.bin", bytes]) }),
    );
    const [file] = filesIn(up.result);
    expect(file).toMatchObject({ size: bytes.length });
    const down = await watched(pid, async () => hashOf((await download(world, file?.["id"])).body ?? []));
    expect(down.result).toBe(await hashOf([bytes]));
    expect(Math.max(up.grownBytes, down.grownBytes)).toBeLessThan(40 * 1_048_576);
  });

  test("whoever leaves or rests while a file comes down is in nobody's way", async () => {
    const world = await open(deployment(), "freshdesk");
    const bytes = randomBytes(5 * 1_048_576);
    const made = await world.connection.send("POST", "/tickets", { body: formOf(ticket, ["all.bin", bytes]) });
    const [file] = filesIn(made);
    const bodies = await Promise.all([1, 2, 3].map(() => download(world, file?.["id"])));
    const [leaves, rests, reads] = bodies.map(({ body }) => (body ?? new ReadableStream()).values());
    for (const each of [leaves, rests]) await each?.next();
    await leaves?.return?.();
    expect(await hashOf(reads ?? [])).toBe(await hashOf([bytes]));
    let rest = 0;
    for await (const chunk of rests ?? []) rest += chunk.byteLength;
    expect(rest).toBeGreaterThan(4 * 1_048_576);
    expect(deployment().process().output()).not.toContain('"event":"unforeseen"');
  });
};

const hashOf = async (chunks: AsyncIterable<Uint8Array> | Iterable<Uint8Array>): Promise<string> => {
  const hash = createHash("sha256");
  for await (const chunk of chunks) hash.update(chunk);
  return hash.digest("hex");
};

/** Carries something out, and tells by how much a process has grown meanwhile, at most. */
const watched = async <Result>(pid: number, work: () => Promise<Result>) => {
  // Forgets how much it has held at most.
  await writeFile(`/proc/${pid}/clear_refs`, "5");
  const before = await memoryOf(pid, "VmRSS");
  const result = await work();
  return { result, grownBytes: (await memoryOf(pid, "VmHWM")) - before };
};

const memoryOf = async (pid: number, name: string): Promise<number> => {
  const status = await readFile(`/proc/${pid}/status`, "utf8");
  return 1_024 * Number(new RegExp(`^${name}:\\s+(\\d+) kB$`, "m").exec(status)?.[1]);
};

/** Sends a form in chunks, so that nobody knows how long it is. */
const sendUntold = async (connection: Connection, headers: Record<string, string>, form: FormData): Promise<Answer> => {
  const { body, headers: own } = new Response(form);
  return connection.send("POST", "/tickets", {
    headers: { ...headers, "content-type": own.get("content-type") ?? "" },
    body,
  });
};

const rawRequest = async (deployment: Deployment, { id }: Connection, { key }: Tenant, form: FormData) => {
  const sent = new Response(form);
  const body = Buffer.from(await sent.arrayBuffer());
  const head = [
    `POST /v1/connections/${id}/tickets HTTP/1.1`,
    `Host: ${new URL(deployment.url()).host}`,
    `Authorization: Bearer ${key}`,
    "Idempotency-Key: left",
    `Content-Type: ${sent.headers.get("content-type") ?? ""}`,
    `Content-Length: ${body.length}`,
  ];
  return [`${head.join("\r\n")}\r\n\r\n`, body] as const;
};
