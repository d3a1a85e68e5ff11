import { HttpError, type HttpErrorCode, isSafe } from "@portico/http";
import {
  type ErrorCode,
  type ErrorDetails,
  type FieldError,
  parseJson,
  PorticoError,
  type ProviderAnswer,
} from "@portico/model";
import type { Complaint, FailureKind, Provider } from "./contract.ts";

interface Answered {
  provider: Provider;
  method: string;
  path: string;
  status: number;
  /** What the vendor said, without secrets. */
  text: string;
  /** Native field → unified pointer. */
  pointers: Readonly<Record<string, string>>;
}

const codes = {
  validation: "provider_validation",
  unauthorized: "connection_unauthorized",
  forbidden: "provider_forbidden",
  suspended: "provider_forbidden",
  addresses: "provider_forbidden",
  not_found: "not_found",
  conflict: "provider_conflict",
  error: "provider_error",
  unavailable: "provider_unavailable",
} as const satisfies Record<FailureKind, ErrorCode>;

const plainMeaning: Readonly<Record<number, FailureKind>> = {
  400: "validation",
  401: "unauthorized",
  403: "forbidden",
  404: "not_found",
  409: "conflict",
  410: "not_found",
  422: "validation",
};

/** Turns a vendor's answer that is not a success into what the caller may know. */
export const failureOf = (answered: Answered): PorticoError => {
  const { provider, method, path, status } = answered;
  if (status >= 300 && status < 400) return unreadable(provider, status, "It answered with a redirect.");
  if (!isSafe(method) && isUnclear(status)) return outcomeUnknown(provider, status);
  const complaint = complaintOf(provider, answered.text);
  const row = provider.failures.find(
    (entry) =>
      entry.status === status &&
      (entry.method ?? method) === method &&
      (entry.path === undefined || entry.path.test(path)) &&
      (entry.code === undefined || entry.code.test(complaint.code ?? "")),
  );
  const kind = row?.is ?? plainMeaning[status] ?? "error";
  const sentence = sentences[kind](provider.title, answered, complaint.fields.length);
  const said = row?.says === undefined ? sentence : `${sentence} ${row.says}`;
  return new PorticoError(codes[kind], said, details(kind, answered, complaint));
};

/** The answer could not be read although the vendor says that all is well. */
export const unreadable = (provider: Provider, status: number | null, why: string): PorticoError =>
  new PorticoError("provider_invalid_response", `${provider.title} gave an answer that cannot be read. ${why}`, {
    provider: { name: provider.id, status, code: null, body: null },
  });

/**
 * Turns a failure of the transport into what the caller may know. `status` is that of the answer that broke off; null where
 * none had begun.
 */
export const transportFailure = (
  provider: Provider,
  method: string,
  error: HttpError,
  status: number | null = null,
): PorticoError => {
  if (!isSafe(method) && error.sent && isUnclear(status)) return outcomeUnknown(provider, status, error);
  const [code, text] = transport[error.code];
  return new PorticoError(code, `${provider.title} ${text}`, {
    provider: { name: provider.id, status, code: null, body: null },
    ...(code === "provider_unavailable" ? { retryAfterSeconds: 30 } : {}),
    cause: error,
  });
};

/** A request that broke off before its end: whatever of it was received, nobody can have understood it. */
export const cutShort = (provider: Provider, method: string, { code, cause }: HttpError): PorticoError =>
  transportFailure(provider, method, new HttpError(code, { sent: false, cause }));

/** Nobody waits for the answer any more, and nothing was on its way. */
export const callerLeft = (provider: Provider, cause: unknown): PorticoError =>
  transportFailure(provider, "GET", new HttpError("aborted", { sent: false, cause }));

/** The account has failed too often of late, so it was not called. */
export const leftAlone = (provider: Provider, waitMs: number): PorticoError =>
  new PorticoError(
    "provider_unavailable",
    `${provider.title} has failed too often just now, so this account is left alone for a moment.`,
    {
      provider: { name: provider.id, status: null, code: null, body: null },
      retryAfterSeconds: Math.max(1, Math.ceil(waitMs / 1_000)),
    },
  );

/** The account's budget has no room for the call within the caller's patience. */
export const limited = (provider: Provider, budgetClass: string, waitMs: number): PorticoError => {
  const waitSeconds = Math.max(1, Math.ceil(waitMs / 1_000));
  return new PorticoError(
    "rate_limited",
    `The ${budgetClass === "total" ? "" : `${budgetClass} `}budget of this ${provider.title} account is used up for now. ` +
      `Try again in ${waitSeconds} s, or allow a longer wait with \`Prefer: wait=N\`.`,
    { retryAfterSeconds: waitSeconds },
  );
};

/** A write went out and nobody can say whether it took effect. */
const outcomeUnknown = (provider: Provider, status: number | null, cause?: unknown): PorticoError =>
  new PorticoError(
    "outcome_unknown",
    `${provider.title} gave no clear answer to this write, so it may have taken effect. Look before you send it again.`,
    { provider: { name: provider.id, status, code: null, body: null }, cause },
  );

/** Whether a write of which no more is known may have taken effect: no answer, a success that broke off, a gateway that gave up. */
const isUnclear = (status: number | null): boolean =>
  status === null || status < 300 || status === 502 || status === 504;

const transport = {
  invalid_request: ["internal", "was not called, since the request could not be written."],
  refused_address: ["provider_unavailable", "resolves to an address that must not be called."],
  dns_failed: ["provider_unavailable", "cannot be found in the name system at the moment."],
  connect_failed: ["provider_unavailable", "cannot be reached at the moment."],
  timeout_connect: ["provider_unavailable", "cannot be reached at the moment."],
  timeout_headers: ["provider_timeout", "did not answer in time."],
  timeout_body: ["provider_timeout", "did not finish its answer in time."],
  reset: ["provider_error", "broke its answer off."],
  body_too_large: ["provider_invalid_response", "gave an answer that is too large to read."],
  bad_answer: ["provider_invalid_response", "gave an answer that is not proper HTTP."],
  aborted: ["provider_error", "was not waited for, since the caller left."],
} as const satisfies Record<HttpErrorCode, readonly [ErrorCode, string]>;

const complaintOf = (provider: Provider, text: string): Complaint => {
  const none: Complaint = { code: null, message: null, fields: [] };
  if (text === "") return none;
  try {
    return provider.errors.read(parseJson(text), { account: noAccount, input: undefined });
  } catch {
    // The body is not the documented error shape: the status alone speaks.
    return none;
  }
};

// Error bodies are the same on every account of a vendor.
const noAccount = { subdomain: "", site: "", flavour: null, statuses: [], fields: [] };

const notAllowed = (title: string): string =>
  `${title} does not allow this to the agent that the stored credentials belong to.`;

const sentences: Record<FailureKind, (title: string, answered: Answered, faults: number) => string> = {
  validation: (title, _, faults) =>
    faults === 0
      ? `${title} refused the request.`
      : `${title} refused ${faults === 1 ? "a value" : `${faults} values`}; see \`errors\`.`,
  unauthorized: (title) => `${title} does not accept the stored credentials. Replace them with PUT …/credentials.`,
  forbidden: notAllowed,
  addresses: notAllowed,
  suspended: (title) =>
    `${title} has suspended this account: its owner has to settle that there, and no key works until then.`,
  not_found: (title) => `${title} knows no such object.`,
  conflict: (title) => `${title} reports a clash with the state of this object or with another one.`,
  unavailable: (title) => `${title} is not available at the moment.`,
  error: (title, { method, status }) => `${title} answered ${method} with status ${status}.`,
};

const details = (kind: FailureKind, answered: Answered, complaint: Complaint): ErrorDetails => {
  const errors = fieldErrors(answered, complaint);
  return {
    provider: quoted(kind, answered, complaint),
    ...(errors.length > 0 ? { errors } : {}),
    ...(kind === "unavailable" ? { retryAfterSeconds: 30 } : {}),
    ...(kind === "addresses" || kind === "suspended" ? { refusal: kind } : {}),
  };
};

const fieldErrors = ({ provider, pointers }: Answered, complaint: Complaint): FieldError[] =>
  complaint.fields.map(({ field, code, message }) => ({
    pointer: pointerOf(provider, pointers, field),
    code,
    message: `${provider.title}: ${message}`,
  }));

/** Where in our words a field of the vendor's lies. */
export const pointerOf = (provider: Provider, pointers: Answered["pointers"], field: string): string => {
  const known = Object.hasOwn(pointers, field) ? pointers[field] : undefined;
  if (known !== undefined) return known;
  const key = provider.customField?.exec(field)?.[1];
  return key === undefined ? `/native/${escapePointer(field)}` : `/custom_fields/${escapePointer(key)}`;
};

const escapePointer = (part: string): string => part.replaceAll("~", "~0").replaceAll("/", "~1");

const quoted = (kind: FailureKind, answered: Answered, complaint: Complaint): ProviderAnswer => ({
  name: answered.provider.id,
  status: answered.status,
  code: complaint.code,
  // What comes with a 401 may quote what was sent with the request.
  body: kind === "unauthorized" || answered.text === "" ? null : answered.text.slice(0, 4_096),
});
