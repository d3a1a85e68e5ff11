import {
  type CreateOf,
  type EntityOf,
  type Include,
  type PatchOf,
  type Plan,
  PorticoError,
  type QueryOf,
  type Resource,
} from "@portico/model";
import type { Account, Call, ParentOf, ResourceDefinition, TargetOf, Trace, WireRequest, Write } from "./contract.ts";
import type { Errand } from "./errand.ts";
import type { ExchangeDeps } from "./exchange.ts";
import { queryOf } from "./json-exchange.ts";
import { merge } from "./native.ts";
import { forward, type ForwardedAnswer, type ForwardedRequest } from "./passthrough.ts";
import { performer, type Performer } from "./perform.ts";
import { priceOf } from "./price.ts";
import {
  emptiedIn,
  foreignIdsIn,
  refuseFaults,
  refuseForeignIds,
  refuseUnsupported,
  unsupportedFilter,
  unsupportedOperation,
  unsupportedSort,
} from "./refusals.ts";
import { type Position, type Step, walk } from "./walk.ts";

type Extras = readonly Include[];

/** What services do with one connection: the full surface for every provider. What the provider lacks is refused unasked. */
export interface Adapter {
  list<R extends Resource>(
    errand: Errand,
    resource: R,
    query: QueryOf<R> & ParentOf<R>,
    from: Position | null,
  ): Promise<Step<EntityOf<R>>>;
  get<R extends Resource>(errand: Errand, resource: R, target: TargetOf<R>, include: Extras): Promise<EntityOf<R>>;
  create<R extends Resource>(
    errand: Errand,
    resource: R,
    parent: ParentOf<R>,
    body: CreateOf<R>,
    include: Extras,
  ): Promise<EntityOf<R>>;
  update<R extends Resource>(
    errand: Errand,
    resource: R,
    target: TargetOf<R>,
    body: PatchOf<R>,
    include: Extras,
  ): Promise<EntityOf<R>>;
  delete<R extends Resource>(errand: Errand, resource: R, target: TargetOf<R>): Promise<void>;
  /** What a write would send, what it costs and whom it would notify; nothing is sent. */
  planCreate<R extends Resource>(errand: Errand, resource: R, parent: ParentOf<R>, body: CreateOf<R>): Promise<Plan>;
  planUpdate<R extends Resource>(errand: Errand, resource: R, target: TargetOf<R>, body: PatchOf<R>): Promise<Plan>;
  planDelete<R extends Resource>(resource: R, target: TargetOf<R>): Plan;
  /** What became of a create whose answer was lost: the objects that are it, or may be. Null: nobody can tell. */
  trace<R extends Resource>(errand: Errand, resource: R, made: Made<R>): Promise<Traced<EntityOf<R>> | null>;
  /** Whom the credentials belong to. */
  identify(errand: Errand, include: Extras): Promise<EntityOf<"users">>;
  /** The vendor's answer as it stands, streamed. */
  forward(errand: Errand, request: ForwardedRequest): Promise<ForwardedAnswer>;
}

/** A create as it was sent, and when. */
export interface Made<R extends Resource> {
  parent: ParentOf<R>;
  body: CreateOf<R>;
  sentAt: Date;
}
export interface Traced<Entity> {
  same: Entity[];
  maybe: Entity[];
}

interface Accounts {
  unasked: Account;
  asked: (errand: Errand) => Promise<Account>;
}

export const createAdapter = (deps: ExchangeDeps, accounts: Accounts): Adapter => {
  const { provider } = deps;
  const definitionOf = <R extends Resource>(resource: R): ResourceDefinition<R> => provider.resources[resource] ?? {};
  const accountFor = (errand: Errand, resource: Resource): Promise<Account> =>
    definitionOf(resource).needsAccount === true ? accounts.asked(errand) : Promise.resolve(accounts.unasked);
  const performing = (errand: Errand, account: Account, include: Extras): Performer =>
    performer(deps, errand, account, include.includes("native"));

  /** Finds every fault of a write that can be found unasked, then those that the account's facts tell, then its request. */
  const prepare = async <Body extends object, Target extends object, Out>(
    errand: Errand,
    resource: Resource,
    write: Write<Body, Target, Out>,
    target: Target,
    body: Body,
  ): Promise<Prepared<Body & Target, Out>> => {
    refuseForeignIds(provider, target);
    refuseUnsupported(provider, write.fields, body);
    const { native, input } = apart<Body & Target>({ ...body, ...target });
    refuseFaults([...foreignIdsIn(provider, body), ...emptiedIn(provider, write.unclearable ?? [], body)]);
    refuseFaults(write.requires?.(input, native ?? {}) ?? []);
    const account = await accountFor(errand, resource);
    refuseFaults(write.checks?.(input, account, native ?? {}) ?? []);
    const wire = write.op.send(input, account);
    return {
      op: write.op,
      input,
      account,
      wire: native === undefined ? wire : { ...wire, json: merge(wire.json ?? {}, native) },
    };
  };
  const perform = <In, Out>(
    errand: Errand,
    include: Extras,
    { op, input, account, wire }: Prepared<In, Out>,
  ): Promise<Out> => performing(errand, account, include).send(op, wire, input);

  const createOf = <R extends Resource>(resource: R) =>
    definitionOf(resource).create ?? refuse(unsupportedOperation(provider, "create", resource));
  const updateOf = <R extends Resource>(resource: R) =>
    definitionOf(resource).update ?? refuse(unsupportedOperation(provider, "update", resource));
  const deleteOf = <R extends Resource>(resource: R) =>
    definitionOf(resource).delete ?? refuse(unsupportedOperation(provider, "delete", resource));

  const planned = (wire: WireRequest, effects: readonly string[]): Plan => ({
    dry_run: true,
    requests: [requestPlan(deps, wire)],
    side_effects: [...effects],
  });

  return {
    list: async (errand, resource, query, from) => {
      const list = definitionOf(resource).list ?? refuse(unsupportedOperation(provider, "list", resource));
      refuseForeignIds(provider, parentIn(query));
      refuseFaultyQuery(foreignIdsIn(provider, query));
      const sort = "sort" in query ? query.sort : undefined;
      if (sort !== undefined && !list.sorts.includes(sort)) throw unsupportedSort(provider, list.sorts);
      const untestable = list.untestable?.find((name) => query[name] !== undefined);
      if (untestable !== undefined) throw unsupportedFilter(provider, untestable);
      const account = await accountFor(errand, resource);
      const { fetch } = performing(errand, account, []);
      return walk({ provider, target: deps.target, list, query, account, errand, fetch }, from);
    },
    get: async (errand, resource, target, include) => {
      const op = definitionOf(resource).get ?? refuse(unsupportedOperation(provider, "get", resource));
      refuseForeignIds(provider, target);
      return performing(errand, await accountFor(errand, resource), include).perform(op, target);
    },
    create: async (errand, resource, parent, body, include) =>
      perform(errand, include, await prepare(errand, resource, createOf(resource), parent, body)),
    update: async (errand, resource, target, body, include) =>
      perform(errand, include, await prepare(errand, resource, updateOf(resource), target, body)),
    delete: async (errand, resource, target) => {
      const op = deleteOf(resource);
      refuseForeignIds(provider, target);
      await performing(errand, accounts.unasked, []).perform(op, target);
    },
    planCreate: async (errand, resource, parent, body) => {
      const write = createOf(resource);
      const { wire, input } = await prepare(errand, resource, write, parent, body);
      return planned(wire, write.effects?.(input) ?? []);
    },
    planUpdate: async (errand, resource, target, body) => {
      const write = updateOf(resource);
      const { wire, input } = await prepare(errand, resource, write, target, body);
      return planned(wire, write.effects?.(input) ?? []);
    },
    planDelete: (resource, target) => {
      const op = deleteOf(resource);
      refuseForeignIds(provider, target);
      return planned(op.send(target, accounts.unasked), []);
    },
    trace: async (errand, resource, { parent, body, sentAt }) => {
      const trace = definitionOf(resource).create?.trace;
      if (trace === undefined) return null;
      const { input } = apart({ ...body, ...parent });
      return traced(trace, performing(errand, await accountFor(errand, resource), []), input, sentAt);
    },
    identify: async (errand, include) =>
      performing(errand, accounts.unasked, include).perform(provider.identify, undefined),
    forward: (errand, request) => forward(deps, errand, request),
  };
};

const traced = async <In, Entity>(
  { find, isSame }: Trace<In, Entity>,
  { perform }: Performer,
  input: In,
  sentAt: Date,
): Promise<Traced<Entity> | null> => {
  // Vendors' clocks and ours differ, and theirs have whole seconds.
  const since = new Date(sentAt.getTime() - 5_000).toISOString().replace(/\.\d+Z$/, "Z");
  const candidates = await perform(find, { ...input, since });
  if (candidates === null) return null;
  return {
    same: candidates.filter((candidate) => isSame(candidate, input) === "yes"),
    maybe: candidates.filter((candidate) => isSame(candidate, input) === "maybe"),
  };
};

interface Prepared<In, Out> {
  op: Call<In, Out>;
  input: In;
  account: Account;
  wire: WireRequest;
}

const requestPlan = ({ provider }: ExchangeDeps, wire: WireRequest): Plan["requests"][number] => {
  const query = new URLSearchParams(queryOf(wire));
  return {
    method: wire.method,
    path: wire.path,
    query: Object.fromEntries(query),
    body: wire.json ?? null,
    credits: Object.fromEntries(
      priceOf(provider.limits, wire.method, wire.path, query).map((cost) => [cost.class, cost.credits]),
    ),
  };
};

/** The caller's `native` goes into the request as it is; mappings never see it. */
const apart = <Input extends object>(
  input: Input,
): { native: Readonly<Record<string, unknown>> | undefined; input: Input } => {
  const { native, ...rest }: Input & { native?: Readonly<Record<string, unknown>> } = input;
  return { native, input: withoutNative<Input>(rest) };
};

// Every input that has `native` has it optional, so that what is left is still a whole input.
const withoutNative = <Input extends object>(rest: Omit<Input, "native">): Input => rest as Input;

const parentIn = (query: object): object => ("ticket_id" in query ? { ticket_id: query.ticket_id } : {});

const refuseFaultyQuery = (errors: ReturnType<typeof foreignIdsIn>): void => {
  const [first] = errors;
  if (first !== undefined) throw new PorticoError("invalid_request", `${first.pointer}: ${first.message}`, { errors });
};

const refuse = (error: PorticoError): never => {
  throw error;
};
