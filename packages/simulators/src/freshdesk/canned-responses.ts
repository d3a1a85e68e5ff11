import { ok } from "../freshworks/call.ts";
import type { Reply } from "../freshworks/call.ts";
import { addRow, rulesOf } from "../freshworks/collections.ts";
import { invalid, notFound } from "../freshworks/problems.ts";
import { is, problemsOf, withBody } from "../freshworks/rules.ts";
import type { Call } from "./call.ts";
import { cannedResponses, responsesIn } from "./collection-table.ts";
import { shown } from "./collections.ts";
import { startJob } from "./jobs.ts";

/** `GET /canned_response_folders/{id}/responses`: whole, where the folder's own view names titles alone. */
export const listResponses = (call: Call): Reply => {
  const folder = Number(call.params["id"]);
  return call.account.store.rows("canned_response_folders").has(folder)
    ? ok(responsesIn(call, folder).map((row) => shown(call, cannedResponses, row)))
    : notFound;
};

/** `POST /canned_responses/bulk`: all of them or none. */
export const bulkResponses = (call: Call): Reply =>
  withBody<{ canned_responses: Record<string, unknown>[] }>(
    call,
    { canned_responses: is("Array") },
    ["canned_responses"],
    ({ canned_responses: given }) => {
      const { path, required } = cannedResponses;
      const problems = given.flatMap((each) => problemsOf(each, rulesOf(cannedResponses), required));
      if (problems.length > 0) return invalid(...problems);
      for (const each of given) addRow(call.account.store, cannedResponses, path, each, call.now);
      return startJob(call, "CANNED_RESPONSES::BULK_CREATE");
    },
  );
