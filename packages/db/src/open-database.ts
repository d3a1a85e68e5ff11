import { createDatabase, type Database } from "./database.ts";
import type { Driver } from "./driver.ts";
import { openPglite } from "./drivers/pglite.ts";
import { asPostgresOwner, createPostgresDriver } from "./drivers/postgres.ts";
import { toDbError } from "./errors.ts";
import { assertIsolation } from "./isolation-probe.ts";
import { migrate, readMigrations } from "./migrate.ts";

/** Where the database is: a PostgreSQL server, or a directory for the embedded one. */
export type DatabaseLocation = { url: string } | { dataDir: string };

export interface OpenDatabaseDeps {
  /** Milliseconds since 1970; every `created_at` and `updated_at` of a row is taken from it. */
  now: () => number;
}

/**
 * Opens the database, brings its schema up to date and proves that tenants are isolated before anyone may use it.
 *
 * Fails with `unavailable`, `data_dir_in_use`, `roles_missing`, `migration_failed` or `isolation_broken`; whatever it
 * had opened is closed again.
 */
export const openDatabase = async (options: DatabaseLocation & OpenDatabaseDeps): Promise<Database> => {
  try {
    const driver = await openDriver(options);
    return await closingOnFailure(driver, async () => {
      await assertIsolation(driver, options.now);
      return createDatabase(driver, options.now);
    });
  } catch (error) {
    throw toDbError(error);
  }
};

/** A driver whose schema is up to date. */
export const openDriver = (location: DatabaseLocation): Promise<Driver> =>
  "url" in location ? openPostgres(location.url) : openEmbedded(location.dataDir);

const openPostgres = async (url: string): Promise<Driver> => {
  const migrations = await readMigrations();
  await asPostgresOwner(url, (owner) => migrate(owner, migrations));
  return createPostgresDriver(url);
};

const openEmbedded = async (dataDir: string): Promise<Driver> => {
  const migrations = await readMigrations();
  const driver = await openPglite(dataDir);
  return closingOnFailure(driver, async () => {
    await migrate(driver.owner, migrations);
    await driver.dropPrivileges();
    return driver;
  });
};

const closingOnFailure = async <Result>(driver: Driver, work: () => Promise<Result>): Promise<Result> => {
  try {
    return await work();
  } catch (error) {
    await driver.close();
    throw error;
  }
};
