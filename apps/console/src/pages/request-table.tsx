import { useId, useState } from "react";
import { type LoggedRequest, type RequestFilter, useNames, useRequests } from "../queries.ts";
import { useSession } from "../session.tsx";
import { Ago } from "../ui/ago.tsx";
import { Copy } from "../ui/copy.tsx";
import { plural, span } from "../ui/format.ts";
import { Empty, Loaded } from "../ui/loaded.tsx";
import { More } from "../ui/more.tsx";
import { Code } from "../ui/status.tsx";
import { RequestDetail } from "./request-detail.tsx";

/** Requests, newest first; each opens to what it did. */
export const RequestTable = ({ filter }: { filter: RequestFilter }) => {
  const query = useRequests(filter);
  return (
    <Loaded query={query}>
      {(requests) =>
        requests.length === 0 ? (
          <NoRequests isFiltered={Object.keys(filter).length > 0} />
        ) : (
          <>
            <p className="tally">
              <button type="button" className="small" disabled={query.isFetching} onClick={() => void query.refetch()}>
                {query.isFetching ? "Looking…" : "Look again"}
              </button>
            </p>
            <table className="rows requests">
              <thead>
                <tr>
                  <th>Request</th>
                  <th>Status</th>
                  <th>Account</th>
                  <th className="figure">Upstream</th>
                  <th className="figure">Waited</th>
                  <th className="figure">Took</th>
                  <th>Time</th>
                </tr>
              </thead>
              {requests.map((request) => (
                <Row key={request.id} request={request} />
              ))}
            </table>
            <More query={query} />
          </>
        )
      }
    </Loaded>
  );
};

const Row = ({ request }: { request: LoggedRequest }) => {
  const [isOpen, setIsOpen] = useState(false);
  const { hostOf } = useNames();
  const id = useId();
  const { method, route, status, account, upstream_calls, waited_ms, duration_ms, at } = request;
  return (
    <tbody className={isOpen ? "open" : undefined}>
      <tr>
        <td className="lead">
          <button
            type="button"
            className="disclose"
            aria-expanded={isOpen}
            aria-controls={id}
            onClick={() => setIsOpen(!isOpen)}
          >
            <b>{method}</b> {shortOf(route)}
          </button>
        </td>
        <td className="state">
          <Code status={status} />
        </td>
        <td className="minor">{account === null ? <span className="muted">–</span> : hostOf(account)}</td>
        <td className="figure minor">{upstream_calls === 0 ? "–" : plural(upstream_calls, "call")}</td>
        <td className={waited_ms === 0 ? "figure minor" : "figure waited"} data-label="Waited">
          {waited_ms === 0 ? "–" : span(waited_ms)}
        </td>
        <td className="figure" data-label="Took">
          {span(duration_ms)}
        </td>
        <td className="minor">
          <Ago at={at} />
        </td>
      </tr>
      {isOpen && (
        <tr className="detail">
          <td colSpan={7} id={id}>
            <RequestDetail request={request} />
          </td>
        </tr>
      )}
    </tbody>
  );
};

/** What all routes of a connection begin with says nothing, beside its account. */
const shortOf = (route: string): string => route.replace("/v1/connections/{connection_id}/", "…/");

const NoRequests = ({ isFiltered }: { isFiltered: boolean }) => {
  const { shown } = useSession();
  const line = `curl -H "Authorization: Bearer $PORTICO_KEY" ${location.origin}/v1/connections`;
  return isFiltered ? (
    <Empty title="No requests like this in the last seven days." />
  ) : (
    <Empty title="No requests in the last seven days.">
      <p>
        Send the first one. <code>$PORTICO_KEY</code> is what you signed in with, <code>{shown.name}</code>:
      </p>
      <p className="secret">
        <code>{line}</code>
        <Copy text={line} what="the curl line" />
      </p>
    </Empty>
  );
};
