import type { DocumentedAnswer, Operation } from "./document.ts";

/** What came back, and what it cost at the help desk. */
export interface Met {
  status: number;
  headers: Readonly<Record<string, string | string[] | undefined>>;
  text: string;
  /** The body that was sent; one character is one byte. */
  sent: string | undefined;
  /** Calls that the help desks have had of this request. */
  calls: number;
  /** Those of them that read an account's forms: what is sent is held to them before a call is spent on it. */
  formCalls: number;
  /** How the help desk was made to misbehave, where it was. */
  weather: string | undefined;
}

/** Codes of answers that are ours alone to give: a request that gets one costs no call but for forms. */
const oursToRefuse = new Set([
  "invalid_request",
  "invalid_path",
  "invalid_cursor",
  "unauthenticated",
  "insufficient_scope",
  "grant_denied",
  "not_acceptable",
  "unsupported_media_type",
  "body_too_large",
  "validation_failed",
  "unsupported_field",
  "unsupported_operation",
  "idempotency_key_reused",
  "idempotency_in_progress",
]);

/** In sentences, what is wrong with an answer: by the document, and by what holds of every answer. */
export const faultsOf = (operation: Operation, met: Met): string[] => {
  // Once its first byte is out, a failure of the help desk can only be shown by breaking off.
  const isStreamed = operation.path.includes("/proxy/") || operation.answerOf(200)?.contentType === anyType;
  if (met.status === 0) return isStreamed && met.weather === "cut" ? [] : ["no answer"];
  const documented = operation.answerOf(met.status);
  const isProxied = operation.path.includes("/proxy/") && met.headers["content-type"] !== "application/problem+json";
  const general = [...requestIdFaults(met), ...upstreamFaults(operation, met)];
  if (isProxied) return general;
  if (documented === undefined) return [...general, `${met.status} is not documented`];
  return [
    ...general,
    ...(met.status >= 400
      ? problemFaults(documented, met)
      : [...bodyFaults(operation, met), ...successFaults(documented, met)]),
  ];
};

const anyType = "*/*";

function* requestIdFaults({ headers }: Met): Generator<string> {
  if (!/^req_[0-9A-Z]{26}$/.test(String(headers["portico-request-id"]))) yield "no Portico-Request-Id of ours";
}

/** What the answer says of calls must be what the help desk has seen. */
function* upstreamFaults({ path }: Operation, { status, headers, calls }: Met): Generator<string> {
  const told = headers["portico-upstream-calls"];
  // A connection that is to be made may be to an account that is none of ours.
  const isSeen = path.includes("{connection_id}") || calls > Number(told ?? 0);
  if (isSeen && calls !== Number(told ?? 0)) yield `${calls} calls were made and ${String(told ?? "none")} told`;
  // Who tries credentials in vain is not told of an account that is another's.
  const isTrial = status >= 400 && /^\/v1\/connections(?:$|\/[^/]+\/(?:credentials|check)$)/.test(path);
  if (
    told !== undefined &&
    !isTrial &&
    (headers["ratelimit"] === undefined || headers["ratelimit-policy"] === undefined)
  )
    yield "a provider was asked, and the answer shows no budget";
}

function* bodyFaults({ takes }: Operation, { sent = "" }: Met): Generator<string> {
  const text = new TextDecoder().decode(Buffer.from(sent, "latin1")).trim();
  if (takes !== undefined && !takes(JSON.parse(text || "{}")))
    yield `a body was taken that the document does not describe: ${JSON.stringify(takes.errors)}`;
}

function* successFaults(documented: DocumentedAnswer, { status, headers, text }: Met): Generator<string> {
  yield* headerFaults(documented, headers);
  if (documented.accepts === undefined) {
    if (text !== "") yield `a body with ${status}, which has none`;
    return;
  }
  // What is a file's own is as it is.
  if (documented.contentType === anyType) return;
  if (headers["content-type"] !== "application/json; charset=utf-8")
    yield `the content type ${String(headers["content-type"])}`;
  yield* shapeFaults(documented, text);
}

function* problemFaults(documented: DocumentedAnswer, met: Met): Generator<string> {
  const { status, headers, text, calls, formCalls, weather } = met;
  if (headers["content-type"] !== "application/problem+json") yield `a problem as ${String(headers["content-type"])}`;
  const faults = [...shapeFaults(documented, text)];
  yield* faults;
  if (faults.length > 0) return;
  const problem = JSON.parse(text) as { code: string; status: number; request_id: string; retry_after?: number };
  if (!documented.codes.has(problem.code)) yield `the code ${problem.code} is not documented for ${status}`;
  if (problem.status !== status) yield `a problem of ${problem.status} with ${status}`;
  if (problem.request_id !== headers["portico-request-id"]) yield "another request id than the header's";
  if (String(problem.retry_after) !== String(headers["retry-after"])) yield "another retry_after than the header's";
  if (status === 401 && headers["www-authenticate"] === undefined) yield "401 without WWW-Authenticate";
  if (status >= 500 && !(weather !== undefined && status > 500)) yield `a failure of ours: ${problem.code}`;
  if (calls > formCalls && oursToRefuse.has(problem.code)) yield `${problem.code} after ${calls} calls`;
}

function* headerFaults({ headers }: DocumentedAnswer, answered: Met["headers"]): Generator<string> {
  for (const name of headers)
    if (answered[name.toLowerCase()] === undefined) yield `the documented header ${name} is missing`;
}

function* shapeFaults({ accepts }: DocumentedAnswer, text: string): Generator<string> {
  if (accepts === undefined) return;
  try {
    if (accepts(JSON.parse(text))) return;
  } catch {
    yield "the body is not JSON";
    return;
  }
  for (const { instancePath, message, params } of accepts.errors ?? [])
    yield `${instancePath || "the body"} ${message} ${JSON.stringify(params)}`;
}
