import { commentSchema, contactSchema, ticketSchema } from "@portico/model";
import { createPortico, PorticoFailure } from "@portico/sdk";
import { createWriteStream } from "node:fs";
import { access, rename, rm } from "node:fs/promises";
import { pipeline } from "node:stream/promises";
import type { CliDeps } from "../cli-deps.ts";
import { sentenceOf } from "../sentence-of.ts";
import type { Summary } from "./checkpoint.ts";
import { type FormatName, formats } from "./formats.ts";
import { type Journal, openJournal } from "./journal.ts";
import { createPace } from "./pace.ts";
import { withPatience } from "./patience.ts";
import { count, createProgress } from "./progress.ts";
import { type Export, lists, walkList } from "./walk-list.ts";

export interface ExportOrder extends Export {
  baseUrl: string;
  apiKey: string;
  out: string;
  format: FormatName;
}

/**
 * Writes all tickets, comments or contacts of a connection to a file, which is there once it is whole. Until then what was read
 * lies in a journal beside it, from which the same command goes on, however the one before it ended. The exit code: 0 where
 * the file holds everything, 1 where it does not, or there is none yet.
 */
export const exportRecords = async (deps: CliDeps, order: ExportOrder): Promise<number> => {
  const journalPath = `${order.out}.portico-export`;
  if ((await exists(order.out)) && !(await exists(journalPath)))
    throw new Error(`${order.out} is there already: move it away, or name another file.`);
  const { what, connectionId, include } = order;
  const journal = await openJournal(journalPath, { what, connectionId, include });
  try {
    const summary = await readAll(deps, order, journal);
    const rows = await writeRows(order, journal);
    await rm(journalPath);
    deps.write(`${conclusion(summary)}: ${count(rows)} ${what} in ${order.out}.${leftOut(summary)}\n`);
    return summary.complete ? 0 : 1;
  } catch (failure) {
    deps.complain(sentenceOf(failure, order.baseUrl));
    if (!journal.isEmpty()) deps.complain(`what was read is kept in ${journalPath}: ${whatNext(failure)}.`);
    return 1;
  } finally {
    await journal.close();
    if (journal.isEmpty()) await rm(journalPath, { force: true });
  }
};

const whatNext = (failure: unknown): string =>
  failure instanceof PorticoFailure && (failure.code === "cursor_expired" || failure.code === "invalid_cursor")
    ? "delete it to begin anew"
    : "the same command goes on from there";

const exists = (path: string): Promise<boolean> =>
  access(path).then(
    () => true,
    () => false,
  );

const readAll = async (deps: CliDeps, order: ExportOrder, journal: Journal): Promise<Summary> => {
  const { list } = lists[order.what];
  const { visited } = journal.checkpoint;
  const pace = createPace(["total", `${list}_list`], deps.now);
  const progress = createProgress(deps, list, visited, pace);
  const fetch = withPatience(pace.noting(deps.fetch), { ...deps, onWait: progress.waiting });
  const portico = createPortico({ baseUrl: order.baseUrl, apiKey: order.apiKey, fetch });
  let { summary } = journal.checkpoint;
  const after = visited === 0 ? "" : `, going on after ${count(visited)} ${list}`;
  deps.write(`Exporting ${order.what} of ${order.connectionId}${after}.\n`);
  try {
    for await (const batch of walkList(portico, order, journal.checkpoint)) {
      await journal.append(batch);
      ({ summary } = batch.checkpoint);
      progress.show(batch.checkpoint.visited, batch.expected);
    }
  } finally {
    progress.end();
  }
  return summary;
};

const schemas = { tickets: ticketSchema, comments: commentSchema, contacts: contactSchema };

const columnsOf = ({ what, include }: Export): string[] =>
  Object.keys(schemas[what].shape).filter((name) => name !== "native" || include?.split(",").includes("native"));

/** Writes the file whole, or not at all. */
const writeRows = async (order: ExportOrder, journal: Journal): Promise<number> => {
  const draft = `${order.out}.portico-export.draft`;
  const format = formats[order.format];
  const columns = columnsOf(order);
  let rows = 0;
  const text = async function* text(): AsyncGenerator<string> {
    yield format.head(columns);
    for await (const row of journal.rows()) {
      rows += 1;
      yield format.row(row, columns);
    }
  };
  await pipeline(text, createWriteStream(draft, { flush: true, mode: 0o600 }));
  await rename(draft, order.out);
  return rows;
};

const conclusion = ({ complete, exact, reasons }: Summary): string => {
  const why = reasons.length === 0 ? "" : ` (${reasons.join(", ")})`;
  if (!complete) return `Not complete${why}`;
  return exact ? "Complete" : `Complete, save for what moved meanwhile${why}`;
};

const leftOut = ({ excluded }: Summary): string => (excluded.length === 0 ? "" : ` Left out: ${excluded.join(", ")}.`);
