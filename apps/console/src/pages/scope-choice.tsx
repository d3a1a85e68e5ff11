import type { components } from "@portico/sdk";

type Scope = components["schemas"]["Scope"];

/** What each scope's part can be given for; a part that cannot be read, or not written, has one of the two. */
const parts: Readonly<Record<string, readonly Scope[]>> = {
  tickets: ["tickets:read", "tickets:write"],
  comments: ["comments:read", "comments:write"],
  contacts: ["contacts:read", "contacts:write"],
  directory: ["directory:read", "directory:write"],
  connections: ["connections:read", "connections:write"],
  proxy: ["proxy:read", "proxy:write"],
  "logs and events": ["events:read"],
  webhooks: ["webhooks:write"],
  keys: ["keys:write"],
};

/** What a key may do: everything, or what is ticked. */
export const ScopeChoice = ({
  chosen,
  onChange,
}: {
  chosen: readonly Scope[];
  onChange: (scopes: Scope[]) => void;
}) => {
  const isAll = chosen.includes("*");
  const toggle = (scope: Scope): void =>
    onChange(chosen.includes(scope) ? chosen.filter((other) => other !== scope) : [...chosen, scope]);
  return (
    <fieldset>
      <legend>It may</legend>
      <label className="check">
        <input type="checkbox" checked={isAll} onChange={() => onChange(isAll ? [] : ["*"])} />
        <span>do everything that your key may</span>
      </label>
      {!isAll && (
        <ul className="scopes">
          {Object.entries(parts).map(([part, scopes]) => (
            <li key={part}>
              <span>{part}</span>
              {scopes.map((scope) => (
                <label key={scope} className="check">
                  <input
                    type="checkbox"
                    checked={chosen.includes(scope)}
                    onChange={() => toggle(scope)}
                    aria-label={`${scope.split(":")[1]} ${part}`}
                  />
                  <span>{scope.split(":")[1]}</span>
                </label>
              ))}
            </li>
          ))}
        </ul>
      )}
    </fieldset>
  );
};
