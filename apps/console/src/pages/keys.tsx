import { useState } from "react";
import { Link } from "wouter";
import { type ApiKey, useApiKeys } from "../queries.ts";
import { Ago } from "../ui/ago.tsx";
import { plural } from "../ui/format.ts";
import { Empty, Loaded } from "../ui/loaded.tsx";
import { More } from "../ui/more.tsx";
import { Page } from "../ui/page.tsx";
import { MakeKey, RevokeKey, RollKey } from "./key-dialogs.tsx";

type Asked = { what: "make" } | { what: "roll" | "revoke"; key: ApiKey };

/** The keys of the tenant, as far as one's own reaches. */
export const KeysPage = () => {
  const query = useApiKeys();
  const [asked, setAsked] = useState<Asked | null>(null);
  const close = (): void => setAsked(null);
  return (
    <Page
      title="API keys"
      aside={
        <button type="button" className="primary" onClick={() => setAsked({ what: "make" })}>
          Make a key
        </button>
      }
    >
      <Loaded query={query}>
        {(keys) =>
          keys.length === 0 ? (
            <Empty title="You need a key to call Portico." />
          ) : (
            <>
              <KeyTable keys={keys} onAsk={(what, key) => setAsked({ what, key })} />
              <More query={query} />
            </>
          )
        }
      </Loaded>
      {asked?.what === "make" && <MakeKey onClose={close} />}
      {asked?.what === "roll" && <RollKey apiKey={asked.key} onClose={close} />}
      {asked?.what === "revoke" && <RevokeKey apiKey={asked.key} onClose={close} />}
    </Page>
  );
};

const KeyTable = ({
  keys,
  onAsk,
}: {
  keys: readonly ApiKey[];
  onAsk: (what: "roll" | "revoke", key: ApiKey) => void;
}) => (
  <table className="rows">
    <thead>
      <tr>
        <th>Name</th>
        <th>Scopes</th>
        <th>Connections</th>
        <th>Last used</th>
        <th>Expires</th>
        <th>
          <span className="unseen">Change</span>
        </th>
      </tr>
    </thead>
    <tbody>
      {keys.map((key) => (
        <tr key={key.id}>
          <td className="lead">
            <Link href={`/requests?api_key_id=${key.id}`}>{key.name}</Link>
            <span className="muted">
              <code>{key.prefix}</code> <span className={`tag tag-${key.mode}`}>{key.mode}</span>
            </span>
          </td>
          <td className="minor" title={key.scopes.join(", ")}>
            {scopesOf(key)}
          </td>
          <td className="minor">
            {key.connection_ids === null ? "All" : plural(key.connection_ids.length, "connection")}
          </td>
          <td className="minor">
            <Ago at={key.last_used_at} />
          </td>
          <td data-label="Expires">
            <Ago at={key.expires_at} />
          </td>
          <td className="deeds">
            <div className="actions">
              <button type="button" className="small" onClick={() => onAsk("roll", key)}>
                Roll<span className="unseen"> {key.name}</span>
              </button>
              <button type="button" className="small danger" onClick={() => onAsk("revoke", key)}>
                Revoke<span className="unseen"> {key.name}</span>
              </button>
            </div>
          </td>
        </tr>
      ))}
    </tbody>
  </table>
);

const shownScopes = 2;
const scopesOf = ({ scopes }: ApiKey): string => {
  if (scopes.includes("*")) return "All";
  const rest = scopes.length - shownScopes;
  return `${scopes.slice(0, shownScopes).join(", ")}${rest > 0 ? ` +${rest}` : ""}`;
};
