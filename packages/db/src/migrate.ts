import { createHash } from "node:crypto";
import { readdir, readFile } from "node:fs/promises";
import type { Owner, Run } from "./driver.ts";
import { DbError, toDbError } from "./errors.ts";

/** One numbered file, applied whole or not at all. */
export interface Migration {
  name: string;
  text: string;
}

/** The migrations beside this package's source, in order. */
export const readMigrations = async (): Promise<Migration[]> => {
  const names = (await readdir(folder)).filter((name) => /^\d{4}_.*\.sql$/.test(name)).toSorted();
  return Promise.all(names.map(async (name) => ({ name, text: await readFile(new URL(name, folder), "utf8") })));
};

/**
 * Prepares the roles, then applies what is missing, each migration in a transaction of its own. Processes that start
 * together take turns by an advisory lock, and the later ones find nothing left to do.
 *
 * Fails with `roles_missing`, and with `migration_failed` where a migration does not apply or was edited after it had.
 */
export const migrate = async (owner: Owner, migrations: readonly Migration[]): Promise<void> => {
  await prepareRoles(owner);
  for (const migration of migrations) {
    try {
      await owner.transaction((run, script) => apply(migration, run, script));
    } catch (error) {
      const cause = toDbError(error);
      if (cause instanceof DbError && ["unavailable", "migration_failed"].includes(cause.code)) throw cause;
      throw new DbError("migration_failed", `migration ${migration.name} does not apply`, { cause });
    }
  }
};

const folder = new URL("../migrations/", import.meta.url);

const apply = async ({ name, text }: Migration, run: Run, script: (text: string) => Promise<void>): Promise<void> => {
  await takeTurn(run);
  await createLedger(run, script);
  const digest = createHash("sha256").update(text).digest("hex");
  const [applied] = await run("select sha256 from portico.migrations where name = $1", [name]);
  if (applied === undefined) {
    await script(text);
    await run("insert into portico.migrations (name, sha256) values ($1, $2)", [name, digest]);
  } else if (applied[0] !== digest) {
    throw new DbError("migration_failed", `migration ${name} was edited after it had been applied`);
  }
};

const takeTurn = (run: Run) => run("select pg_advisory_xact_lock($1)", ["7305793641214829"]);

/** Looked for first: `create … if not exists` asks for the right to create even where there is nothing to do. */
const createLedger = async (run: Run, script: (text: string) => Promise<void>): Promise<void> => {
  const [found] = await run("select to_regclass('portico.migrations') is not null");
  if (found?.[0] === true) return;
  await script(`
    create schema if not exists portico;
    create table portico.migrations (name text primary key, sha256 text not null, applied_at timestamptz not null default now());
  `);
};

const prepareRoles = async (owner: Owner): Promise<void> => {
  const text = await readFile(new URL("roles.sql", folder), "utf8");
  try {
    await owner.transaction(async (run, script) => {
      await takeTurn(run);
      await script(text);
    });
  } catch (error) {
    const cause = toDbError(error);
    if (!(cause instanceof DbError) || cause.code !== "denied") throw cause;
    throw new DbError("roles_missing", rolesMissing, { cause });
  }
};

const rolesMissing =
  "the login of DATABASE_URL can neither use nor create the roles it works under; let an administrator run: " +
  "create role portico_app nologin; create role portico_operator nologin; create role portico_worker nologin; " +
  "grant portico_app, portico_operator, portico_worker to <login>";
