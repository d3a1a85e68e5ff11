/** What a command stands on. It talks to a running gateway and to nothing else. */
export interface CliDeps {
  args: readonly string[];
  baseUrl: string;
  operatorToken: string | undefined;
  apiKey: string | undefined;
  fetch: typeof globalThis.fetch;
  write: (text: string) => void;
  complain: (line: string) => void;
  isTerminal: boolean;
}
