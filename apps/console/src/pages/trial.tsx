import { useEffect, useRef, useState } from "react";
import type { Operation, Parameter } from "../operations.ts";
import { useConnections, useNames } from "../queries.ts";
import { useSession } from "../session.tsx";
import { type Answer, curlOf, type Filled, sdkLineOf, send } from "../trial.ts";
import { Copy } from "../ui/copy.tsx";
import { Choice, Field } from "../ui/field.tsx";
import { plural, span } from "../ui/format.ts";
import { Code } from "../ui/status.tsx";

/** How an operation can be asked what it would do, by the name of what asks for it. */
const plans = ["dry_run", "explain"] as const;

/** One operation: what it is sent on the left, what it answers on the right. */
export const Trial = ({ operation }: { operation: Operation }) => {
  const { portico } = useSession();
  const [filled, setFilled] = useState<Filled>({
    path: {},
    query: {},
    body: operation.hasBody ? JSON.stringify(operation.example, null, 2) : "",
  });
  const [answer, setAnswer] = useState<Answer | null>(null);
  const [fault, setFault] = useState<string | null>(null);
  const [running, setRunning] = useState<AbortController | null>(null);
  const result = useRef<HTMLDivElement>(null);
  useEffect(() => () => running?.abort(), [running]);

  const plan = plans.find((name) => operation.parameters.some((parameter) => parameter.name === name));
  const isComplete = operation.parameters.every(
    ({ name, in: place }) => place !== "path" || (filled.path[name] ?? "") !== "",
  );
  const run = async (extra: Readonly<Record<string, string>>): Promise<void> => {
    const abort = new AbortController();
    setRunning(abort);
    setFault(null);
    try {
      setAnswer(await send(portico, operation, { ...filled, query: { ...filled.query, ...extra } }, abort.signal));
      result.current?.focus();
    } catch (error) {
      setFault(faultOf(error, abort.signal.aborted));
    }
    setRunning(null);
  };
  return (
    <div className="trial">
      <form
        className="card"
        onSubmit={(event) => {
          event.preventDefault();
          void run({});
        }}
      >
        <p className="request-head">
          <b>{operation.method}</b> <code>{operation.path}</code>
        </p>
        <Parameters operation={operation} filled={filled} onChange={setFilled} />
        {operation.hasBody && (
          <div className="field">
            <label htmlFor="body">Body</label>
            <textarea
              id="body"
              rows={12}
              value={filled.body}
              onChange={({ target }) => setFilled({ ...filled, body: target.value })}
              spellCheck={false}
            />
          </div>
        )}
        {fault !== null && (
          <p className="fault" role="alert">
            {fault}
          </p>
        )}
        <div className="actions">
          {plan !== undefined && (
            <button
              type="button"
              disabled={running !== null || !isComplete}
              onClick={() => void run({ [plan]: "true" })}
            >
              Plan first
            </button>
          )}
          <button type="submit" className="primary" disabled={running !== null || !isComplete}>
            {running === null ? "Send" : "Sending…"}
          </button>
          {running !== null && (
            <button type="button" onClick={() => running.abort()}>
              Stop
            </button>
          )}
        </div>
      </form>
      <div className="card" ref={result} tabIndex={-1} aria-label="Answer">
        <Result answer={answer} isRunning={running !== null} />
        <Line title="With the sdk" text={sdkLineOf(operation, filled)} />
        <Line title="With curl" text={curlOf(location.origin, operation, filled)} />
      </div>
    </div>
  );
};

const faultOf = (error: unknown, wasStopped: boolean): string => {
  if (wasStopped) return "Stopped. What had left may have taken effect.";
  return error instanceof SyntaxError ? `The body is no JSON: ${error.message}` : "The gateway does not answer.";
};

const Parameters = ({
  operation: { parameters },
  filled,
  onChange,
}: {
  operation: Operation;
  filled: Filled;
  onChange: (filled: Filled) => void;
}) => {
  const set = ({ name, in: place }: Parameter, value: string): void =>
    onChange({ ...filled, [place]: { ...filled[place], [name]: value } });
  const shown = parameters.filter(({ name }) => !plans.some((plan) => plan === name));
  const rows = (place: Parameter["in"]) =>
    shown
      .filter((parameter) => parameter.in === place)
      .map((parameter) => (
        <OneParameter
          key={parameter.name}
          parameter={parameter}
          value={filled[place][parameter.name] ?? ""}
          onChange={(value) => set(parameter, value)}
        />
      ));
  const [inPath, inQuery] = [rows("path"), rows("query")];
  return (
    <>
      {inPath}
      {inQuery.length > 0 && (
        <details>
          <summary>Query, {plural(inQuery.length, "name")}</summary>
          {inQuery}
        </details>
      )}
    </>
  );
};

const OneParameter = ({
  parameter: { name, description, options },
  value,
  onChange,
}: {
  parameter: Parameter;
  value: string;
  onChange: (value: string) => void;
}) => {
  if (name === "connection_id") return <AccountChoice value={value} onChange={onChange} />;
  if (options.length > 0)
    return (
      <Choice
        label={name}
        value={value}
        onChange={onChange}
        options={[["", "–"], ...options.map((option) => [option, option] as const)]}
      />
    );
  return <Field label={name} hint={firstSentence(description)} value={value} onChange={onChange} />;
};

const firstSentence = (text: string): string | undefined =>
  text === "" ? undefined : (/^.*?[.](?= |$)/s.exec(text)?.[0] ?? text);

const AccountChoice = ({ value, onChange }: { value: string; onChange: (id: string) => void }) => {
  const { data = [] } = useConnections();
  const { hostOf } = useNames();
  return (
    <Choice
      label="Account"
      value={value}
      onChange={onChange}
      options={[["", "–"], ...data.map((connection) => [connection.id, hostOf(connection)] as const)]}
    />
  );
};

const Result = ({ answer, isRunning }: { answer: Answer | null; isRunning: boolean }) => {
  if (answer === null)
    return (
      <p className="muted">
        {isRunning ? "Waiting for the answer…" : "The answer will stand here, with what it cost."}
      </p>
    );
  const { status, headers, text, durationMs } = answer;
  return (
    <div className={isRunning ? "stale" : undefined} role="status">
      <p className="request-head">
        <Code status={status} /> <span className="muted">in {span(durationMs)}</span>
      </p>
      {text !== "" && (
        <pre className="scroll" tabIndex={0} aria-label="The answer's body">
          {text}
        </pre>
      )}
      <dl className="details headers">
        {headers.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>
              <code>{value}</code>
            </dd>
          </div>
        ))}
      </dl>
    </div>
  );
};

const Line = ({ title, text }: { title: string; text: string }) => (
  <details className="line">
    <summary>{title}</summary>
    <div className="secret">
      <pre>{text}</pre>
      <Copy text={text} what="the line" />
    </div>
  </details>
);
