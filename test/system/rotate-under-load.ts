import { setTimeout as delay } from "node:timers/promises";
import { made } from "../e2e/http.ts";
import type { Answer } from "../e2e/http.ts";
import type { Replicas } from "./replicas.ts";

export const rotationKinds = ["kek", "tenant_key", "connection_key"] as const;
type Kind = (typeof rotationKinds)[number];

export interface Load {
  requests: number;
  rotations: number;
  failures: string[];
}

/**
 * Rotates again and again while callers read, write, walk on by old cursors and ask for stored answers: all of which
 * opens what keys have sealed that are being replaced. Ends after so many requests, and one rotation at least.
 */
export const rotateUnderLoad = async (world: Replicas, kind: Kind, requests: number): Promise<Load> => {
  const load: Load = { requests: 0, rotations: 0, failures: [] };
  const isOver = (): boolean => load.requests >= requests && load.rotations >= 1;
  const note = ({ status, text }: Answer): void => {
    load.requests += 1;
    if (status >= 400) load.failures.push(`${status} ${text}`);
  };
  const deeds = await deedsOf(world);
  const caller = async (first: number): Promise<void> => {
    for (let turn = first; !isOver(); turn += 1) {
      const deed = deeds[turn % deeds.length];
      await deed?.().then(note, (error: unknown) => load.failures.push(String(error)));
    }
  };
  const rotator = async (): Promise<void> => {
    while (!isOver()) {
      await rotate(world, kind);
      load.rotations += 1;
    }
  };
  await Promise.all([rotator(), ...[0, 1, 2, 3].map(caller)]);
  return load;
};

const rotate = async (world: Replicas, kind: Kind): Promise<void> => {
  if (kind === "kek") await world.changeKek();
  const key = world.operatorToken;
  const rotation = made(await world.send("POST", "/v1/operator/rotations", { key, json: { kind } }));
  const path = `/v1/operator/rotations/${String(rotation["id"])}`;
  for (;;) {
    const { state } = made(await world.send("GET", path, { key }));
    if (state === "done") return;
    if (state === "failed") throw new Error("the rotation failed");
    await delay(50);
  }
};

const ticket = { subject: "x", description: { text: "x" }, requester: { email: "ann@example.com" } };

/** What callers do, most often the plain reads; cursors and stored answers were sealed before any key was replaced. */
const deedsOf = async ({ tenant, connections, connect }: Replicas): Promise<(() => Promise<Answer>)[]> => {
  const [first] = connections;
  if (first === undefined) throw new Error("there is no connection");
  const create = () => first.send("POST", "/tickets", { json: ticket, headers: { "idempotency-key": "before" } });
  made(await create());
  const page = made(await first.send("GET", "/tickets?limit=1"));
  const cursor = encodeURIComponent(String(page["next_cursor"]));
  const reads = connections.flatMap(({ send }) => [
    () => send("GET", "/tickets?limit=1"),
    () => send("GET", "/users/me"),
    () => send("PATCH", "", { json: { label: "L" } }),
  ]);
  const connectAndLeave = async (): Promise<Answer> => {
    const connection = await connect(tenant);
    const answer = await connection.send("GET", "/tickets?limit=1");
    await connection.send("DELETE", "");
    return answer;
  };
  return [...reads, () => first.send("GET", `/tickets?limit=1&cursor=${cursor}`), create, ...reads, connectAndLeave];
};
