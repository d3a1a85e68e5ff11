import { type FormEvent, useState } from "react";
import { Link, useLocation, useSearchParams } from "wouter";
import { type RequestFilter, useConnections, useNames, useRequest } from "../queries.ts";
import { Choice, Field } from "../ui/field.tsx";
import { Empty, Loaded } from "../ui/loaded.tsx";
import { Page } from "../ui/page.tsx";
import { RequestDetail } from "./request-detail.tsx";
import { RequestTable } from "./request-table.tsx";

/** The request log, or one request of it. */
export const RequestsPage = ({ id }: { id?: string | undefined }) =>
  id === undefined ? <RequestLog /> : <OneRequest id={id} />;

const OneRequest = ({ id }: { id: string }) => {
  const query = useRequest(id);
  return (
    <Page title="Request" crumb={<Link href="/requests">Requests</Link>}>
      {query.error !== null && query.data === undefined ? (
        <Empty title="There is no such request.">
          <p>
            <code>{id}</code> may be older than seven days, or another company's. A request is here about a second after
            its answer.
          </p>
          <button type="button" onClick={() => void query.refetch()}>
            Look again
          </button>
        </Empty>
      ) : (
        <Loaded query={query}>
          {(request) => (
            <div className="card">
              <RequestDetail request={request} />
            </div>
          )}
        </Loaded>
      )}
    </Page>
  );
};

const statuses = [
  ["", "Any"],
  ["2xx,3xx", "Went through"],
  ["4xx", "4xx, refused"],
  ["5xx", "5xx, failed"],
] as const;
const methods = [
  ["", "Any"],
  ...["GET", "POST", "PATCH", "PUT", "DELETE"].map((name) => [name, name] as const),
] as const;
const waits = [
  ["", "Any"],
  ["true", "Waited"],
  ["false", "Did not wait"],
] as const;

/** The filters stand in the address, so that what was found can be found again, and sent to somebody. */
const RequestLog = () => {
  const [search, setSearch] = useSearchParams();
  const { data: connections = [] } = useConnections();
  const { hostOf } = useNames();
  const valueOf = (name: string): string => search.get(name) ?? "";
  const set = (name: string) => (value: string) =>
    setSearch((before) => {
      const after = new URLSearchParams(before);
      if (value === "") after.delete(name);
      else after.set(name, value);
      return after;
    });
  const accounts = [
    ["", "Any"],
    ...connections.map((connection) => [connection.id, hostOf(connection)] as const),
  ] as const;
  return (
    <Page title="Requests">
      <div className="filters">
        <ById />
        <Choice label="Status" value={valueOf("status")} options={statuses} onChange={set("status")} />
        <Choice label="Method" value={valueOf("method")} options={methods} onChange={set("method")} />
        <Choice label="Account" value={valueOf("connection_id")} options={accounts} onChange={set("connection_id")} />
        <Choice label="Budget" value={valueOf("waited")} options={waits} onChange={set("waited")} />
        {valueOf("api_key_id") !== "" && (
          <button type="button" className="small" onClick={() => set("api_key_id")("")}>
            Of any key again
          </button>
        )}
      </div>
      <RequestTable filter={toFilter(search)} />
    </Page>
  );
};

const toFilter = (search: URLSearchParams): RequestFilter => {
  const { waited, ...texts } = Object.fromEntries(
    ["status", "method", "connection_id", "api_key_id", "waited"].flatMap((name) => {
      const value = search.get(name);
      return value === null ? [] : [[name, value]];
    }),
  );
  return { ...texts, ...(waited === undefined ? {} : { waited: waited === "true" }) };
};

const ById = () => {
  const [id, setId] = useState("");
  const [, goTo] = useLocation();
  const find = (event: FormEvent): void => {
    event.preventDefault();
    if (id.trim() !== "") goTo(`/requests/${encodeURIComponent(id.trim())}`);
  };
  return (
    <form className="find" role="search" onSubmit={find}>
      <Field label="Request id" type="search" value={id} onChange={setId} placeholder="req_…" />
      <button type="submit">Find</button>
    </form>
  );
};
