import { type FormEvent, useEffect, useId, useRef, useState } from "react";
import { isOperators } from "../credential.ts";
import { isAccepted } from "../session.tsx";
import { Mark } from "../ui/mark.tsx";

/** One field: the console is an API client like any other, and its key is its sign-in. */
export const SignInPage = ({
  wasRefused,
  onEnter,
}: {
  wasRefused: boolean;
  onEnter: (apiKey: string, isKept: boolean) => void;
}) => {
  const [apiKey, setApiKey] = useState("");
  const [isKept, setIsKept] = useState(false);
  const [isBusy, setIsBusy] = useState(false);
  const [fault, setFault] = useState<string | null>(wasRefused ? faults.refused : null);
  const field = useRef<HTMLInputElement>(null);
  const id = useId();
  useEffect(() => {
    document.title = fault === null ? "Sign in – Portico" : "Error: Sign in – Portico";
  }, [fault]);

  const signIn = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    const key = apiKey.trim();
    setIsBusy(true);
    const found = await verdictOn(key);
    setIsBusy(false);
    if (found === "good") return onEnter(key, isKept);
    setFault(faults[found]);
    field.current?.focus();
  };
  const describedBy = fault === null ? `${id}hint` : `${id}fault ${id}hint`;
  return (
    <main className="sign-in">
      <p className="brand">
        <Mark /> Portico
      </p>
      <form className="card" onSubmit={(event) => void signIn(event)} noValidate>
        <h1>Sign in</h1>
        <div className={fault === null ? "field" : "field field-fault"}>
          <label htmlFor={id}>API key</label>
          <p className="hint" id={`${id}hint`}>
            A key of your company, as your backend uses. You see what the key may see.
          </p>
          {fault !== null && (
            <p className="fault" id={`${id}fault`} role="alert">
              {fault}
            </p>
          )}
          <input
            ref={field}
            id={id}
            type="password"
            value={apiKey}
            onChange={({ target }) => setApiKey(target.value)}
            aria-describedby={describedBy}
            aria-invalid={fault !== null}
            autoComplete="off"
            autoCapitalize="none"
            spellCheck={false}
            data-1p-ignore
            data-lpignore="true"
            placeholder="ptk_…"
          />
        </div>
        <label className="check">
          <input type="checkbox" checked={isKept} onChange={({ target }) => setIsKept(target.checked)} />
          <span>Stay signed in in this tab</span>
        </label>
        <button type="submit" className="primary" disabled={isBusy}>
          {isBusy ? "Signing in…" : "Sign in"}
        </button>
      </form>
      <p className="hint">
        The key stays in this tab and goes to this gateway alone. <a href="/docs">API reference</a>
      </p>
    </main>
  );
};

const faults = {
  empty: "Paste your API key.",
  operator: "That is the operator's token, which opens no company's data. Paste a key of your company.",
  refused: "That key does not work here. Check that it starts with ptk_ and is not revoked.",
  away: "The gateway does not answer. Try again in a moment.",
} as const;

const verdictOn = async (apiKey: string): Promise<"good" | keyof typeof faults> => {
  if (apiKey === "") return "empty";
  if (isOperators(apiKey)) return "operator";
  try {
    return (await isAccepted(apiKey)) ? "good" : "refused";
  } catch {
    return "away";
  }
};
