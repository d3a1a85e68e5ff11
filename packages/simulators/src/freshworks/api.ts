import type { Clock } from "../clock.ts";
import type { Answer } from "../disturb.ts";
import type { Charge, RateWindow } from "../rate-window.ts";
import type { Match, Route } from "../routes.ts";
import { readBody } from "./body.ts";
import type { FormTypes } from "./body.ts";
import type { FreshworksCall, Reply } from "./call.ts";
import { accessDenied, notAcceptable, notFound, notLoggedIn, suspended, wrongMethod } from "./problems.ts";
import type { Spool } from "./spool.ts";
import { wholeSecond } from "./times.ts";

export interface FreshworksRoute<Account, Agent> extends Route<(call: FreshworksCall<Account, Agent>) => Reply> {
  /** The bucket it draws on beside the account's total. */
  class?: string;
  /** Closed to agents who are no administrators. */
  admin?: true;
  /** How includes are priced here, if it takes any. */
  includes?: "list" | "view";
}

/** What an account is to its API. */
export interface FreshworksAccount<Agent> {
  readonly subdomain: string;
  readonly clock: Clock;
  readonly rate: RateWindow;
  readonly spool: Spool;
  readonly store: { nextId(kind: "request"): number };
  /** Whom an Authorization header signs in; undefined for none, a wrong or a revoked key. */
  agentOf(authorization: string | null): Agent | undefined;
  settings(): {
    readonly windowMs: number;
    readonly listIncludeCredits: number;
    readonly viewIncludeCredits: number;
    readonly rateHeaderBucket: "total" | "class";
    readonly suspended: boolean;
  };
}

/** What the products of the family do differently on the way in and out. */
export interface Product<Account, Agent, R extends FreshworksRoute<Account, Agent>> {
  find(account: Account, method: string, path: string): Match<R>;
  form: FormTypes;
  /** The storage behind signed URLs; undefined where the path is none of its. */
  answerFile(account: Account, request: Request, path: string): Response | undefined;
  /** Why this account has no such endpoint, though others do. */
  refuse?(account: Account, route: R): Reply | undefined;
  headers(account: Account, requestId: string, status: number): Record<string, string>;
  writeCredits?(account: Account, credits: number): string;
  /** `seconds` is what Retry-After says by default. */
  limited(account: Account, seconds: number): Reply;
}

const apiRoot = "/api/v2";

/** Answers calls below an account's prefix. The budget is charged first, before anything about a call is judged. */
export const createApi =
  <
    Account extends FreshworksAccount<Agent>,
    Agent extends { admin: boolean },
    R extends FreshworksRoute<Account, Agent>,
  >(
    product: Product<Account, Agent, R>,
  ) =>
  async (account: Account, request: Request, path: string): Promise<Answer> => {
    const file = product.answerFile(account, request, path);
    if (file !== undefined) return { response: file, credits: 0 };
    const url = new URL(request.url);
    const match: Match<R> = path.startsWith(`${apiRoot}/`)
      ? product.find(account, request.method, path.slice(apiRoot.length).replace(/\/$/, ""))
      : { found: "nothing" };
    const route = match.found === "route" ? match.route : undefined;
    const credits = priceOf(account, route, url.searchParams);
    const charge = account.rate.charge(credits, route?.class);
    if (!charge.admitted) {
      const refusal = product.limited(account, retryAfterSeconds(account, charge.retryAfterMs));
      return { response: toResponse(refusal, { "content-type": jsonType }), credits: 0 };
    }
    const reply = await judge(product, account, request, url, match);
    const headers = {
      ...product.headers(account, String(account.store.nextId("request")).padStart(32, "0"), reply.status),
      ...rateHeaders(product, account, charge, credits),
      date: new Date(account.clock.now()).toUTCString(),
    };
    return { response: toResponse(reply, headers), credits };
  };

type AnyAccount = FreshworksAccount<unknown>;

/** One credit, and what the includes cost here. */
const priceOf = (
  account: AnyAccount,
  route: Pick<FreshworksRoute<never, never>, "includes"> | undefined,
  query: URLSearchParams,
): number => {
  if (route?.includes === undefined) return 1;
  const { listIncludeCredits, viewIncludeCredits } = account.settings();
  const each = route.includes === "list" ? listIncludeCredits : viewIncludeCredits;
  return 1 + each * (query.get("include")?.split(",").length ?? 0);
};

const judge = async <
  Account extends FreshworksAccount<Agent>,
  Agent extends { admin: boolean },
  R extends FreshworksRoute<Account, Agent>,
>(
  product: Product<Account, Agent, R>,
  account: Account,
  request: Request,
  url: URL,
  match: Match<R>,
): Promise<Reply> => {
  const agent = account.agentOf(request.headers.get("authorization"));
  if (agent === undefined) return notLoggedIn;
  if (account.settings().suspended) return suspended;
  if (match.found === "nothing") return notFound;
  if (match.found === "path") return wrongMethod(request.method, match.methods);
  if (!acceptsJson(request.headers.get("accept"))) return notAcceptable;
  const refusal = product.refuse?.(account, match.route);
  if (refusal !== undefined) return refusal;
  if (match.route.admin === true && !agent.admin) return accessDenied;
  const read = await readBody(request, product.form, account.spool);
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

const jsonType = "application/json; charset=utf-8";

const toResponse = ({ status, body, file, headers: own }: Reply, headers: Record<string, string>): Response =>
  new Response(file ?? (body === undefined ? null : JSON.stringify(body)), {
    status,
    headers: { ...(body !== undefined && { "content-type": jsonType }), ...headers, ...own },
  });

const rateHeaders = <Account extends AnyAccount>(
  product: { writeCredits?(account: Account, credits: number): string },
  account: Account,
  charge: Extract<Charge, { admitted: true }>,
  credits: number,
): Record<string, string> => {
  const bucket = account.settings().rateHeaderBucket === "class" ? (charge.own ?? charge.total) : charge.total;
  const write = (value: number): string => product.writeCredits?.(account, value) ?? String(value);
  return {
    "x-ratelimit-total": write(bucket.limit),
    "x-ratelimit-remaining": write(bucket.remaining),
    "x-ratelimit-used-currentrequest": write(credits),
  };
};

/** Whole seconds; but a scaled window is over in parts of a second, so it says so in decimals. */
const retryAfterSeconds = (account: AnyAccount, retryAfterMs: number): number => {
  const { windowMs } = account.settings();
  const scaled = windowMs % 1000 !== 0 || windowMs < 60_000;
  return scaled ? Math.max(retryAfterMs, 1) / 1000 : Math.max(Math.ceil(retryAfterMs / 1000), 1);
};
