import { useState } from "react";

/** Copies a text, and says that it has. */
export const Copy = ({ text, what }: { text: string; what: string }) => {
  const [isCopied, setIsCopied] = useState(false);
  const copy = async (): Promise<void> => {
    await navigator.clipboard.writeText(text);
    setIsCopied(true);
    setTimeout(() => setIsCopied(false), 2_000);
  };
  return (
    <button type="button" className="small" onClick={() => void copy()} aria-label={`Copy ${what}`}>
      <span role="status">{isCopied ? "Copied" : "Copy"}</span>
    </button>
  );
};
