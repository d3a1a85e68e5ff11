import type { IncomingMessage } from "node:http";

/**
 * A header's value as all of its lines say it together, joined by commas. Node's own `headers` drop the second line of some, and
 * what another reader may take for the value must be seen.
 */
export const headerIn = ({ rawHeaders }: Pick<IncomingMessage, "rawHeaders">, name: string): string | undefined => {
  let value: string | undefined;
  for (let at = 0; at < rawHeaders.length; at += 2) {
    const spelled = rawHeaders[at] ?? "";
    if (spelled.length !== name.length || spelled.toLowerCase() !== name) continue;
    const line = rawHeaders[at + 1] ?? "";
    value = value === undefined ? line : `${value}, ${line}`;
  }
  return value;
};
