import { Link } from "wouter";
import { type Connection, useConnection, useNames } from "../queries.ts";
import { Copy } from "../ui/copy.tsx";
import { Loaded } from "../ui/loaded.tsx";
import { Page } from "../ui/page.tsx";
import { BudgetTab } from "./budget.tsx";
import { ConnectionStatus } from "./connections.tsx";
import { OverviewTab } from "./overview.tsx";
import { RequestTable } from "./request-table.tsx";

const tabs = [
  { path: "", name: "Overview", Tab: OverviewTab },
  { path: "budget", name: "Budget", Tab: BudgetTab },
  {
    path: "requests",
    name: "Requests",
    Tab: ({ connection: { id } }: { connection: Connection }) => <RequestTable filter={{ connection_id: id }} />,
  },
] as const;

/** One connection, from a few sides. */
export const ConnectionPage = ({ id, tab = "" }: { id: string; tab?: string | undefined }) => {
  const query = useConnection(id);
  const { hostOf, titleOf } = useNames();
  const { Tab } = tabs.find(({ path }) => path === tab) ?? tabs[0];
  return (
    <Page
      title={query.data === undefined ? "Connection" : hostOf(query.data)}
      crumb={<Link href="/">Connections</Link>}
      aside={query.data !== undefined && <ConnectionStatus connection={query.data} />}
    >
      <Loaded query={query}>
        {(connection) => (
          <>
            <p className="facts muted">
              <span>{titleOf(connection.provider)}</span>
              {connection.plan !== null && <span>{connection.plan} plan</span>}
              {connection.agent !== null && (
                <span>
                  key of {connection.agent.name ?? connection.agent.email}
                  {connection.agent.role === null ? "" : `, ${connection.agent.role.replace("_", " ")}`}
                </span>
              )}
              <span>
                <code>{id}</code> <Copy text={id} what="the connection's id" />
              </span>
            </p>
            <nav className="tabs" aria-label="Of this connection">
              {tabs.map(({ path, name }) => (
                <Link
                  key={path}
                  href={`/connections/${id}${path === "" ? "" : `/${path}`}`}
                  aria-current={path === tab ? "page" : undefined}
                >
                  {name}
                </Link>
              ))}
            </nav>
            <Tab connection={connection} />
          </>
        )}
      </Loaded>
    </Page>
  );
};
