import type { CallMade } from "@portico/connector";
import type { ConnectionRow } from "@portico/db";

/** What is noted of a request while it is carried out, for the request log. */
export interface Trail {
  /** The connection that it concerned, once that is known. */
  connection: Pick<ConnectionRow, "id" | "provider" | "subdomain"> | null;
  /** The calls to the help desk, the first ones of many. */
  calls: readonly CallMade[];
  onCall: (call: CallMade) => void;
}

/** A request can make any number of calls: with the first ones it can be told what it did. */
const mostCalls = 50;

export const createTrail = (): Trail => {
  const calls: CallMade[] = [];
  return {
    connection: null,
    calls,
    onCall: (call) => {
      if (calls.length < mostCalls) calls.push(call);
    },
  };
};
