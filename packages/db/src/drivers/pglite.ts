import { chmod, mkdir } from "node:fs/promises";
import { join } from "node:path";
import { PGlite, type Transaction, types } from "@electric-sql/pglite";
import { type Driver, type Owner, type Run, toEnterStatement } from "../driver.ts";
import { DbError } from "../errors.ts";
import { lockDirectory } from "./directory-lock.ts";

export interface PgliteDriver extends Driver {
  /** The superuser that the embedded database logs in as; to be used before `dropPrivileges`. */
  owner: Owner;
  /** From here on a statement outside any scope runs as `portico_app` without a tenant, and so sees nothing. */
  dropPrivileges(): Promise<void>;
}

/**
 * Opens the database embedded in this process, alone: fails with `data_dir_in_use` while another process has it open.
 * There is one connection, so transactions run one after another; a commit is on disk when it is acknowledged.
 */
export const openPglite = async (dataDir: string): Promise<PgliteDriver> => {
  await mkdir(dataDir, { recursive: true, mode: 0o700 });
  await chmod(dataDir, 0o700);
  const lock = await lockDirectory(dataDir);
  try {
    const pglite = await PGlite.create({ dataDir: join(dataDir, "database"), relaxedDurability: false });
    return {
      owner: {
        transaction: (work) =>
          inTransaction(pglite, (tx) =>
            work(toRun(tx), async (text) => {
              await tx.exec(text);
            }),
          ),
      },
      dropPrivileges: async () => {
        await pglite.exec("set role portico_app");
      },
      transaction: (scope, work) =>
        inTransaction(pglite, async (tx) => {
          const run = toRun(tx);
          const { text, params } = toEnterStatement(scope);
          await run(text, params);
          return work(run);
        }),
      close: async () => {
        await pglite.close();
        await lock.release();
      },
    };
  } catch (error) {
    await lock.release();
    throw error;
  }
};

const inTransaction = async <Result>(pglite: PGlite, work: (tx: Transaction) => Promise<Result>): Promise<Result> => {
  if (pglite.closed) throw new DbError("unavailable", "the database is closed");
  return pglite.transaction(work);
};

const toRun =
  (tx: Transaction): Run =>
  async (text, params = []) =>
    (await tx.query<unknown[]>(text, [...params], { rowMode: "array", parsers })).rows;

const asText = (text: string) => text;

// JSON and times pass as text, since the column types decode them: decoded twice, the JSON string "5" is a number
const parsers = {
  [types.JSON]: asText,
  [types.JSONB]: asText,
  [types.TIMESTAMPTZ]: asText,
};
