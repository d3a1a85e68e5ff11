import {
  type CreateOf,
  type EntityOf,
  type Include,
  type PatchOf,
  type Plan,
  PorticoError,
  type Resource,
} from "@portico/model";
import type { Account, Action, Call, FilesTaken, ParentOf, Provider, TargetOf, WireRequest } from "./contract.ts";
import type { Errand } from "./errand.ts";
import { explainRefusal, type Judged, judge } from "./forms/judge.ts";
import { faultsOf } from "./forms/rule.ts";
import { definitionOf, type Ground, performing } from "./ground.ts";
import { queryOf } from "./json-exchange.ts";
import { merge } from "./native.ts";
import { performer } from "./perform.ts";
import { priceOf } from "./price.ts";
import {
  emptiedIn,
  foreignIdsIn,
  refuse,
  refuseFaults,
  refuseForeignIds,
  refuseUnsupported,
  unsupportedOperation,
} from "./refusals.ts";
import { spelled } from "./spelling.ts";
import { type Form, toForm, type Upload } from "./upload.ts";

/** What changes an account, and what would be sent to do so. */
export interface Writes {
  create<R extends Resource>(
    errand: Errand,
    resource: R,
    parent: ParentOf<R>,
    body: CreateOf<R>,
    include: readonly Include[],
    /** Files that are to hang on it. */
    upload?: Upload,
  ): Promise<EntityOf<R>>;
  update<R extends Resource>(
    errand: Errand,
    resource: R,
    target: TargetOf<R>,
    body: PatchOf<R>,
    include: readonly Include[],
    upload?: Upload,
  ): Promise<EntityOf<R>>;
  delete<R extends Resource>(errand: Errand, resource: R, target: TargetOf<R>): Promise<void>;
  /** Carries an action out. Null: it was carried out, and there is no object, or none that could be read afterwards. */
  act(
    errand: Errand,
    resource: Resource,
    name: string,
    target: TargetOf<Resource>,
    body: object,
    include: readonly Include[],
  ): Promise<Acted | null>;
  /** What a write would send, what it costs and whom it would notify; nothing is sent. */
  planCreate<R extends Resource>(
    errand: Errand,
    resource: R,
    parent: ParentOf<R>,
    body: CreateOf<R>,
    upload?: Upload,
  ): Promise<Plan>;
  planUpdate<R extends Resource>(
    errand: Errand,
    resource: R,
    target: TargetOf<R>,
    body: PatchOf<R>,
    upload?: Upload,
  ): Promise<Plan>;
  planDelete<R extends Resource>(resource: R, target: TargetOf<R>): Plan;
  planAct(errand: Errand, resource: Resource, name: string, target: TargetOf<Resource>, body: object): Promise<Plan>;
}
/** The object that an action answers with. */
export interface Acted {
  id: string;
}

export const createWrites = (ground: Ground): Writes => {
  const { deps, unasked } = ground;
  const { provider } = deps;
  const createOf = <R extends Resource>(resource: R) =>
    definitionOf(ground, resource).create ?? refuse(unsupportedOperation(provider, "create", resource));
  const updateOf = <R extends Resource>(resource: R) =>
    definitionOf(ground, resource).update ?? refuse(unsupportedOperation(provider, "update", resource));
  const deleteOf = <R extends Resource>(resource: R) =>
    definitionOf(ground, resource).delete ?? refuse(unsupportedOperation(provider, "delete", resource));

  const perform = <In, Out>(errand: Errand, include: readonly Include[], prepared: Prepared<In, Out>): Promise<Out> =>
    performer(deps, errand, prepared.account, include.includes("native"))
      .send(prepared.op, prepared.wire, prepared.input, prepared.form)
      .catch((error: unknown) => explainRefusal(ground, errand, prepared.judged, error));

  return {
    create: async (errand, resource, parent, body, include, upload) =>
      perform(
        errand,
        include,
        await prepare(ground, errand, resource, "create", createOf(resource), parent, body, upload),
      ),
    update: async (errand, resource, target, body, include, upload) => {
      const prepared = await prepare(ground, errand, resource, "update", updateOf(resource), target, body, upload);
      await refuseMisplaced(ground, errand, resource, target);
      return perform(errand, include, prepared);
    },
    delete: async (errand, resource, target) => {
      const op = deleteOf(resource);
      refuseForeignIds(provider, target);
      await refuseMisplaced(ground, errand, resource, target);
      await performer(deps, errand, unasked).perform(op, target);
    },
    act: async (errand, resource, name, target, body, include) => {
      const action = actionOf(provider, resource, name);
      const prepared = await prepare(ground, errand, resource, null, action, target, body);
      const done = await perform(errand, include, prepared);
      if (action.reread === undefined) return done ?? null;
      const { perform: read } = performer(deps, errand, prepared.account, include.includes("native"));
      return read(action.reread, target).then((again) => again ?? null, unreadAfterwards);
    },
    planCreate: async (errand, resource, parent, body, upload) => {
      const write = createOf(resource);
      const { wire, input } = await prepare(ground, errand, resource, "create", write, parent, body, upload);
      return planOf(ground, [wire], write.effects?.(input));
    },
    planUpdate: async (errand, resource, target, body, upload) => {
      const write = updateOf(resource);
      const { wire, input } = await prepare(ground, errand, resource, "update", write, target, body, upload);
      return planOf(ground, [wire], write.effects?.(input));
    },
    planDelete: (resource, target) => {
      const op = deleteOf(resource);
      refuseForeignIds(provider, target);
      return planOf(ground, [op.send(target, unasked)], op.effects);
    },
    planAct: async (errand, resource, name, target, body) => {
      const action = actionOf(provider, resource, name);
      const { wire, input, account } = await prepare(ground, errand, resource, null, action, target, body);
      const wires = action.reread === undefined ? [wire] : [wire, action.reread.send(target, account)];
      return planOf(ground, wires, action.effects?.(input));
    },
  };
};

const actionOf = (provider: Provider, resource: Resource, name: string): Action<object, object, Acted | void> => {
  const actions: Readonly<Record<string, unknown>> = provider.resources[resource]?.actions ?? {};
  if (!Object.hasOwn(actions, name)) throw unsupportedOperation(provider, name, resource);
  // Which body goes with which name is held where it is defined and where the route says what it takes.
  return actions[name] as Action<object, object, Acted | void>;
};

/** What was done stands: that it cannot be read now must not look as if it had failed. */
const unreadAfterwards = (error: unknown): null => {
  if (error instanceof PorticoError) return null;
  throw error;
};

/** An object is not found below a parent that it does not belong to, even where the vendor would not mind. */
const refuseMisplaced = async <R extends Resource>(
  ground: Ground,
  errand: Errand,
  resource: R,
  target: TargetOf<R>,
): Promise<void> => {
  const { addressedAlone, get } = definitionOf(ground, resource);
  if (addressedAlone !== true || get === undefined) return;
  const { perform } = await performing(ground, errand, resource);
  await perform(get, { ...target, expand: [] });
};

interface Prepared<In, Out> {
  op: Call<In, Out>;
  input: In;
  account: Account;
  judged: Judged;
  wire: WireRequest;
  /** What it leaves in where files go along, in the place of its JSON. */
  form?: Form;
}

/** Finds every fault of a write that can be found unasked, then those that the account's form tells, then its request. */
const prepare = async <Body extends object, Target extends object, Out>(
  ground: Ground,
  errand: Errand,
  resource: Resource,
  kind: "create" | "update" | null,
  write: Omit<Action<Body, Target, Out>, "reread"> & { files?: FilesTaken },
  target: Target,
  body: Body,
  upload?: Upload,
): Promise<Prepared<Body & Target, Out>> => {
  const { provider } = ground.deps;
  refuseForeignIds(provider, target);
  refuseUnsupported(provider, write.fields, body);
  const { native, input } = apart<Body & Target>({ ...body, ...target });
  refuseFaults([...foreignIdsIn(provider, body), ...emptiedIn(provider, write.unclearable ?? [], body)]);
  refuseFaults([...faultsOf(write.rules ?? [], body), ...(write.requires?.(input, native ?? {}) ?? [])]);
  const judged = { resource, body, writing: kind === null ? null : { kind, fields: write.fields } };
  const account = await judge(ground, errand, judged);
  const sent = write.op.send(input, account);
  const wire = native === undefined ? sent : { ...sent, json: merge(sent.json ?? {}, native) };
  const { op, files } = write;
  const form =
    upload === undefined ? {} : { form: toForm(provider, files, op.pointers ?? {}, wire.json ?? {}, upload) };
  return { op, input, account, judged, wire, ...form };
};

/** The caller's `native` goes into the request as it is; mappings never see it. */
export const apart = <Input extends object>(
  input: Input,
): { native: Readonly<Record<string, unknown>> | undefined; input: Input } => {
  const { native, ...rest }: Input & { native?: Readonly<Record<string, unknown>> } = input;
  return { native, input: withoutNative<Input>(rest) };
};

// Every input that has `native` has it optional, so that what is left is still a whole input.
const withoutNative = <Input extends object>(rest: Omit<Input, "native">): Input => rest as Input;

const planOf = ({ deps, unasked }: Ground, wires: readonly WireRequest[], effects: readonly string[] = []): Plan => ({
  dry_run: true,
  requests: wires.map((wire) => toPlanned(deps.provider, unasked, wire)),
  side_effects: [...effects],
});

/** A request as a plan shows it. */
export const toPlanned = (
  provider: Provider,
  account: Pick<Account, "flavour">,
  wire: WireRequest,
): Plan["requests"][number] => {
  const query = new URLSearchParams(queryOf(wire));
  const { path } = spelled(provider, account, wire);
  const costs = priceOf(provider.limits, wire.method, path, query);
  return {
    method: wire.method,
    path,
    query: Object.fromEntries(query),
    body: wire.json ?? null,
    credits: Object.fromEntries(costs.map((cost) => [cost.class, cost.credits])),
  };
};
