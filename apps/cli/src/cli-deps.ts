/** What a command stands on. It talks to a running gateway, and reads and writes the files that it is told to. */
export interface CliDeps {
  args: readonly string[];
  baseUrl: string;
  operatorToken: string | undefined;
  apiKey: string | undefined;
  fetch: typeof globalThis.fetch;
  /** Milliseconds. */
  now: () => number;
  sleep: (ms: number) => Promise<void>;
  /** The lines of a file. Fails where there is none. */
  readLines: (path: string) => AsyncIterable<string>;
  write: (text: string) => void;
  complain: (line: string) => void;
  isTerminal: boolean;
}
