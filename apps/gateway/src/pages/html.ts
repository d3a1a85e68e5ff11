import { type ErrorCode, errorTable } from "@portico/model";

/** The frame of our pages. Every value that is put in is ours: there is no user text on them. */
const page = (title: string, head: string, body: string): string => `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title} – Portico</title>
<link rel="stylesheet" href="/docs/assets/pages.css">
${head}
</head>
<body>
${body}
</body>
</html>
`;

export const docsPage = (): string =>
  page(
    "API reference",
    '<link rel="stylesheet" href="/docs/assets/swagger-ui.css">\n<script src="/docs/assets/swagger-ui-bundle.js" defer></script>\n<script src="/docs/assets/docs.js" defer></script>',
    '<noscript><p class="card">The reference needs JavaScript. The document behind it is at <a href="/openapi.json">/openapi.json</a>.</p></noscript>\n<div id="reference"></div>',
  );

const advice = {
  never: "Sending the same call again will fail again: change it first.",
  later: "Wait as long as <code>Retry-After</code> says, or a little where it says nothing, then send the call again.",
  same_key: "It may have taken effect. Look at the object before you send the call again.",
} as const;

export const problemPage = (code: ErrorCode, publicUrl: string): string => {
  const { status, title, retry } = errorTable[code];
  return page(
    title,
    "",
    `<main class="card">
<p class="code"><code>${status} ${code}</code></p>
<h1>${title}</h1>
<p>${explanations[code]}</p>
<h2>What to do</h2>
<p>${advice[retry]} The problem document's <code>detail</code> and <code>errors</code> say what happened this time; quote its <code>request_id</code> when you ask.</p>
<p><a href="/docs">API reference</a> · <a href="${publicUrl}/openapi.json">OpenAPI document</a></p>
</main>`,
  );
};

const explanations: Record<ErrorCode, string> = {
  invalid_request:
    "The query, the headers or the JSON could not be read. Unknown and repeated query names are refused, so that a filter with a typing error never widens a list.",
  invalid_cursor:
    "Cursors are sealed: they work only for the list, the connection and the filters they came from. Begin the list again, or send the cursor alone.",
  invalid_path:
    "Paths through the proxy are sent to the help desk byte for byte, so that whatever two readers could understand differently is refused.",
  unauthenticated:
    "Send an API key as <code>Authorization: Bearer ptk_…</code>. The answer is the same for a key that is unknown, revoked or expired.",
  insufficient_scope:
    "The key is valid, but lacks the scope that <code>WWW-Authenticate</code> names. Make another key with it.",
  grant_denied:
    "The key is narrowed by grants; or the help desk was connected for reading alone; or the endpoint can mint credentials or export in bulk and asks for the grant <code>proxy: full</code>.",
  provider_forbidden:
    "The agent whose credentials are stored may not do this at the help desk. Connect with an agent who may.",
  not_found: "There is no such object, or it belongs to somebody else: the two look the same.",
  method_not_allowed: "The header <code>Allow</code> names the methods that this address takes.",
  not_acceptable: "Send <code>Accept: application/json</code>, or no such header.",
  request_timeout: "The request's bytes came too slowly.",
  conflict: "The state of the object, or another object, stands against it; <code>detail</code> names which.",
  provider_conflict: "The help desk reports that the object's state or another object stands against it.",
  idempotency_in_progress:
    "Two requests came with one <code>Idempotency-Key</code>, and the first has not ended; or its outcome is being looked into. Ask again with the same key.",
  idempotency_answer_not_kept:
    "The first request with this key was carried out, and its answer was larger than 256 KiB: read the object instead.",
  cursor_expired: "Begin the list again.",
  precondition_failed: "Read the object again, and send the new <code>ETag</code> as <code>If-Match</code>.",
  body_too_large: "JSON bodies have 1 MiB at most, bodies through the proxy 50 MiB.",
  range_not_satisfiable:
    "Ask for a part that begins before the file ends, or leave <code>Range</code> out. <code>Content-Range</code> says how long it is.",
  unsupported_media_type: "Send <code>Content-Type: application/json</code> without a content encoding.",
  validation_failed:
    "Each entry of <code>errors</code> points at a value and says what would do. Nothing was sent to the help desk.",
  unsupported_field:
    "Help desks differ. <code>GET …/capabilities</code> lists the fields that this one can hold; what has no unified name can go into <code>native</code>. Nothing was sent to the help desk.",
  unsupported_operation: "<code>GET …/capabilities</code> lists what this help desk can do. Nothing was sent to it.",
  account_not_found: "The help desk knows no account under this subdomain.",
  provider_validation:
    "The help desk refused values that only it can judge; its complaints are translated in <code>errors</code>, and its own words stand under <code>provider</code>.",
  idempotency_key_reused:
    "An <code>Idempotency-Key</code> stands for one request, byte for byte. Make a new key for each request.",
  connection_unauthorized:
    "The key was reset or its agent removed. Replace the credentials with <code>PUT …/credentials</code>; until then no call is spent.",
  rate_limited:
    "All calls of this help-desk account share one budget, and it is used up. Allow a longer wait with <code>Prefer: wait=N</code>, up to 120 seconds. Or, before any of that: more than ten different wrong credentials came from your address within a minute; valid ones go on working. Or your credential made more calls in a minute than this gateway allows one; <code>retry_after</code> says when it may go on.",
  headers_too_large: "All headers together have 16 KiB at most.",
  internal: "We have noted it under the request id.",
  provider_error: "The help desk answered with a failure of its own.",
  provider_invalid_response:
    "Instead of what it documents the help desk sent something else: a sign-in page or a maintenance page, often.",
  overloaded: "This gateway sheds load to stay answerable.",
  provider_unavailable: "No connection to the help desk can be made at the moment.",
  secrets_unavailable: "The key service does not answer, so that stored credentials stay closed.",
  storage_unavailable: "The gateway's database does not answer.",
  provider_timeout: "The help desk took longer than it may.",
  outcome_unknown: "A write was sent and no clear answer came back.",
};
