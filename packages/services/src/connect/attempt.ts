import type { Provider } from "@portico/connector";
import type { ConnectionRow, ConnectSessionRow, ConnectSessionStep, TenantRepositories } from "@portico/db";
import { PorticoError } from "@portico/model";
import type { Credentials } from "../connections/sealed.ts";
import { draftConnection, storeConnection, type Told, verify } from "../connections/create.ts";
import { credentialFaults } from "../connections/credentials.ts";
import type { ConnectionDoor } from "../connections/open.ts";
import { restrictionsOf } from "../connections/probed.ts";
import { storeCredentials } from "../connections/store-credentials.ts";
import { hostOf } from "../connections/show.ts";
import type { Ctx } from "../context.ts";
import type { Deps } from "../deps.ts";
import { explain } from "../explain.ts";
import type { Once } from "../writes/once.ts";
import { type Address, readAddress } from "./address.ts";
import { type Fault, faultOf } from "./faults.ts";
import { heldFor, hold } from "./held.ts";
import type { OpenLink } from "./view.ts";

/** What the form says. */
export interface ConnectForm {
  token: string;
  address: string;
  credentials: Credentials;
  provider: string;
  /** To go on with the key of a restricted agent. */
  anyway: boolean;
  /** To sign in at the help desk instead. */
  signIn: boolean;
  /** It was made for another link or browser, or long ago. */
  isStale?: true;
}

/** By weight: a link may try five keys within the span, and the last of them, if it is kept, five times more; or one key 30 times. */
const tries = { most: 35, spanMs: 60 * 60_000 };
const weights = { typed: 6, kept: 1 };

/** So much is kept of what was typed in the place of an address, to be corrected: as much as a link may have. */
const longestAddress = 2_048;

/** How asking the help desk ended, where it did not fail: with something to ask back, or with a connection. */
type Ended = Fault | "connected";

/** The account that something is tried at. */
interface Account {
  provider: Provider;
  subdomain: string;
  host: string;
  /** Whether it was agreed to that the credentials are a restricted agent's. */
  isAgreed: boolean;
  /** Whether they are those of the last try. */
  isHeld: boolean;
  /** Whether they were handed out at a sign-in, not typed. */
  isSignIn: boolean;
}

type Kept = Pick<ConnectSessionStep, "held" | "heldUntil">;
type Understood = Extract<Address, { is: "understood" }> | { is: "fault"; fault: Fault };

/** Trying credentials, whichever way they came. */
export interface Attempt {
  byKey: (ctx: Ctx, link: OpenLink, provider: Provider, form: ConnectForm) => Promise<void>;
  conclude: (
    ctx: Ctx,
    link: OpenLink,
    account: Account,
    /** The credentials, or what was wrong. */
    obtain: () => Promise<Credentials | "broken_off" | "less_granted">,
    address?: string,
  ) => Promise<void>;
  note: (row: ConnectSessionRow, provider: Provider, fault: Fault, address: string) => Promise<void>;
  mayTry: (row: ConnectSessionRow, weight?: number) => Promise<Fault | null>;
  addressOf: (link: OpenLink, provider: Provider, form: ConnectForm) => Understood;
}

/** Tries what was typed or handed out, and stores it if the help desk takes it. */
export const createAttempt = (deps: Deps, door: ConnectionDoor, once: Once): Attempt => {
  const { now } = deps;

  /** For the page to say. */
  const note = (
    row: ConnectSessionRow,
    provider: Provider,
    fault: Fault,
    address: string,
    kept: Kept = forgotten,
  ): Promise<void> =>
    deps.db.forTenant(row.tenantId).connectSessions.note(row.id, {
      provider: provider.id,
      address: address.slice(0, longestAddress),
      fault,
      ...kept,
    });

  /** Null: one more may be made. */
  const mayTry = async ({ tenantId, id }: ConnectSessionRow, weight: number = weights.typed): Promise<Fault | null> =>
    (await deps.db.forTenant(tenantId).connectSessions.countTry(id, weight, tries))
      ? null
      : { kind: "too_many", retry_at: new Date(now() + tries.spanMs).toISOString() };

  const addressOf = (link: OpenLink, provider: Provider, form: ConnectForm): Understood => {
    const address = addressIn(deps, link, provider, form);
    return address.is === "understood" ? address : { is: "fault", fault: addressFaults(address) };
  };

  /** What is wrong is noted; only a failure of ours is thrown. Whatever can be seen unasked costs no call. */
  const byKey = async (ctx: Ctx, link: OpenLink, provider: Provider, form: ConnectForm): Promise<void> => {
    const { row } = link;
    const fail = (fault: Fault): Promise<void> => note(row, provider, fault, form.address);
    if (form.isStale) return fail({ kind: "stale" });
    const address = addressOf(link, provider, form);
    if (address.is !== "understood") return fail(address.fault);

    const { subdomain, host } = address;
    const typed = trimmed(form.credentials);
    const isTyped = Object.values(typed).some((text) => text !== "");
    const held = isTyped ? undefined : (await heldFor(deps, row, provider, subdomain))?.credentials;
    const credentials = isTyped ? typed : held;
    if (credentials === undefined) return fail({ kind: "key_missing", host });
    if (isTyped && !isPlausible(provider, credentials)) return fail({ kind: "not_a_key", host });
    const tooMany = await mayTry(row, isTyped ? weights.typed : weights.kept);
    if (tooMany !== null) return fail(tooMany);

    const isAgreed = form.anyway && !isTyped;
    const isSignIn = held?.["access_token"] !== undefined;
    const account = { provider, subdomain, host, isAgreed, isHeld: !isTyped, isSignIn };
    return conclude(ctx, link, account, async () => credentials, form.address);
  };

  /** Tries what `obtain` brings, and stores it if the help desk takes it; else it notes what was wrong, and keeps what may be good. */
  const conclude: Attempt["conclude"] = async (ctx, link, account, obtain, address = link.row.address ?? "") => {
    const { row } = link;
    const { provider, subdomain, host } = account;
    let credentials: Credentials | undefined;
    const kept = async (): Promise<Kept> => {
      if (account.isHeld) return { held: row.held, heldUntil: row.heldUntil };
      return credentials === undefined ? forgotten : hold(deps, row, { provider: provider.id, subdomain, credentials });
    };
    try {
      const obtained = await obtain();
      if (typeof obtained === "string") return await note(row, provider, { kind: obtained, host }, address);
      credentials = obtained;
      const ended = await check(ctx, link, { ...account, credentials });
      if (ended !== "connected") await note(row, provider, ended, address, await kept());
    } catch (error) {
      const failed = faultOf(explain(error), { ...account, isReconnect: row.isReconnect, nowMs: now() });
      if (failed === undefined) throw error;
      await note(row, provider, failed.fault, address, failed.keepsKey ? await kept() : forgotten);
    }
  };

  interface Candidate extends Account {
    credentials: Credentials;
  }

  /** Asks the help desk, and stores what it takes; but asks back first where that would show less than is there. */
  const check = async (ctx: Ctx, link: OpenLink, candidate: Candidate): Promise<Ended> => {
    const { provider, credentials, host } = candidate;
    const subject = link.connection ?? (await draftOf(ctx, link.row, candidate));
    if (ctx.trail !== undefined) ctx.trail.connection = subject;
    const told = await verify(deps, ctx, door, subject, credentials);
    const who = restrictionsOf(provider, told).flatMap((restriction) => restriction.who ?? []);
    if (who.length > 0 && !candidate.isAgreed)
      return { kind: "restricted", host, agent: { name: told.agent?.name ?? null, who } };
    await onRecord(ctx, link, () => store(ctx, link, subject, credentials, told));
    return "connected";
  };

  const draftOf = (ctx: Ctx, row: ConnectSessionRow, { provider, subdomain }: Candidate) =>
    draftConnection(
      deps,
      ctx,
      {
        provider: provider.id,
        subdomain,
        external_id: row.externalId,
        label: row.label,
        budget_share: 1,
        background_share: 0.8,
      },
      { id: row.connectionId, access: row.access },
    );

  const store = (
    ctx: Ctx,
    { row, connection }: OpenLink,
    subject: ConnectionRow,
    credentials: Credentials,
    told: Told,
  ) => {
    // In the transaction that stores it: of two that come at once, one has used the link up.
    const finish = async ({ connectSessions }: TenantRepositories): Promise<void> => {
      if (!(await connectSessions.finish(row.id, subject.provider)))
        throw new PorticoError("conflict", "The link was used meanwhile.");
    };
    return connection === null
      ? storeConnection(deps, subject, credentials, told, finish)
      : storeCredentials(deps, door, ctx, subject, credentials, told, finish);
  };

  /** The audit log tells of it as of a tenant's own call. */
  const onRecord = async (ctx: Ctx, { row, connection }: OpenLink, work: () => Promise<unknown>): Promise<void> => {
    const deed = connection === null ? made : replaced;
    const ended = await once(
      ctx,
      {
        idempotencyKey: undefined,
        method: "POST",
        target: pageRoute,
        body: "",
        route: pageRoute,
        connectionId: connection?.id ?? null,
        deed: { ...deed, id: row.connectionId, isLocal: true },
      },
      async () => ({ kind: "value", value: await work() }),
    );
    if ("error" in ended) throw ended.error;
  };

  return { byKey, conclude, note, mayTry, addressOf };
};

const pageRoute = "/connect/{token}";
const made = { verb: "create", object: "connection" } as const;
const replaced = { verb: "replace", object: "connection credentials" } as const;
const forgotten = { held: null, heldUntil: null };

/** Of a reconnection the account is the connection's own, whatever a form says. */
const addressIn = (
  { providers }: Deps,
  { connection }: OpenLink,
  provider: Provider,
  { address }: ConnectForm,
): Address =>
  connection === null
    ? readAddress(provider, providers, address)
    : { is: "understood", subdomain: connection.subdomain, host: hostOf(provider, connection.subdomain) };

const addressFaults = (address: Exclude<Address, { is: "understood" }>): Fault => {
  if (address.is === "own_domain") return { kind: "own_domain", host: address.host };
  return { kind: address.is === "missing" ? "address_missing" : "address_malformed" };
};

const trimmed = (credentials: Credentials): Record<string, string> =>
  Object.fromEntries(Object.entries(credentials).map(([name, text]) => [name, text.trim()]));

/** An e-mail address in the place of the key is the commonest mistake. */
const isPlausible = (provider: Provider, credentials: Credentials): boolean =>
  credentialFaults(provider, credentials).length === 0 &&
  !Object.entries(provider.auth[0].fields).some(([name, { secret }]) => secret && credentials[name]?.includes("@"));
