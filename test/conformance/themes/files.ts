import type { Provider, Upload } from "@portico/connector";
import { type Attachment, attachmentSchema, type Resource } from "@portico/model";
import { randomBytes } from "node:crypto";
import { Readable } from "node:stream";
import { buffer } from "node:stream/consumers";
import { describe, expect, test } from "vitest";
import { type Bench, openBench } from "../bench.ts";
import { failing } from "../complete.ts";
import { parentOf, resourcesOf } from "../definition.ts";
import type { Desk } from "../desk.ts";
import type { Body, Row } from "../door.ts";
import { newTarget, smallest } from "../operation.ts";

type Write = "create" | "update";
const writes: readonly Write[] = ["create", "update"];

/** Files go along with the writes that say so, come back as they went, and are called for without credentials. */
export const files = (provider: Provider, desk: Desk): void => {
  const declared = resourcesOf(provider).flatMap(([resource, { operations, files: taken }]) =>
    writes
      .filter((write) => operations.includes(write))
      .map((write) => ({ resource, write, isTaken: taken?.writes.includes(write) === true })),
  );
  const taking = declared.filter(({ isTaken }) => isTaken);
  const shown = taking.filter(({ resource }) => shownOn.has(resource));

  for (const { resource, write, isTaken } of declared)
    if (!isTaken)
      test(`${write} ${resource} takes none, and says so before a call`, async () => {
        await using bench = await openBench(provider, desk);
        const send = await sender(bench, resource, write);
        bench.forgetCalls();
        expect(await failing(send(uploadOf(bytesOf(10))))).toMatchObject({ code: "unsupported_field" });
        expect(bench.calls().filter(({ method }) => method !== "GET")).toEqual([]);
      });

  for (const { resource, write } of taking)
    test(`${write} ${resource} takes a file, in one call`, async () => {
      await using bench = await openBench(provider, desk);
      const send = await sender(bench, resource, write);
      bench.forgetCalls();
      await send(uploadOf(bytesOf(10)));
      expect(bench.calls().filter(({ method }) => method !== "GET")).toHaveLength(1);
    });

  if (shown.length === 0) return;
  describe("that hang on something", () => {
    test.each(shown)("are read as they were written: $write $resource", async ({ resource, write }) => {
      await using bench = await openBench(provider, desk);
      const bytes = bytesOf(100_000);
      const [file] = filesOf(await (await sender(bench, resource, write))(uploadOf(bytes)));
      expect(file).toMatchObject({ name: "picture.png", content_type: "image/png", size: bytes.length });
      bench.forgetCalls();
      const { attachment, open } = await bench.adapter.findFile(bench.errand(), file?.id ?? "");
      expect(attachment).toEqual(file);
      const { status, body } = await open();
      expect([status, (await buffer(body)).equals(bytes)]).toEqual([200, true]);
      const storage = bench.calls().at(-1);
      expect([storage?.credits, storage?.headers["authorization"]]).toEqual([0, undefined]);
    });

    test.each(shown)("can be deleted once: $write $resource", async ({ resource, write }) => {
      await using bench = await openBench(provider, desk);
      const [file] = filesOf(await (await sender(bench, resource, write))(uploadOf(bytesOf(10))));
      const id = file?.id ?? "";
      const { requests } = bench.adapter.planDeleteFile(id);
      bench.forgetCalls();
      await bench.adapter.deleteFile(bench.errand(), id);
      expect(bench.calls().at(-1)).toMatchObject({ method: "DELETE", path: requests[0]?.path });
      expect(await failing(bench.adapter.deleteFile(bench.errand(), id))).toMatchObject({ code: "not_found" });
      expect(await failing(bench.adapter.findFile(bench.errand(), id))).toMatchObject({ code: "not_found" });
    });
  });

  test("an id that no file can have is found without a call", async () => {
    await using bench = await openBench(provider, desk);
    for (const id of ["", "1", "t.1", "t1.", "t1.c.1", "t../1.1", "t1.c1.1.1"])
      expect(await failing(bench.adapter.findFile(bench.errand(), id))).toMatchObject({ code: "not_found" });
    expect(bench.calls()).toEqual([]);
  });
};

/** The resources whose objects name their files. */
const shownOn: ReadonlySet<Resource> = new Set(["tickets", "comments"]);

const bytesOf = (length: number): Buffer => randomBytes(length);

const uploadOf = (bytes: Buffer): Upload => {
  const file = {
    name: "picture.png",
    contentType: "image/png",
    content: Readable.from([bytes], { objectMode: false }),
  };
  return { first: file, files: Readable.from([file]), leastBytes: 0 };
};

/** Makes a new object, or changes one, with files. */
const sender = async (bench: Bench, resource: Resource, write: Write): Promise<(upload: Upload) => Promise<Row>> => {
  const parent = parentOf(bench, resource);
  if (write === "create") {
    const body = await smallest(bench, resource);
    return (upload) => bench.door.create(resource, parent, body, [], bench.errand(), upload);
  }
  const target = await newTarget(bench, resource);
  const patch: Body = resource === "comments" ? { body: { text: "Changed" } } : {};
  return (upload) => bench.door.update(resource, target, patch, [], bench.errand(), upload);
};

const filesOf = ({ attachments }: Row): Attachment[] => attachmentSchema.array().parse(attachments);
