import type { Provider } from "@portico/connector";
import { PorticoError } from "@portico/model";
import { describe, expect, test } from "vitest";
import { type Bench, openBench } from "../bench.ts";
import { failing, refusalOf } from "../complete.ts";
import type { Counts } from "../counts.ts";
import { resourcesOf } from "../definition.ts";
import type { Desk } from "../desk.ts";
import type { Body, Row } from "../door.ts";
import { newTarget, operationsOf, othersOf, type Prepared } from "../operation.ts";

/** What can be done to one object beside changing it does what it says, costs what was announced, and stands once it is done. */
export const actions = (provider: Provider, desk: Desk, _counts: Counts): void => {
  test("those that are published are those that are defined", () => {
    for (const [resource, { operations }] of resourcesOf(provider))
      expect(operations.filter((name) => !ordinary.has(name))).toEqual(
        Object.keys(provider.resources[resource]?.actions ?? {}),
      );
  });

  for (const { name, prepare, hasAnswer } of operationsOf(provider).filter(({ isAction }) => isAction))
    describe(name, () => {
      test("what is planned is what is sent, and costs what the vendor charges", async () => {
        await using bench = await openBench(provider, desk);
        const run = await prepare(bench);
        bench.forgetCalls();
        const { requests } = await planOf(run);
        expect(bench.calls()).toEqual([]);
        await run(bench);
        expect(sentBy(bench)).toEqual(
          requests.map(({ method, path, body }) => ({ method, path, body: JSON.stringify(body) })),
        );
        expect(bench.calls().map(({ credits }) => credits)).toEqual(requests.map(({ credits }) => credits["total"]));
      });

      test("it stands, though what came of it cannot be read afterwards", async () => {
        await using bench = await openBench(provider, desk);
        const run = await prepare(bench);
        bench.account.faults.add({ kind: "answer", status: 404, method: "GET", times: 20 });
        const done = await run(bench);
        expect(done === null).toBe(!hasAnswer);
      });
    });

  for (const [resource, { operations }] of resourcesOf(provider)) {
    if (operations.includes("restore"))
      test(`${resource}: what was deleted is back as it was`, async () => {
        await using bench = await openBench(provider, desk);
        const target = await newTarget(bench, resource);
        const before = await bench.door.get(resource, target);
        await bench.door.delete(resource, target);
        const restored = await bench.door.act(resource, "restore", target, {});
        expect(timeless(restored)).toEqual(timeless(before));
        expect(timeless(await bench.door.get(resource, target))).toEqual(timeless(before));
      });

    if (operations.includes("erase"))
      test.each(["standing", "deleted"])(
        `${resource}: what is erased is gone for good, were it %s or not`,
        async (state) => {
          await using bench = await openBench(provider, desk);
          const target = await newTarget(bench, resource);
          if (state === "deleted") await bench.door.delete(resource, target);
          await bench.door.act(resource, "erase", target, {});
          expect((await failing(bench.door.get(resource, target))).code).toBe("not_found");
          expect((await failing(bench.door.act(resource, "erase", target, {}))).code).toBe("not_found");
        },
      );

    if (!operations.includes("merge")) continue;
    const mergeInto = (bench: Bench, target: Body, ids: readonly unknown[], body: Body = {}): Promise<Row | null> =>
      bench.door.act(resource, "merge", target, { [othersOf(resource)]: ids, ...body });

    test(`${resource}: what is merged is found no more on its own`, async () => {
      await using bench = await openBench(provider, desk);
      const [target, other] = [await newTarget(bench, resource), await newTarget(bench, resource)];
      const merged = await mergeInto(bench, target, [other.id]);
      expect(merged).toEqual(await bench.door.get(resource, target));
      const left = await bench.door.get(resource, other).catch(refusalOf);
      if (left instanceof PorticoError) expect(left.code).toBe("not_found");
      else expect(left["is_deleted"] === true || left["status"] === "closed").toBe(true);
    });

    test(`${resource}: nothing is merged into itself, nor what the vendor cannot know, and nobody is asked`, async () => {
      await using bench = await openBench(provider, desk);
      const target = await newTarget(bench, resource);
      bench.forgetCalls();
      for (const id of [target.id, "¿id?"]) {
        const refusal = await failing(mergeInto(bench, target, [id]));
        expect(refusal.code).toBe("validation_failed");
        for (const { pointer } of refusal.details.errors ?? []) expect(pointer).toContain(`/${othersOf(resource)}`);
      }
      expect(bench.calls()).toEqual([]);
    });

    test(`${resource}: one that is not there is named by the vendor, and by its field to the caller`, async () => {
      await using bench = await openBench(provider, desk);
      const refusal = await failing(mergeInto(bench, await newTarget(bench, resource), ["999999999"]));
      expect(refusal).toMatchObject({
        code: "provider_validation",
        details: { errors: [{ pointer: `/${othersOf(resource)}` }] },
      });
    });
  }

  const { merge, forward } = provider.resources.tickets?.actions ?? {};
  if (forward !== undefined)
    test("tickets: what is forwarded is kept among the comments, with whom it went to", async () => {
      await using bench = await openBench(provider, desk);
      const target = await newTarget(bench, "tickets");
      const sent = { to: ["carrier@example.com", "depot@example.com"], cc: ["ines@example.com"] };
      const made = await bench.door.act("tickets", "forward", target, { ...sent, body: { text: "Where is it?" } });
      expect(made).toMatchObject({ ...sent, ticket_id: target.id, visibility: "internal", direction: "outbound" });
      const { items } = await bench.door.list("comments", { ticket_id: target.id });
      expect(items.at(-1)).toMatchObject({ id: made?.id, ...sent, body: { text: "Where is it?" } });
    });

  if (forward !== undefined)
    test("tickets: a deleted ticket is not forwarded, and that is told", async () => {
      await using bench = await openBench(provider, desk);
      const target = await newTarget(bench, "tickets");
      await bench.door.delete("tickets", target);
      const body = { to: ["carrier@example.com"], body: { text: "Where is it?" } };
      const refusal = await failing(bench.door.act("tickets", "forward", target, body));
      expect(refusal.code).toBe("provider_conflict");
    });

  if (merge === undefined) return;
  test("tickets: a merge says on both sides what it was told to, to whom it was told to", async () => {
    await using bench = await openBench(provider, desk);
    const [target, other] = [await newTarget(bench, "tickets"), await newTarget(bench, "tickets")];
    await bench.door.act("tickets", "merge", target, {
      ticket_ids: [other.id],
      comment: { body: { text: "Come together" }, visibility: "public" },
      merged_comment: { body: { html: "<p>Gone over</p>" }, visibility: "internal" },
    });
    const [kept, gone] = await Promise.all(
      [target, other].map(({ id }) => bench.door.list("comments", { ticket_id: id })),
    );
    expect(kept?.items.at(-1)).toMatchObject({ visibility: "public", body: { text: "Come together" } });
    expect(gone?.items.at(-1)).toMatchObject({ visibility: "internal", body: { text: "Gone over" } });
  });
};

/** What is declared of a resource beside its actions. */
const ordinary = new Set(["list", "get", "create", "update", "delete"]);

const planOf = ({ plan }: Prepared) => plan?.() ?? expect.unreachable("an action has a plan");

const sentBy = (bench: Bench): object[] =>
  bench.recorded.map(({ request: { method, path, body } }) => ({
    method,
    path: new URL(path, bench.target.origin).pathname.slice(bench.target.basePath.length),
    body: typeof body === "string" ? body : "null",
  }));

/** Whether it moves the time of change is the vendor's affair. */
const timeless = (row: Row | null): object => ({ ...row, updated_at: null });
