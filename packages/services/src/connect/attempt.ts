import type { Provider } from "@portico/connector";
import type { ConnectionRow, ConnectSessionRow, ConnectSessionStep, TenantRepositories } from "@portico/db";
import { PorticoError } from "@portico/model";
import type { Credentials } from "../connections/binding.ts";
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

/** Tries what was typed, and stores it if the help desk takes it. */
export const createAttempt = (deps: Deps, door: ConnectionDoor, once: Once) => {
  const { now } = deps;

  /** What is wrong is noted, for the page to say; only a failure of ours is thrown. Whatever can be seen unasked costs no call. */
  const attempt = async (ctx: Ctx, link: OpenLink, provider: Provider, form: ConnectForm): Promise<void> => {
    const { row } = link;
    const { connectSessions } = deps.db.forTenant(row.tenantId);
    const note = (fault: Fault, kept: Pick<ConnectSessionStep, "held" | "heldUntil"> = forgotten): Promise<void> =>
      connectSessions.note(row.id, {
        provider: provider.id,
        address: form.address.slice(0, longestAddress),
        fault,
        ...kept,
      });
    if (form.isStale) return note({ kind: "stale" });
    const address = addressIn(deps, link, provider, form);
    if (address.is !== "understood") return note(addressFaults(address));

    const { subdomain, host } = address;
    const typed = trimmed(form.credentials);
    const isTyped = Object.values(typed).some((text) => text !== "");
    const credentials = isTyped ? typed : (await heldFor(deps, row, provider, subdomain))?.credentials;
    if (credentials === undefined) return note({ kind: "key_missing", host });
    if (!isPlausible(provider, credentials)) return note({ kind: "not_a_key", host });
    if (!(await connectSessions.countTry(row.id, isTyped ? weights.typed : weights.kept, tries)))
      return note({ kind: "too_many", retry_at: new Date(now() + tries.spanMs).toISOString() });

    const kept = () =>
      isTyped
        ? hold(deps, row, { provider: provider.id, subdomain, credentials })
        : { held: row.held, heldUntil: row.heldUntil };
    try {
      const isAgreed = form.anyway && !isTyped;
      const ended = await check(ctx, link, { provider, subdomain, host, credentials, isAgreed });
      if (ended !== "connected") await note(ended, await kept());
    } catch (error) {
      const failed = faultOf(explain(error), { isReconnect: row.isReconnect, host, nowMs: now() });
      if (failed === undefined) throw error;
      await note(failed.fault, failed.keepsKey ? await kept() : forgotten);
    }
  };

  interface Candidate {
    provider: Provider;
    subdomain: string;
    host: string;
    credentials: Credentials;
    /** Whether it was agreed to that the key is a restricted agent's. */
    isAgreed: boolean;
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

  const draftOf = (ctx: Ctx, row: ConnectSessionRow, { provider, subdomain, credentials }: Candidate) =>
    draftConnection(
      deps,
      ctx,
      {
        provider: provider.id,
        subdomain,
        credentials,
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

  return attempt;
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
