import { useState } from "react";
import { Link } from "wouter";
import { type Connection, useBudget, useConnections, useNames } from "../queries.ts";
import { Ago } from "../ui/ago.tsx";
import { Choice } from "../ui/field.tsx";
import { count } from "../ui/format.ts";
import { Empty, Loaded } from "../ui/loaded.tsx";
import { Meter } from "../ui/meter.tsx";
import { More } from "../ui/more.tsx";
import { Page } from "../ui/page.tsx";
import { Status, type Tone } from "../ui/status.tsx";
import { ConnectLink } from "./connect-link.tsx";

export const ConnectionsPage = () => {
  const [status, setStatus] = useState("");
  const [isLinking, setIsLinking] = useState(false);
  const query = useConnections(status === "" ? {} : { status });
  return (
    <Page
      title="Connections"
      aside={
        <button type="button" className="primary" onClick={() => setIsLinking(true)}>
          Connect a help desk
        </button>
      }
    >
      <div className="filters">
        <Choice
          label="Status"
          value={status}
          onChange={setStatus}
          options={[["", "Any"], ...Object.entries(states).map(([value, { word }]) => [value, word] as const)]}
        />
      </div>
      <Loaded query={query}>
        {(connections) =>
          connections.length === 0 ? (
            <NoConnections isFiltered={status !== ""} />
          ) : (
            <>
              <Tally connections={connections} isAll={!query.hasNextPage} />
              <ConnectionTable connections={connections} />
              <More query={query} />
            </>
          )
        }
      </Loaded>
      {isLinking && <ConnectLink onClose={() => setIsLinking(false)} />}
    </Page>
  );
};

const NoConnections = ({ isFiltered }: { isFiltered: boolean }) =>
  isFiltered ? (
    <Empty title="No connection has this status." />
  ) : (
    <Empty title="No help desk is connected yet.">
      <p>Make a link and open it, or send it to an administrator.</p>
    </Empty>
  );

const Tally = ({ connections, isAll }: { connections: readonly Connection[]; isAll: boolean }) => (
  <p className="tally">
    {Object.entries(states).map(([status, { word, tone }]) => {
      const number = connections.filter((connection) => connection.status === status).length;
      return number === 0 ? null : (
        <Status key={status} tone={tone}>
          {`${count(number)}${isAll ? "" : " or more"} ${word.toLowerCase()}`}
        </Status>
      );
    })}
  </p>
);

const ConnectionTable = ({ connections }: { connections: readonly Connection[] }) => (
  <table className="rows">
    <thead>
      <tr>
        <th>Account</th>
        <th>Status</th>
        <th>Acting as</th>
        <th>Left</th>
        <th>Last used</th>
      </tr>
    </thead>
    <tbody>
      {connections.map((connection) => (
        <Row key={connection.id} connection={connection} />
      ))}
    </tbody>
  </table>
);

const Row = ({ connection }: { connection: Connection }) => {
  const { hostOf, titleOf } = useNames();
  const { id, provider, label, external_id, agent, last_used_at } = connection;
  return (
    <tr>
      <td className="lead">
        <Link href={`/connections/${id}`}>{hostOf(connection)}</Link>
        <span className="muted">{label ?? external_id ?? titleOf(provider)}</span>
      </td>
      <td className="state">
        <ConnectionStatus connection={connection} />
      </td>
      <td className="minor">{agent?.name ?? agent?.email ?? <span className="muted">Not known</span>}</td>
      <td>
        <Left connection={connection} />
      </td>
      <td className="minor">
        <Ago at={last_used_at} />
      </td>
    </tr>
  );
};

/** How much of the account's total is left, looked at now and then. */
const Left = ({ connection: { id, status } }: { connection: Connection }) => {
  const { data } = useBudget(id, { everyMs: status === "active" ? 10_000 : false });
  const total = data?.classes.find(({ name }) => name === "total");
  return total === undefined ? <span className="muted">–</span> : <Meter view={total} />;
};

const states: Readonly<Record<Connection["status"], { word: string; tone: Tone }>> = {
  active: { word: "Active", tone: "ok" },
  needs_reauth: { word: "Needs a new key", tone: "danger" },
  disabled: { word: "Disabled", tone: "quiet" },
};

export const ConnectionStatus = ({ connection: { status } }: { connection: Pick<Connection, "status"> }) => (
  <Status tone={states[status].tone}>{states[status].word}</Status>
);
