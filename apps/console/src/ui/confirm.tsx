import { type ReactNode, useId, useState } from "react";
import { Dialog } from "./dialog.tsx";
import { Failure } from "./loaded.tsx";

/** Asks before something that cannot be taken back: the name has to be typed. */
export const Confirm = ({
  title,
  name,
  verb,
  work,
  onClose,
  children,
}: {
  title: string;
  /** What has to be typed. */
  name: string;
  verb: string;
  work: () => Promise<unknown>;
  onClose: () => void;
  children: ReactNode;
}) => {
  const [typed, setTyped] = useState("");
  const [isBusy, setIsBusy] = useState(false);
  const [error, setError] = useState<Error | null>(null);
  const id = useId();
  const run = async (): Promise<void> => {
    setIsBusy(true);
    try {
      await work();
      onClose();
    } catch (failure) {
      setError(failure instanceof Error ? failure : new Error(String(failure)));
      setIsBusy(false);
    }
  };
  return (
    <Dialog title={title} onClose={onClose}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          if (typed === name) void run();
        }}
      >
        {children}
        <div className="field">
          <label htmlFor={id}>
            Type <strong>{name}</strong> to go on
          </label>
          <input
            id={id}
            value={typed}
            onChange={({ target }) => setTyped(target.value)}
            autoComplete="off"
            spellCheck={false}
          />
        </div>
        {error !== null && <Failure error={error} />}
        <button type="submit" className="danger" disabled={typed !== name || isBusy}>
          {isBusy ? "Working…" : verb}
        </button>
      </form>
    </Dialog>
  );
};
