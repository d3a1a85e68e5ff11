import { type Actions, dryRun, nativeOnly, planSchema, type Resource, type Scope } from "@portico/model";
import type { ActionServices, Services, TargetOf, Verb } from "@portico/services";
import { z } from "zod";
import { ofProviders } from "../describe.ts";
import { noContent, ok, type Route, tenantRoute } from "../route.ts";

/** What sets the actions of one unified resource apart from another's. */
export interface ActionSpec<R extends Resource, Item extends z.ZodObject> {
  /** For operation ids and sentences. */
  one: string;
  tag: string;
  /** Below the connection, parameters in braces. */
  item: string;
  itemParam: string;
  itemParams: Item;
  targetOf: (params: z.output<Item>) => { connectionId: string; target: TargetOf<R> };
  services: (services: Services) => ActionServices<R>;
  actions: Partial<Record<Verb, ActionTaken>>;
}

/** What one action asks of its caller, takes and answers with. */
interface ActionTaken<Body extends object = object, Answer extends object = object> {
  scope: Scope;
  /** Absent: the action takes no body. */
  body?: z.ZodType<Body>;
  answer: z.ZodType<Answer>;
  note: string;
}

/** A row for each action that the model knows of a resource; to erase is a DELETE. */
export type ActionsTaken<R extends keyof Actions> = {
  [Name in Exclude<keyof Actions[R], "erase">]: Actions[R][Name] extends {
    body: infer Body extends object;
    answer: infer Answer extends object;
  }
    ? ActionTaken<Body, Answer>
    : never;
};

const query = z.strictObject({ include: nativeOnly, dry_run: dryRun });

/** One route for each action of a resource: `POST` below the object. */
export const actionRoutes = <R extends Resource, I extends z.ZodObject>(spec: ActionSpec<R, I>): Route[] =>
  Object.entries(spec.actions).map(([name, { scope, body, answer, note }]) => {
    const verb = name as Verb; // as `actions` is typed: `Object.entries` forgets it
    const object = spec.one.toLowerCase();
    return tenantRoute({
      contract: {
        method: "post",
        path: `/v1/connections/{connection_id}${spec.item}/${name}`,
        operationId: `${name}${spec.one}`,
        tag: spec.tag,
        summary: `${name.charAt(0).toUpperCase()}${name.slice(1)} a ${object}`,
        description: note,
        params: spec.itemParams,
        query,
        body,
        success: [
          {
            status: 200,
            description: "What came of it; with `dry_run=true` what would be sent.",
            schema: z.union([answer, planSchema]),
          },
          { status: 204, description: "It was done, and what came of it could not be read just now." },
        ],
      },
      policy: {
        access: "tenant",
        scope,
        deed: { verb, object, id: spec.itemParam },
        errors: [...ofProviders, "unsupported_field", "outcome_unknown"],
      },
      handle: async ({ services, params, query: { include = [], dry_run }, body: given = {} }, ctx) => {
        const { act, planAct } = spec.services(services);
        const { connectionId, target } = spec.targetOf(params);
        if (dry_run === true) return ok(await planAct(ctx, connectionId, name, target, given));
        const done = await act(ctx, connectionId, name, target, given, include);
        return done === null ? noContent : ok(done);
      },
    });
  });
