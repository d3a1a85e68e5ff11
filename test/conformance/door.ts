import type { Adapter, Errand, Position, Upload } from "@portico/connector";
import type { Expansion, Include, Plan, Resource } from "@portico/model";

/** A unified object, whichever it is. */
export type Row = Readonly<Record<string, unknown>> & {
  readonly id: string;
  readonly not_loaded: readonly string[];
};
export type Body = Readonly<Record<string, unknown>>;
export interface Page {
  items: readonly Row[];
  next: Position | null;
  /** Where a later walk goes on, at the end of one that can be gone on with. */
  resume: Position | null;
  cutBy: "provider_cap" | null;
  expected: number | null;
  /** What was read further, for whoever goes on at once. */
  ahead: unknown;
}

/** The adapter by names that the suite reads off the definition, as a transport does from a URL. */
export interface Door {
  list: (resource: Resource, query: Body, from?: Position | null, errand?: Errand, ahead?: unknown) => Promise<Page>;
  explain: (resource: Resource, query: Body) => Promise<Explained>;
  get: (
    resource: Resource,
    target: Body,
    include?: readonly Include[],
    errand?: Errand,
    expand?: readonly Expansion[],
  ) => Promise<Row>;
  create: (
    resource: Resource,
    parent: Body,
    body: Body,
    include?: readonly Include[],
    errand?: Errand,
    upload?: Upload,
  ) => Promise<Row>;
  update: (
    resource: Resource,
    target: Body,
    body: Body,
    include?: readonly Include[],
    errand?: Errand,
    upload?: Upload,
  ) => Promise<Row>;
  delete: (resource: Resource, target: Body, errand?: Errand) => Promise<void>;
  act: (
    resource: Resource,
    name: string,
    target: Body,
    body: Body,
    include?: readonly Include[],
    errand?: Errand,
  ) => Promise<Row | null>;
  planCreate: (resource: Resource, parent: Body, body: Body) => Promise<Plan>;
  planUpdate: (resource: Resource, target: Body, body: Body) => Promise<Plan>;
  planDelete: (resource: Resource, target: Body) => Plan;
  planAct: (resource: Resource, name: string, target: Body, body: Body) => Promise<Plan>;
  trace: (resource: Resource, made: Sent) => Promise<Found | null>;
}

/** A create as it was sent, when, and with whose credentials. */
interface Sent {
  parent: Body;
  body: Body;
  sentAt: Date;
  agentId: string | null;
}
interface Found {
  same: readonly Row[];
  maybe: readonly Row[];
}

// The adapter's types tie each resource to its own bodies; the suite has names that it reads at run time, and checks at run
// time that what comes back is an object of ours.
export const doorOf = (adapter: Adapter, errand: () => Errand): Door => {
  const loose = adapter as Loose;
  return {
    list: (resource, query, from = null, given = errand(), ahead = null) =>
      loose.list(given, resource, { limit: 100, include: [], ...query }, from, ahead),
    explain: (resource, query) => loose.explain(errand(), resource, { limit: 100, include: [], ...query }),
    get: (resource, target, include = [], given = errand(), expand = []) =>
      loose.get(given, resource, target, { include, expand }),
    create: (resource, parent, body, include = [], given = errand(), upload) =>
      loose.create(given, resource, parent, body, include, upload),
    update: (resource, target, body, include = [], given = errand(), upload) =>
      loose.update(given, resource, target, body, include, upload),
    delete: (resource, target, given = errand()) => loose.delete(given, resource, target),
    act: (resource, name, target, body, include = [], given = errand()) =>
      loose.act(given, resource, name, target, body, include),
    planCreate: (resource, parent, body) => loose.planCreate(errand(), resource, parent, body),
    planUpdate: (resource, target, body) => loose.planUpdate(errand(), resource, target, body),
    planDelete: (resource, target) => loose.planDelete(resource, target),
    planAct: (resource, name, target, body) => loose.planAct(errand(), resource, name, target, body),
    trace: (resource, made) => loose.trace(errand(), resource, made),
  };
};

type Explained = Awaited<ReturnType<Adapter["explain"]>>;
type Extras = readonly Include[];
interface Loose {
  list(errand: Errand, resource: Resource, query: Body, from: Position | null, ahead: unknown): Promise<Page>;
  explain(errand: Errand, resource: Resource, query: Body): Promise<Explained>;
  get(
    errand: Errand,
    resource: Resource,
    target: Body,
    extras: { include: Extras; expand: readonly Expansion[] },
  ): Promise<Row>;
  create(
    errand: Errand,
    resource: Resource,
    parent: Body,
    body: Body,
    include: Extras,
    upload: Upload | undefined,
  ): Promise<Row>;
  update(
    errand: Errand,
    resource: Resource,
    target: Body,
    body: Body,
    include: Extras,
    upload: Upload | undefined,
  ): Promise<Row>;
  delete(errand: Errand, resource: Resource, target: Body): Promise<void>;
  act(errand: Errand, resource: Resource, name: string, target: Body, body: Body, include: Extras): Promise<Row | null>;
  planCreate(errand: Errand, resource: Resource, parent: Body, body: Body): Promise<Plan>;
  planUpdate(errand: Errand, resource: Resource, target: Body, body: Body): Promise<Plan>;
  planDelete(resource: Resource, target: Body): Plan;
  planAct(errand: Errand, resource: Resource, name: string, target: Body, body: Body): Promise<Plan>;
  trace(errand: Errand, resource: Resource, made: Sent): Promise<Found | null>;
}
