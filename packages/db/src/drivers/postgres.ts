import postgres from "postgres";
import { type Driver, type Owner, type Run, toEnterStatement } from "../driver.ts";
import { DbError } from "../errors.ts";
import { parsePostgresUrl } from "./postgres-address.ts";

/** Longer than the limits that the server keeps for itself: only one that has stopped running takes so long to answer. */
const silenceMs = 10_000;

/**
 * A pool on a PostgreSQL server. Nothing is dialled until the first transaction. One that gets no answer fails with
 * `unavailable`; whether it was carried out is then not known.
 *
 * A transaction of n statements takes n + 2 round trips: `begin`, the scope together with the first statement, the
 * others, `commit`.
 */
export const createPostgresDriver = (url: string, patienceMs: number = silenceMs): Driver => {
  const { url: address, ssl } = parsePostgresUrl(url);
  const pool = postgres(address, {
    ...settings,
    ssl,
    max: 10,
    connection: sessionSettings({ lockSeconds: 2, statementSeconds: 5 }),
  });
  return {
    transaction: (scope, work) => {
      const { text, params } = toEnterStatement(scope);
      const transaction = begin(pool, async (sql) => {
        // Not awaited yet: statements of one connection run in the order they are handed over, and if this one fails
        // the transaction is aborted, so that what follows is refused too.
        const entered = sql.unsafe(text, params, { prepare: true }).execute();
        // Where the connection is lost both fail, and the other one is heard first.
        entered.catch(() => {});
        const result = await work(toRun(sql));
        await entered;
        return result;
      });
      return answered(transaction, patienceMs);
    },
    close: () => pool.end({ timeout: 5 }),
  };
};

const answered = async <Result>(transaction: Promise<Result>, patienceMs: number): Promise<Result> => {
  const { promise: silence, reject } = Promise.withResolvers<never>();
  const timer = setTimeout(() => reject(new DbError("unavailable", "the database does not answer")), patienceMs);
  try {
    return await Promise.race([transaction, silence]);
  } finally {
    clearTimeout(timer);
  }
};

/** Opens one connection as the login for `work`, patient enough to wait for another process that migrates. */
export const asPostgresOwner = async <Result>(
  url: string,
  work: (owner: Owner) => Promise<Result>,
): Promise<Result> => {
  const connection = sessionSettings({ lockSeconds: 60, statementSeconds: 60 });
  const { url: address, ssl } = parsePostgresUrl(url);
  const client = postgres(address, { ...settings, ssl, max: 1, connection });
  try {
    return await work({
      transaction: (steps) =>
        begin(client, (sql) =>
          steps(toRun(sql), async (text) => {
            await sql.unsafe(text).simple();
          }),
        ),
    });
  } finally {
    await client.end({ timeout: 5 });
  }
};

/** The driver's `begin`, with the type it really has: an array of promises is unwrapped, and we never give one. */
const begin = async <Result>(
  client: postgres.Sql,
  work: (sql: postgres.TransactionSql) => Promise<Result>,
): Promise<Result> => {
  const answer: { result?: Result } = {};
  await client.begin(async (sql) => {
    answer.result = await work(sql);
  });
  return answer.result as Result;
};

const toRun =
  (sql: postgres.TransactionSql): Run =>
  async (text, params = [], options = { prepare: false }) => [
    ...(await sql.unsafe(text, params as postgres.ParameterOrJSON<never>[], options).values()),
  ];

const asText = (from: number[]) => ({
  to: from[0] ?? 0,
  from,
  serialize: (text: string) => text,
  parse: (text: string) => text,
});

const settings = {
  connect_timeout: 2,
  // the driver's own back-off grows to 20 s, far longer than a database takes to come back
  backoff: (attempt: number) => Math.min(0.5, 0.05 * 2 ** attempt),
  fetch_types: false,
  onnotice: () => {},
  // JSON and times pass as text, since the column types decode them: decoded twice, the JSON string "5" is a number
  types: { json: asText([114, 3802]), date: asText([1184, 1082, 1114]) },
} satisfies postgres.Options<Record<string, postgres.PostgresType>>;

const sessionSettings = (limits: { lockSeconds: number; statementSeconds: number }) => ({
  application_name: "portico",
  lock_timeout: limits.lockSeconds * 1000,
  statement_timeout: limits.statementSeconds * 1000,
  idle_in_transaction_session_timeout: 10_000,
});
