/** What was connected. */
export interface Connected {
  connectionId: string;
  /** As the link was made with. */
  state: string | null;
}

/** `cancelled`: by who was to connect, or their window was closed. `expired`, `conflict`, `denied`: as the page said. */
export type ConnectFailureCode = "cancelled" | "expired" | "conflict" | "denied";

/** Nothing was connected. Branch on `code`. */
export class ConnectFailure extends Error {
  override readonly name = "ConnectFailure";
  readonly code: ConnectFailureCode;

  constructor(code: ConnectFailureCode) {
    super(`The help desk was not connected: ${code}.`);
    this.code = code;
  }
}

export type Outcome = Connected | ConnectFailure;

const codes: readonly ConnectFailureCode[] = ["cancelled", "expired", "conflict", "denied"];

/** Reads what the page leads back with. Null: it is not about connecting. */
export const outcomeIn = (query: URLSearchParams): Outcome | null => {
  const [connectionId, error] = [query.get("connection_id"), query.get("error")];
  const code = codes.find((known) => known === error);
  if (code !== undefined) return new ConnectFailure(code);
  return connectionId === null ? null : { connectionId, state: query.get("state") };
};
