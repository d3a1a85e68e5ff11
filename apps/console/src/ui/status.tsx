/** A state, as a dot and a word: never by colour alone. */
export const Status = ({ tone, children }: { tone: Tone; children: string }) => (
  <span className={`status status-${tone}`}>
    <span className="dot" aria-hidden="true" />
    {children}
  </span>
);

export type Tone = "ok" | "warn" | "danger" | "quiet";

/** An HTTP status: good, the caller's fault, or somebody else's. */
export const Code = ({ status }: { status: number | null }) => (
  <span className={`code code-${status === null ? "danger" : toneOf(status)}`}>{status ?? "no answer"}</span>
);

const toneOf = (status: number): Tone => {
  if (status < 400) return "ok";
  return status < 500 ? "warn" : "danger";
};
