import type { Answer } from "../disturb.ts";
import type { Charge } from "../rate-window.ts";
import { createRouteTable } from "../routes.ts";
import type { Match } from "../routes.ts";
import type { FreshdeskAccount } from "./account.ts";
import { readBody } from "./body.ts";
import type { FreshdeskRoute, Reply } from "./call.ts";
import { answerFile } from "./files.ts";
import { accessDenied, notAcceptable, notFound, notLoggedIn, suspended, wrongMethod } from "./problems.ts";
import { routes } from "./route-table.ts";
import { wholeSecond } from "./times.ts";

const find = createRouteTable(routes);
const apiRoot = "/api/v2";

/** Answers one call below an account's prefix. The budget is charged first, before anything about the call is judged. */
export const answerFreshdesk = async (account: FreshdeskAccount, request: Request, path: string): Promise<Answer> => {
  const file = answerFile(account, request, path);
  if (file !== undefined) return { response: file, credits: 0 };
  const url = new URL(request.url);
  const match = path.startsWith(`${apiRoot}/`)
    ? find(request.method, path.slice(apiRoot.length).replace(/\/$/, ""))
    : ({ found: "nothing" } as const);
  const route = match.found === "route" ? match.route : undefined;
  const credits = priceOf(account, route, url.searchParams);
  const charge = account.rate.charge(credits, route?.class);
  if (!charge.admitted) return { response: limited(account, charge.retryAfterMs), credits: 0 };
  const reply = await judge(account, request, url, match);
  const requestId = String(account.store.nextId("request")).padStart(32, "0");
  const headers = { "x-request-id": requestId, ...rateHeaders(account, charge, credits) };
  return { response: toResponse(reply, headers), credits };
};

/** One credit, and what the includes cost here. */
const priceOf = (account: FreshdeskAccount, route: FreshdeskRoute | undefined, query: URLSearchParams): number => {
  if (route?.includes === undefined) return 1;
  const { listIncludeCredits, viewIncludeCredits } = account.settings();
  const each = route.includes === "list" ? listIncludeCredits : viewIncludeCredits;
  return 1 + each * (query.get("include")?.split(",").length ?? 0);
};

const judge = async (
  account: FreshdeskAccount,
  request: Request,
  url: URL,
  match: Match<FreshdeskRoute>,
): Promise<Reply> => {
  const agent = account.agentOf(request.headers.get("authorization"));
  if (agent === undefined) return notLoggedIn;
  if (account.settings().suspended) return suspended;
  if (match.found === "nothing") return notFound;
  if (match.found === "path") return wrongMethod(request.method, match.methods);
  if (!acceptsJson(request.headers.get("accept"))) return notAcceptable;
  if (match.route.admin === true && !agent.admin) return accessDenied;
  const read = await readBody(request);
  if ("status" in read) return read;
  return match.route.handle({
    account,
    agent,
    method: request.method,
    params: match.params,
    query: url.searchParams,
    body: read.body,
    files: read.files,
    now: wholeSecond(account.clock.now()),
    origin: `${url.origin}/${account.subdomain}`,
    path: url.pathname.slice(account.subdomain.length + 1),
  });
};

const acceptsJson = (accept: string | null): boolean =>
  accept === null ||
  accept
    .split(",")
    .some((range) => ["application/json", "*/*"].includes(range.split(";", 1)[0]?.trim().toLowerCase() ?? ""));

const toResponse = (reply: Reply, headers: Record<string, string>): Response => {
  const text = reply.body === undefined ? null : JSON.stringify(reply.body);
  return new Response(text, {
    status: reply.status,
    headers: {
      ...(text !== null && { "content-type": "application/json; charset=utf-8" }),
      "x-freshdesk-api-version": "latest=v2; requested=v2",

      ...headers,
      ...reply.headers,
    },
  });
};

const rateHeaders = (
  account: FreshdeskAccount,
  charge: Extract<Charge, { admitted: true }>,
  credits: number,
): Record<string, string> => {
  const { rateHeaderBucket, decimalRateHeaders } = account.settings();
  const bucket = rateHeaderBucket === "class" ? (charge.own ?? charge.total) : charge.total;
  const write = (value: number): string => (decimalRateHeaders ? value.toFixed(1) : String(value));
  return {
    "x-ratelimit-total": write(bucket.limit),
    "x-ratelimit-remaining": write(bucket.remaining),
    "x-ratelimit-used-currentrequest": write(credits),
  };
};

/** Empty, and without the other rate headers. A scaled window is over in parts of a second, so it says so in decimals. */
const limited = (account: FreshdeskAccount, retryAfterMs: number): Response => {
  const scaled = account.settings().windowMs % 1000 !== 0 || account.settings().windowMs < 60_000;
  const seconds = scaled ? Math.max(retryAfterMs, 1) / 1000 : Math.max(Math.ceil(retryAfterMs / 1000), 1);
  return new Response(null, {
    status: 429,
    headers: { "retry-after": String(seconds), "content-type": "application/json; charset=utf-8" },
  });
};
