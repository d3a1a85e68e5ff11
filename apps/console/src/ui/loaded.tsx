import { PorticoFailure } from "@portico/sdk";
import type { ReactNode } from "react";
import { Ago } from "./ago.tsx";

/** As much of a query as its reader needs. */
interface Loading<Data> {
  data: Data | undefined;
  error: Error | null;
  dataUpdatedAt: number;
  refetch: () => unknown;
}

/** What a query has loaded; what stands in its place until then, and where it fails. What was loaded before stays, dimmed. */
export const Loaded = <Data,>({
  query: { data, error, dataUpdatedAt, refetch },
  children,
}: {
  query: Loading<Data>;
  children: (data: Data) => ReactNode;
}) => (
  <>
    {error !== null && (
      <Trouble error={error} onRetry={() => void refetch()}>
        {data !== undefined && (
          <>
            {" "}
            What you see is from <Ago at={new Date(dataUpdatedAt).toISOString()} />.
          </>
        )}
      </Trouble>
    )}
    {data === undefined && error === null && <Waiting />}
    {data !== undefined && <div className={error === null ? undefined : "stale"}>{children(data)}</div>}
  </>
);

/** Rows to come: nothing is drawn before it would be missed. */
const Waiting = () => (
  <div className="waiting" role="status">
    <span className="unseen">Loading…</span>
    {[1, 2, 3, 4, 5].map((row) => (
      <div key={row} />
    ))}
  </div>
);

/** Something was asked to be done, and was not. */
export const Failure = ({ error }: { error: Error }) => <Trouble error={error} title="That did not work." />;

/** Something failed here, and only here. */
export const Trouble = ({
  error,
  title = "We could not load this.",
  onRetry,
  children,
}: {
  error: Error;
  title?: string;
  onRetry?: (() => void) | undefined;
  children?: ReactNode;
}) => (
  <div className="notice danger" role="alert">
    <p>
      <strong>{isBeyond(error) ? "Your key may not do this." : title}</strong> {sentenceOf(error)}
      {children}
    </p>
    {onRetry !== undefined && (
      <button type="button" onClick={onRetry}>
        Try again
      </button>
    )}
  </div>
);

const isBeyond = (error: Error): boolean => error instanceof PorticoFailure && error.code === "insufficient_scope";

const sentenceOf = (error: Error): string => {
  if (!(error instanceof PorticoFailure)) return "Nothing is lost.";
  const { problem } = error;
  return problem === null ? `${error.message} Nothing is lost.` : `${problem.detail} (${problem.request_id})`;
};

/** Nothing is here, and what to do about it. */
export const Empty = ({ title, children }: { title: string; children?: ReactNode }) => (
  <div className="empty">
    <p className="empty-title">{title}</p>
    {children}
  </div>
);
