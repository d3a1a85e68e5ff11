import { Link } from "wouter";
import { type LoggedRequest, type UpstreamCall, useNames } from "../queries.ts";
import { Copy } from "../ui/copy.tsx";
import { plural, span, words } from "../ui/format.ts";
import { Code } from "../ui/status.tsx";

/** What a request did, and what it waited for: in a sentence, and call by call on a line of time. */
export const RequestDetail = ({ request }: { request: LoggedRequest }) => {
  const { hostOf } = useNames();
  const { id, at, method, route, status, code, api_key_id, connection_id, account, calls, upstream_calls } = request;
  return (
    <div className="request">
      <p className="request-head">
        <Code status={status} /> <b>{method}</b> <code>{route}</code>
      </p>
      <p>{storyOf(request)}</p>
      {calls.length > 0 && <TimeLine calls={calls} durationMs={request.duration_ms} />}
      {upstream_calls > calls.length && calls.length > 0 && (
        <p className="muted">
          The first {calls.length} calls are shown, of {upstream_calls}.
        </p>
      )}
      <dl className="details">
        <Fact name="Request id">
          <Link href={`/requests/${id}`}>
            <code>{id}</code>
          </Link>{" "}
          <Copy text={id} what="the request's id" />
        </Fact>
        <Fact name="Time">
          <time dateTime={at}>{new Date(at).toLocaleString()}</time>
        </Fact>
        {code !== null && (
          <Fact name="Problem">
            <a href={`/problems/${code}`}>{words(code)}</a>
          </Fact>
        )}
        {account !== null && connection_id !== null && (
          <Fact name="Account">
            <Link href={`/connections/${connection_id}`}>{hostOf(account)}</Link>
          </Fact>
        )}
        <Fact name="Key">
          <code>{api_key_id}</code>
        </Fact>
      </dl>
    </div>
  );
};

const Fact = ({ name, children }: { name: string; children: React.ReactNode }) => (
  <div>
    <dt>{name}</dt>
    <dd>{children}</dd>
  </div>
);

/** `Waited 4.2 s: the tickets list budget was used up. 2 calls, 3 credits.` */
export const storyOf = ({ waited_ms, upstream_calls, upstream_credits, calls }: LoggedRequest): string => {
  if (upstream_calls === 0) return "It made no call to a help desk of its own.";
  const causes = [...new Set(calls.flatMap(({ waited_for }) => (waited_for === null ? [] : [causeOf(waited_for)])))];
  const tries = upstream_calls > 1 && waited_ms > 0 ? "it paused before another try" : "";
  const wait =
    waited_ms === 0 ? "Did not wait." : `Waited ${span(waited_ms)}: ${causes.join(", and ") || tries || "for budget"}.`;
  return `${wait} ${plural(upstream_calls, "call")}, ${plural(upstream_credits, "credit")}.`;
};

const causeOf = (waitedFor: string): string =>
  waitedFor === "slots" ? "too many calls were on their way" : `the ${words(waitedFor)} budget was used up`;

/** Each call where it stood in the request: hatched while it waited, solid while it was away. */
const TimeLine = ({ calls, durationMs }: { calls: readonly UpstreamCall[]; durationMs: number }) => {
  const wholeMs = Math.max(1, durationMs, ...calls.map((call) => call.asked_after_ms + call.waited_ms + call.took_ms));
  const at = (ms: number): number => (ms / wholeMs) * 100;
  return (
    <ol className="time-line" aria-label="Calls to the help desk">
      {calls.map((call, index) => (
        <li key={index}>
          <span className="call">
            <Code status={call.status} /> <b>{call.method}</b> <code>{call.path}</code>
          </span>
          <svg viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true">
            <rect className="rest" width="100" height="10" />
            <rect className="queued" x={at(call.asked_after_ms)} width={at(call.waited_ms)} height="10" />
            <rect
              className="used"
              x={at(call.asked_after_ms + call.waited_ms)}
              width={Math.max(0.6, at(call.took_ms))}
              height="10"
            />
          </svg>
          <span className="muted">
            {call.waited_ms > 0 && `waited ${span(call.waited_ms)}, `}took {span(call.took_ms)},{" "}
            {plural(call.credits, "credit")} of {words(call.class)}
          </span>
        </li>
      ))}
    </ol>
  );
};
