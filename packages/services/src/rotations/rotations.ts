import type { Position, RotationRow } from "@portico/db";
import { type Listing, type OwnQuery, PorticoError, type Rotation, type RotationCreate } from "@portico/model";
import { rewrapSigningKey, sealCanary } from "@portico/vault";
import type { Deps } from "../deps.ts";
import { openPlain, sealPlain } from "../paging/operator-cursor.ts";
import { iso } from "../show.ts";
import { rewrapTenant, rotateConnectionKey, rotateTenantKey, shredRetired } from "./steps.ts";

const leaseMs = 60_000;
const batch = 100;

/** The operator's rotations of keys, carried out in the background by whichever process finds them. */
export const createRotationServices = (deps: Deps) => {
  const { rotations, tenants } = deps.db.forOperator();

  return {
    create: async (body: RotationCreate): Promise<Rotation> => {
      const tenantId = body.tenant_id ?? null;
      const connectionId = body.connection_id ?? null;
      if (tenantId !== null && (await tenants.get(tenantId)) === undefined) throw missing("tenant");
      if (
        tenantId !== null &&
        connectionId !== null &&
        (await deps.db.forTenant(tenantId).connections.get(connectionId)) === undefined
      )
        throw missing("connection");
      return show(await rotations.insert({ id: deps.newId("rotation"), kind: body.kind, tenantId, connectionId }));
    },

    get: async (id: string): Promise<Rotation> => {
      const row = await rotations.get(id);
      if (row === undefined) throw missing("rotation");
      return show(row);
    },

    list: async ({ limit, cursor }: OwnQuery): Promise<Listing<Rotation>> => {
      const after = cursor === undefined ? undefined : openPlain(deps, cursor);
      const page = await rotations.list({ limit, after });
      return { data: page.rows.map(show), next_cursor: page.next === undefined ? null : sealPlain(deps, page.next) };
    },

    /**
     * Takes one rotation that waits and carries it out; false where there is none. A step that fails ends it as failed; on
     * abort it is left where it is, for any process to go on with.
     */
    work: async (signal: AbortSignal): Promise<boolean> => {
      const rotation = await rotations.claim(leaseMs);
      if (rotation === undefined) return false;
      try {
        const isDone = await carryOut(deps, rotation, signal);
        await rotations.progress(rotation.id, isDone ? { state: "done", leaseUntil: null } : { leaseUntil: null });
      } catch (error) {
        deps.onLateFailure("rotation", error);
        await rotations.progress(rotation.id, {
          state: "failed",
          leaseUntil: null,
          error: "A step failed; the log has it. What is done stays done: start the rotation again.",
        });
      }
      return true;
    },

    /** Shreds keys that have been out of use for long enough. */
    sweep: async (): Promise<void> => {
      for await (const tenantId of tenantIds(deps)) await shredRetired(deps, tenantId);
    },
  };
};

export type RotationServices = ReturnType<typeof createRotationServices>;

/** False where it was given up on the way: every step can be done again, so that it begins anew. */
const carryOut = async (deps: Deps, rotation: RotationRow, signal: AbortSignal): Promise<boolean> => {
  const { rotations } = deps.db.forOperator();
  const total = await count(subjectsOf(deps, rotation));
  await rotations.progress(rotation.id, { total, done: 0 });
  let done = 0;
  deps.at("after_claim_rotation");
  for await (const subject of subjectsOf(deps, rotation)) {
    if (signal.aborted) return false;
    await step(deps, rotation, subject).catch(async (error: unknown) => {
      if (await isThere(deps, subject)) throw error;
    });
    done += 1;
    await rotations.progress(rotation.id, {
      done,
      total: Math.max(total, done),
      leaseUntil: new Date(deps.now() + leaseMs),
    });
  }
  if (rotation.kind === "kek") await moveDeploymentKeys(deps);
  return true;
};

/** Whose tenant or connection was deleted in the middle of a step needs no new key. */
const isThere = async ({ db }: Deps, subject: string): Promise<boolean> => {
  const [tenantId = "", connectionId] = subject.split("/");
  if ((await db.forOperator().tenants.get(tenantId)) === undefined) return false;
  return connectionId === undefined || (await db.forTenant(tenantId).connections.get(connectionId)) !== undefined;
};

const count = async (subjects: AsyncGenerator<string>): Promise<number> => {
  let total = 0;
  while ((await subjects.next()).done !== true) total += 1;
  return total;
};

/** `tenant` or `tenant/connection`: what there is a step for. */
async function* subjectsOf(deps: Deps, { kind, tenantId, connectionId }: RotationRow): AsyncGenerator<string> {
  for await (const tenant of tenantId === null ? tenantIds(deps) : [tenantId]) {
    if (kind !== "connection_key") yield tenant;
    else if (connectionId !== null) yield `${tenant}/${connectionId}`;
    else for await (const connection of connectionIds(deps, tenant)) yield `${tenant}/${connection}`;
  }
}

const step = (deps: Deps, { kind }: RotationRow, subject: string): Promise<void> => {
  const [tenantId = "", connectionId = ""] = subject.split("/");
  const steps = {
    kek: () => rewrapTenant(deps, tenantId),
    tenant_key: () => rotateTenantKey(deps, tenantId),
    connection_key: () => rotateConnectionKey(deps, tenantId, connectionId),
  } satisfies Record<RotationRow["kind"], () => Promise<void>>;
  return steps[kind]();
};

/** What the deployment itself keeps sealed has to be under the new master key too: without it no process starts. */
const moveDeploymentKeys = async ({ db, wrapper, at }: Deps): Promise<void> => {
  at("before_canary");
  const owner = { deploymentId: db.deploymentId, wrapper };
  const canary = await db.canary.read();
  if (canary !== undefined) await db.canary.replace(canary, await sealCanary(owner));
  const auditKey = await db.auditKey.read();
  if (auditKey !== undefined) await db.auditKey.replace(auditKey, await rewrapSigningKey(owner, auditKey));
};

async function* tenantIds({ db }: Deps): AsyncGenerator<string> {
  const { tenants } = db.forOperator();
  yield* idsOf((after) => tenants.list({ limit: batch, after }));
}
async function* connectionIds({ db }: Deps, tenantId: string): AsyncGenerator<string> {
  const { connections } = db.forTenant(tenantId);
  yield* idsOf((after) => connections.list({ limit: batch, after }));
}

async function* idsOf(
  read: (after: Position | undefined) => Promise<{ rows: { id: string }[]; next: Position | undefined }>,
): AsyncGenerator<string> {
  for (let after: Position | undefined; ;) {
    const page = await read(after);
    for (const { id } of page.rows) yield id;
    if (page.next === undefined) return;
    after = page.next;
  }
}

const missing = (what: string): PorticoError => new PorticoError("not_found", `There is no such ${what}.`);

const show = (row: RotationRow): Rotation => ({
  id: row.id,
  kind: row.kind,
  tenant_id: row.tenantId,
  connection_id: row.connectionId,
  state: row.state,
  total: row.total,
  done: row.done,
  error: row.error,
  created_at: iso(row.createdAt),
  updated_at: iso(row.updatedAt),
});
