import type { Ahead, Position, Step } from "@portico/connector";
import type { EntityOf, QueryOf, Resource } from "@portico/model";
import { errand, type WalkDesk } from "./desk.ts";

/** How somebody walks: in these limits over and over, and which requests find the gateway started anew. */
export interface Pace {
  limits: readonly number[];
  restarts: readonly boolean[];
}

export interface Given<R extends Resource> {
  /** In the order in which they came. */
  rows: EntityOf<R>[];
  resume: Position | null;
  cutBy: "provider_cap" | null;
  weakness: string | null;
}

/** Walks a list to its end. A position travels as text, as in a cursor; what was read ahead is lost by a restart. */
export const walkOn = async <R extends "tickets" | "contacts">(
  desk: WalkDesk,
  resource: R,
  query: Omit<QueryOf<R>, "limit">,
  from: Position | null,
  { limits, restarts }: Pace,
): Promise<Given<R>> => {
  const rows: EntityOf<R>[] = [];
  let position = from;
  let ahead: Ahead<EntityOf<R>> | null = null;
  for (let turn = 0; ; turn += 1) {
    const limit = limits[turn % limits.length] ?? 100;
    // Every list takes a limit, and the query is whole with it.
    const asked = { ...query, limit } as Parameters<typeof desk.adapter.list<R>>[2];
    const step: Step<EntityOf<R>> = await desk.adapter.list(errand(), resource, asked, position, ahead);
    if (step.items.length > limit) throw new Error("more than the limit was given");
    rows.push(...step.items);
    if (step.next === null) return { rows, resume: step.resume, cutBy: step.cutBy, weakness: step.weakness };
    position = JSON.parse(JSON.stringify(step.next)) as Position;
    ahead = restarts[turn % Math.max(1, restarts.length)] === true ? null : step.ahead;
  }
};
