import type {
  Actions,
  Attachment,
  Company,
  Condition,
  CreateOf,
  EntityOf,
  Excluded,
  ExpandedContact,
  Expansion,
  FieldError,
  FileTarget,
  FilterOf,
  Flavour,
  Hidden,
  Include,
  PatchOf,
  QueryOf,
  Resource,
  SortOrder,
  TicketStatus,
  User,
} from "@portico/model";
import type { z } from "zod";
import type { BudgetShape } from "./errand.ts";
import type { FormField, FormTerms } from "./forms/form.ts";
import type { Rule } from "./forms/rule.ts";

export type Method = "GET" | "POST" | "PUT" | "PATCH" | "DELETE";

/** One request to a vendor: a path, never a host. `json` is sent as JSON; numerals kept as text leave as they came. */
export interface WireRequest {
  method: Method;
  path: string;
  query?: Readonly<Record<string, string | readonly string[] | undefined>>;
  json?: Readonly<Record<string, unknown>>;
}

/** What is true of one account and needed to read or write it well: learned from the vendor, cached by the engine. */
export interface AccountFacts {
  statuses: readonly StatusFact[];
  fields: readonly FormField[];
  /** What a list must say so that it leaves no collection out, where accounts of one vendor differ in that: a query. */
  everywhere?: Readonly<Record<string, string>>;
}
export interface StatusFact {
  id: string;
  name: string;
  status: TicketStatus;
}
/** The facts, and what is known without asking. `site` is the built-in origin, for links that people open. */
export interface Account extends AccountFacts {
  subdomain: string;
  site: string;
  /** Null: not known, or there are none. */
  flavour: Flavour | null;
}

/** How a vendor's object is read: what we need of it (nullish unless the vendor promises), and the pure map to ours. */
export interface Shape<Entity, Given> {
  read: (raw: unknown, context: { account: Account; input: Given }) => Entity;
}
export const shape = <W extends z.ZodType, Entity, Given = unknown>(
  wire: W,
  read: (wire: z.output<W>, context: { account: Account; input: Given }) => Entity,
): Shape<Entity, Given> => ({ read: (raw, context) => read(wire.parse(raw), context) });

/** One exchange with a vendor. Both halves are pure: the engine does the I/O, and `dry_run` comes free. */
export interface Call<In, Out> {
  send: (input: In, account: Account) => WireRequest;
  /** The key under which the answer lies, where the vendor wraps it. */
  at?: string;
  /** Absent: the answer has no body worth reading. */
  answers?: Shape<Out, In>;
  /** Where a native field of this call is another of ours than the provider's own table says. */
  pointers?: Readonly<Record<string, string>>;
}
export const call = <In, Out>(definition: Call<In, Out>): Call<In, Out> => definition;

/** For what takes several calls: still no I/O, each step goes through the engine. */
export interface Flow<In, Out> {
  flow: (steps: Steps, input: In, account: Account) => Promise<Out>;
}
export interface Steps {
  /** A step whose answer is what the caller gets. */
  run: <I, O extends { id: string }>(step: Call<I, O>, input: I) => Promise<O>;
  /** A step on the way there. */
  ask: <I, O>(step: Call<I, O>, input: I) => Promise<O>;
  /** Reads an object that another call brought along. */
  read: <O, Given>(shape: Shape<O, Given>, raw: unknown, input: Given) => O;
}
export type Op<In, Out> = Call<In, Out> | Flow<In, Out>;

/** Where in a request a page token or size goes. */
export type Slot = `query.${string}`;

export interface Paging {
  next:
    | { style: "link" }
    | { style: "page"; at: Slot }
    | { style: "token"; at: Slot; /** Where the answer holds the next token. */ from: string };
  /** `at` absent: the vendor's page size is fixed. */
  size: { at?: Slot; max: number };
  /** Where the vendor stops answering, however much there is. */
  ceiling?: { pages: number };
  /** Why a walk over these pages may miss what moves meanwhile. Null: it cannot. */
  weakness: "page_numbers" | null;
  /** Set where the vendor also lists by the time of change: then such a walk skips nothing. */
  changes?: Changes;
  /** Set where the vendor does not, but filters by `updated_after`: then a walk is followed by what was changed meanwhile. */
  since?: Since;
}

/**
 * A list whose order is none of time, but one of the objects themselves: what is not changed stands in the same order for
 * ever. Its `send` takes `updated_after`, its rows say when they were changed, and its pages may be of any size up to the
 * largest, which is 20 at least: they are read so that they overlap.
 */
export interface Since extends Pick<Changes, "page" | "lagSeconds" | "views" | "notes"> {
  /** The field by which it is ordered, in whatever way: where it is equal, the order may be any. */
  orderedBy: string;
}

/**
 * A list whose order is the time of change, oldest first, and that can begin at one: its `send` takes `updated_after`, and
 * what it asks for shows all that was changed in that second or later, perhaps with some that is older before it.
 */
export interface Changes {
  sort: SortOrder;
  /** Where the number of a page goes. */
  page: Slot;
  /** How long after a change the list may still not show it: so far a delta looks back. */
  lagSeconds: number;
  /** What the vendor shows only by itself: what asks for it, and what is true of all that it then shows. */
  views: Partial<Record<Hidden, { query: Readonly<Record<string, string>>; marks: Marks }>>;
  /** In sentences: what a delta may fail to notice. */
  notes: readonly string[];
}
/**
 * A vendor's search over the same objects, in no order that could be relied on, of which it shows the first pages alone. Its
 * rows read as the list's do. It is asked for what was changed last on some days, and what it finds is tested again, so that
 * it may find more than the condition says, and never less.
 */
export interface Search {
  /**
   * The condition in the vendor's language, as much of it as can be said without losing a hit. `assuming` is a text that finds
   * everything there is unless `text` may leave something out; null where it cannot. Undefined: nothing can be said.
   */
  toText: (condition: Condition, account: Account) => { text: string; assuming: string | null } | undefined;
  /** `text` null: all there is. Days are counted since 1970 in UTC; `until` is not among them, and some beside them may be. */
  send: (asked: { text: string | null; from: number; until: number; page: number }) => WireRequest;
  /** The keys under which the rows lie, and how many there are in all. */
  at: string;
  total: string;
  /** Rows on a page, and pages that are shown. */
  size: number;
  pages: number;
  /** How long after a change the search may still not know of it. No less than for what an account's facts are kept. */
  lagSeconds: number;
  /** The extras that its rows hold. */
  includes: readonly Include[];
  /** What it may show that its rows do not tell from what the list shows. */
  blurs: readonly Hidden[];
  /**
   * What its hits can be parted by where there are too many: for each field the texts of its values. An object of a value that
   * is not among them is noticed, since then the parts do not add up.
   */
  partings: (account: Account) => readonly (readonly string[])[];
  /** What both of two texts find. Undefined: the vendor takes no text that long. */
  both: (text: string, other: string) => string | undefined;
}
export interface Marks {
  is_deleted?: boolean;
  is_spam?: boolean;
}

/** What lies above an object: comments belong to a ticket. */
export type ParentOf<R extends Resource> = R extends "comments" ? { ticket_id: string } : object;
export type TargetOf<R extends Resource> = ParentOf<R> & { id: string };

/** What the vendor is asked of a list: the filters that it honours, the order, and the extras that it can load or embed. */
export type Asked<R extends Resource, F extends FilterOf<R>> = Pick<QueryOf<R>, F> &
  ParentOf<R> & {
    sort?: SortOrder | undefined;
    include: readonly Include[];
    expand?: readonly Expansion[] | undefined;
  };

/** A list names the filters the vendor honours, and its `send` can see no others; the engine applies the rest itself. */
export interface List<R extends Resource> {
  filters: readonly FilterOf<R>[];
  /** Those of them that the vendor takes with one value only; with several, the engine applies them. */
  single?: readonly FilterOf<R>[];
  /** Filters that nobody can apply: the vendor has none such, and its rows do not hold what would be tested. */
  untestable?: readonly FilterOf<R>[];
  /** Fields that rows lack without an extra: it is asked for where a filter looks at one, whatever it costs. */
  loadedBy?: Partial<Record<keyof EntityOf<R> & string, Include>>;
  /** A query name that the vendor's accounts do not agree on: refused under one name, it is sent under the other. */
  respell?: Readonly<Record<string, string>>;
  /** The orders that the vendor can give; the first is the default. Empty: it has one order and no choice. */
  sorts: readonly SortOrder[];
  includes: readonly Include[];
  /** Of what `expand` names, that which the vendor shows along with a row, for less than it costs apart; and under which key. */
  embeds?: Partial<Record<Expansion, string>>;
  excludes: readonly Excluded[];
  paging: Paging;
  /** Set where the vendor finds objects by their fields, and the list is by the time of change. */
  search?: Search;
  /** The key under which the rows lie, where the vendor wraps them. */
  at?: string;
  /** Where each answer says how many rows the whole list has, its own filters applied: keys joined by dots. */
  total?: string;
  send: (asked: QueryOf<R> & ParentOf<R> & { include: readonly Include[] }, account: Account) => WireRequest;
  answers: Shape<EntityOf<R>, ParentOf<R>>;
}
export const list =
  <R extends Resource>() =>
  <const F extends FilterOf<R>>(
    definition: Omit<List<R>, "filters" | "single" | "send"> & {
      filters: readonly F[];
      single?: readonly NoInfer<F>[];
      send: (asked: Asked<R, NoInfer<F>>, account: Account) => WireRequest;
    },
  ): List<R> =>
    definition;

/** What the caller adds to the vendor's body by the vendor's own names. */
export type NativeInput = Readonly<Record<string, unknown>>;

/**
 * How to find out whether a create arrived whose answer was lost, for vendors that take no idempotency key. Null: this input
 * leaves no trace that could be looked for.
 */
export interface Trace<In, Entity> {
  /** How long the vendor's lists may not know of what was just made. */
  lagSeconds: number;
  /** How long after it was sent a create may still be carried out: only then what is not there was never made. */
  lateSeconds: number;
  /** What two creates that could be taken for one another have in common: where it differs, `isSame` never takes one for the other. */
  likeness: (input: In) => string;
  /** What may have been made since, most of it by others. */
  find: Flow<In & { since: string }, Entity[] | null>;
  /**
   * `yes`: it says of itself all that was sent. `maybe`: it may be another of the same kind, or ours and changed since.
   * `agentId` is the agent whose credentials sent it, where that is known.
   */
  isSame: (candidate: Entity, input: In, agentId: string | null) => "yes" | "maybe" | "no";
}

/** Files that a write takes along: they leave in one form with its fields, each as it comes in. */
export interface FilesTaken {
  /** The form's field of each. */
  part: string;
  /** A body as a form says it: names and texts, in order; and the keys of what no form can say. */
  toForm: (json: NativeInput) => { fields: readonly (readonly [string, string])[]; unsayable: readonly string[] };
  /** All of them together. */
  mostBytes: number;
  /** Absent: however many. */
  mostFiles?: number;
  /** Where only some kinds are taken: what their names are like, and which kinds those are, in words. */
  named?: { like: RegExp; says: string };
}

/** A write names the fields it can carry; any other is `unsupported_field` before a call is spent. */
export interface Write<Fields, Target, Out> {
  fields: readonly (keyof Fields & string)[];
  /** Those of them that can be set and not emptied: null is refused. */
  unclearable?: readonly (keyof Fields & string)[];
  /** What must hold of the body on every account of this vendor: published, and tested before any call. */
  rules?: readonly Rule[];
  /** The same, where it is more than a schema could say. */
  requires?: (input: Fields & Target, native: NativeInput) => FieldError[];
  /** In sentences: whom the vendor would notify, what else it would make. */
  effects?: (input: Fields & Target) => string[];
  op: Call<Fields & Target, Out>;
  /** Absent: it takes none. */
  files?: FilesTaken;
  trace?: Trace<Fields & Target, Out>;
}
/** A write whose functions see the fields that it names, and no others. */
interface Narrowed<Fields, Target, Out, F extends keyof Fields & string> {
  fields: readonly F[];
  unclearable?: readonly NoInfer<F>[];
  rules?: readonly Rule[];
  requires?: (input: Pick<Fields, NoInfer<F>> & Target, native: NativeInput) => FieldError[];
  effects?: (input: Pick<Fields, NoInfer<F>> & Target) => string[];
  op: Call<Pick<Fields, NoInfer<F>> & Target, Out>;
}
export const write =
  <Fields, Target = object>() =>
  <Out, const F extends keyof Fields & string>(
    definition: Narrowed<Fields, Target, Out, F> &
      Pick<Write<Fields, Target, Out>, "files"> & {
        trace?: Trace<Pick<Fields, NoInfer<F>> & Target, Out>;
      },
  ): Write<Fields, Target, Out> =>
    definition;

/** What is done to one object beside changing it: told of as a write is. */
export interface Action<Fields, Target, Out> extends Omit<Write<Fields, Target, Out>, "trace" | "files"> {
  /** Reads the object afterwards, where the vendor's answer does not show it. */
  reread?: Call<Target, Out>;
}
export const action =
  <Fields, Target>() =>
  <Out, const F extends keyof Fields & string>(
    definition: Narrowed<Fields, Target, Out, F> & { reread?: Call<Target, Out> },
  ): Action<Fields, Target, Out> =>
    definition;

/** The actions that the model knows of a resource, each with its own body and answer. */
export type ActionsOf<R extends Resource> = R extends keyof Actions
  ? {
      [Name in keyof Actions[R]]?: Actions[R][Name] extends { body: infer Body; answer: infer Answer }
        ? Action<Body, TargetOf<R>, Answer>
        : never;
    }
  : Readonly<Record<string, never>>;

/** How an account's form is read, and what there is to know of it beside. */
export interface FormDefinition extends FormTerms {
  /** Absent: the fields come with the account's facts. */
  learn?: Op<void, readonly FormField[]>;
}

/** What a vendor can do with one resource. An operation that is present *is* the capability. */
export interface ResourceDefinition<R extends Resource> {
  /** True where reading or writing needs the account's own facts. */
  needsAccount?: true;
  /** What the account's administrators decide of it, where that can be asked. */
  form?: FormDefinition;
  /** True where the vendor's address of an object does not name its parent: before a change it is looked for below that. */
  addressedAlone?: true;
  list?: List<R>;
  /** `expand`: what may be shown along, where that costs no more than apart. */
  get?: Op<TargetOf<R> & { expand: readonly Expansion[] }, EntityOf<R>>;
  create?: Write<CreateOf<R>, ParentOf<R>, EntityOf<R>>;
  update?: Write<PatchOf<R>, TargetOf<R>, EntityOf<R>>;
  /** `effects`: in sentences, what goes with it, and whether it is for good. */
  delete?: Call<TargetOf<R>, void> & { effects?: readonly string[] };
  actions?: ActionsOf<R>;
  /** Published, never silent. */
  losses?: readonly { field: keyof EntityOf<R> & string; note: string }[];
}
export type ResourceMap = { [R in Resource]?: ResourceDefinition<R> };

/** The people and companies that other objects name by their ids. */
export interface Directory {
  contacts: ExpandedContact;
  users: User;
  companies: Company;
}
/** How one of them is found. */
export interface Lookup<Entity> {
  one: (id: string) => WireRequest;
  /** The key under which it lies, where the vendor wraps it. */
  at?: string;
  /**
   * Where the vendor lists them all, so that many are found for few calls: a page, the first by 1, the key under which its rows
   * lie, and how many they are when it is full.
   */
  all?: { page: (number: number) => WireRequest; at?: string; size: number };
  answers: Shape<Entity, unknown>;
}

/** Files that hang on tickets and comments. */
export interface Files {
  /** Reads the owner again, since that is what tells where the bytes lie now. Fails with `not_found` where the file is not there. */
  find: Flow<FileTarget, StoredFile>;
  /** The hosts that may be named for the bytes, beside the account's own. They are called without credentials. */
  hosts: readonly RegExp[];
  delete?: Call<FileTarget, void> & { effects?: readonly string[] };
}
export interface StoredFile {
  attachment: Attachment;
  /** Where its bytes lie, for a while. */
  url: string;
}

/** A way to sign in. The only place that sees a secret. */
export type Auth = KeyAuth | OAuth;

interface SignedBy {
  fields: Readonly<Record<string, { label: string; secret: boolean }>>;
  apply: (credentials: Readonly<Record<string, string>>) => Readonly<Record<string, string>>;
}

/** What somebody copies and pastes. */
export interface KeyAuth extends SignedBy {
  kind: "api_key";
}

/** OAuth 2.0 by authorization code. The engine plays the flow; here is what differs from vendor to vendor. */
export interface OAuth extends SignedBy {
  kind: "oauth2";
  /** Where people sign in; `{subdomain}` is filled in. The vendor's `iss` is this too, where it sends one. */
  origin: `https://${string}`;
  paths: { authorize: `/${string}`; token: `/${string}`; revoke?: `/${string}` };
  /** Whether it takes a code challenge (S256). */
  pkce: boolean;
  /** How it is told which client asks: by HTTP Basic, or in the form. */
  client: "basic" | "form";
  /** What is asked for, by what the connection may do. */
  scopes: Readonly<Record<"read" | "read_write", readonly string[]>>;
}

/** The same, with what is alike everywhere: what is kept of an answer, and that the access token goes along as a bearer's. */
export const oauth2 = (facts: Omit<OAuth, "kind" | keyof SignedBy>): OAuth => ({
  kind: "oauth2",
  fields: {
    access_token: { label: "Access token", secret: true },
    refresh_token: { label: "Refresh token", secret: true },
    expires_at: { label: "Expiry", secret: false },
  },
  apply: ({ access_token }) => ({ authorization: `Bearer ${access_token}` }),
  ...facts,
});

/**
 * What calls cost. The first row whose method and path match prices a call, unified or proxied; `path` is tested
 * against the plain path (`plainPath`), without query. `class` absent: it draws on the account's total only. Every call draws on the total.
 */
export interface PriceRow {
  method: Method;
  path: RegExp;
  class?: string;
  credits?: (query: URLSearchParams) => number;
}
export type LimitRow = Readonly<Record<string, number>>;
export interface Limits {
  /** Default `window`. */
  shape?: BudgetShape;
  /** The length of a window, or how long a full bucket takes to run empty. */
  windowSeconds: number;
  prices: readonly PriceRow[];
  /** Calls per window and class, by plan. `total` is always there; a class without a figure has no limit of its own. */
  plans: Readonly<Record<string, LimitRow>>;
  /** Where a tenant names no plan and nothing is learned yet. */
  assumed: LimitRow;
  /** Rows that belong to no plan name but to a total that the vendor may report. */
  further?: readonly LimitRow[];
  headers: { limit: string; remaining: string; charged?: string };
}

export type FailureKind =
  | "validation"
  | "unauthorized"
  | "forbidden"
  | "suspended"
  /** Listed addresses alone are let in, and ours is not among them; or the API is closed to this agent. */
  | "addresses"
  | "not_found"
  | "conflict"
  | "error"
  | "unavailable";

/** A vendor's error body, read. */
export interface Complaint {
  code: string | null;
  message: string | null;
  fields: readonly { field: string; code: string; message: string }[];
}

/** A kind of account. */
export interface FlavourDefinition {
  /** What such an account calls things, in paths and around answers, by what this definition calls them. */
  words?: Readonly<Record<string, string>>;
  /** In sentences: what is not in it, so that calls through the proxy are refused too. */
  lacks?: readonly string[];
}

/** What need not be asked. */
export interface Given {
  flavour: Flavour | null;
}
/** What asking has told of credentials and their account. */
export interface Examined {
  /** Null: the vendor does not tell. */
  agent: EntityOf<"users"> | null;
  /** Null: there are none, or it could not be told. */
  flavour: Flavour | null;
  /** Names in the provider's own table. */
  restrictions: readonly string[];
}
export interface Restriction {
  /** The operations that the vendor refuses, by resource. */
  refuses?: { readonly [R in Resource]?: readonly string[] };
  /** Resources of which lists leave out what the agent may not see, or may do so. */
  hides?: readonly Resource[];
  /** In sentences: what does not work, why, and what to do about it. */
  says: string;
  /** The same for who connects, as what follows on "who": `sees only their own tickets`. Absent: they are not asked. */
  who?: string;
}

/** How somebody finds the credentials, for the page where they connect. */
export interface ConnectGuide {
  /** The help desk in two letters, for a tile. */
  short: string;
  /** What they do, one after another, in sentences. */
  steps: readonly string[];
  /** What they see meanwhile: what they choose behind their own picture, what the key stands under, and what shows it. */
  picture: { menu: string; panel: string; button: string };
}

export interface Provider {
  id: string;
  title: string;
  contract: 1;
  /** `{subdomain}` is filled in; credentials go nowhere else. */
  origin: `https://${string}`;
  /** What an account may be called there. */
  subdomain: RegExp;
  /** What the vendor's ids look like: any other id cannot exist, and is answered 404 without a call. */
  ids: RegExp;
  /** Every native path begins with it. */
  apiPrefix: `/${string}`;
  /** By a key first: it is what works where no app of the deployment is registered. */
  auth: readonly [KeyAuth, ...Auth[]];
  /** Absent: nobody is told where the credentials are found. */
  connect?: ConnectGuide;
  limits: Limits;
  /** The kinds of account that the one API serves differently; absent where there is one. */
  flavours?: { readonly [Kind in Flavour]?: FlavourDefinition };
  /**
   * What an answer of this status, with this code of the vendor's, to this method and path, means; the first that matches holds.
   * Only departures from plain HTTP meaning, and what the vendor's documentation alone tells of the reason: `says`, in sentences.
   */
  failures: readonly {
    status: number;
    code?: RegExp;
    method?: Method;
    path?: RegExp;
    is: FailureKind;
    says?: string;
  }[];
  errors: Shape<Complaint, unknown>;
  /** Vendor field → unified pointer, to translate what the vendor complains of. */
  pointers: Readonly<Record<string, string>>;
  /** How complaints name a custom field: its first group is the field's key. */
  customField?: RegExp;
  /**
   * Endpoints that mint credentials, change roles, impersonate or export in bulk: closed to the proxy.
   * `path` is tested against the plain path.
   */
  guarded: readonly { method: Method | "ANY"; path: RegExp }[];
  account: { learn: Op<void, AccountFacts>; assumed: AccountFacts };
  /** Who the credentials belong to. Null: they are good, and the vendor has no way to say whose they are. */
  identify: Op<void, EntityOf<"users"> | null>;
  /**
   * The same, and what the credentials and the account can do less than this definition says, by as few reads as tell it. Absent:
   * there is nothing to find out.
   */
  examine?: Flow<Given, Examined>;
  /** Why one key or account can do less than another: by the names that `examine` answers. */
  restrictions?: Readonly<Record<string, Restriction>>;
  resources: ResourceMap;
  files?: Files;
  /** What `expand` can show, beside what comes along with an object. */
  lookups?: { readonly [Kind in keyof Directory]?: Lookup<Directory[Kind]> };
}

/** A provider is a value. */
export const defineProvider = <const P extends Provider>(provider: P): P => provider;

/** A vendor's words in ours. The fallback is declared, and the native word always travels beside it. */
export const words = <const Word extends string, Otherwise extends Word | null>(
  table: Readonly<Record<string, Word>>,
  otherwise: Otherwise,
): {
  of: (native: string) => Word | Otherwise;
  nativeOf: (word: string) => string | undefined;
  known: readonly Word[];
} => {
  const back = new Map<string, string>();
  for (const [native, word] of Object.entries(table)) if (!back.has(word)) back.set(word, native);
  return {
    of: (native) => (Object.hasOwn(table, native) ? (table[native] ?? otherwise) : otherwise),
    nativeOf: (word) => back.get(word),
    known: [...new Set(Object.values(table))],
  };
};
