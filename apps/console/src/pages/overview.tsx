import { dataOf } from "@portico/sdk";
import { useQueryClient } from "@tanstack/react-query";
import { type ReactNode, useState } from "react";
import { useLocation } from "wouter";
import { type Connection, useNames } from "../queries.ts";
import { useSession } from "../session.tsx";
import { Ago } from "../ui/ago.tsx";
import { Confirm } from "../ui/confirm.tsx";
import { Failure } from "../ui/loaded.tsx";
import { useWork } from "../ui/use-work.ts";
import { ConnectLink } from "./connect-link.tsx";

/** What a connection is, and what can be done with it. */
export const OverviewTab = ({ connection }: { connection: Connection }) => {
  const { id, external_id, label, plan, budget_share, background_share, created_at, last_used_at, access } = connection;
  const facts: readonly [string, ReactNode][] = [
    ["Your id of the customer", external_id ?? "–"],
    ["Label", label ?? "–"],
    ["Plan", plan ?? "Not said: its limits are learned"],
    ["May be used for", access === "read" ? "Reading" : "Reading and writing"],
    ["Share of the budget", `${percent(budget_share)}, in the background ${percent(background_share)} of that`],
    ["Connected", <Ago key="created" at={created_at} />],
    ["Last used", <Ago key="used" at={last_used_at} />],
  ];
  return (
    <>
      <dl className="card details">
        {facts.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      <Check id={id} />
      <Deeds connection={connection} />
    </>
  );
};

const percent = (share: number): string => `${Math.round(share * 100)} %`;

/** Asks the help desk now whether all is well. */
const Check = ({ id }: { id: string }) => {
  const { portico } = useSession();
  const queries = useQueryClient();
  const [findings, setFindings] = useState<readonly string[] | null>(null);
  const { isBusy, error, run } = useWork(async () => {
    setFindings(null);
    const params = { path: { connection_id: id } };
    try {
      setFindings((await dataOf(portico.POST("/v1/connections/{connection_id}/check", { params }))).findings);
    } finally {
      await queries.invalidateQueries({ queryKey: ["connection", id] });
    }
  });
  return (
    <section className="card">
      <h2>Does it work?</h2>
      <p>Asks the help desk who the key belongs to and what it may do. That takes a few calls of the budget.</p>
      <button type="button" disabled={isBusy} onClick={() => void run()}>
        {isBusy ? "Checking…" : "Check now"}
      </button>
      <div role="status">
        {findings?.length === 0 && <p className="good">All is well.</p>}
        {findings !== null && findings.length > 0 && (
          <ul className="findings">
            {findings.map((finding) => (
              <li key={finding}>{finding}</li>
            ))}
          </ul>
        )}
      </div>
      {error !== null && <Failure error={error} />}
    </section>
  );
};

/** What changes a connection, or ends it. */
const Deeds = ({ connection }: { connection: Connection }) => {
  const { id, status, subdomain } = connection;
  const { portico } = useSession();
  const { hostOf } = useNames();
  const queries = useQueryClient();
  const [, goTo] = useLocation();
  const [asked, setAsked] = useState<"link" | "remove" | null>(null);
  const params = { path: { connection_id: id } };
  const next = status === "disabled" ? "active" : "disabled";
  const { isBusy, error, run } = useWork(async () => {
    await dataOf(portico.PATCH("/v1/connections/{connection_id}", { params, body: { status: next } }));
    await queries.invalidateQueries();
  });
  const remove = async (): Promise<void> => {
    const { error: problem, response } = await portico.DELETE("/v1/connections/{connection_id}", { params });
    if (problem !== undefined) await dataOf(Promise.resolve({ error: problem, response }));
    queries.removeQueries({ queryKey: ["connection", id] });
    await queries.invalidateQueries({ queryKey: ["connections"] });
    goTo("/");
  };
  return (
    <section className="card">
      <h2>Change</h2>
      <div className="actions">
        <button type="button" onClick={() => setAsked("link")}>
          Ask for a new key
        </button>
        {status !== "needs_reauth" && (
          <button type="button" disabled={isBusy} onClick={() => void run()}>
            {next === "active" ? "Enable" : "Disable"}
          </button>
        )}
        <button type="button" className="danger" onClick={() => setAsked("remove")}>
          Remove
        </button>
      </div>
      {error !== null && <Failure error={error} />}
      {asked === "link" && <ConnectLink connectionId={id} onClose={() => setAsked(null)} />}
      {asked === "remove" && (
        <Confirm
          title={`Remove ${hostOf(connection)}`}
          name={subdomain}
          verb="Remove"
          work={remove}
          onClose={() => setAsked(null)}
        >
          <p>The key is destroyed, and calls to this connection fail from now on. Nothing changes in the help desk.</p>
        </Confirm>
      )}
    </section>
  );
};
