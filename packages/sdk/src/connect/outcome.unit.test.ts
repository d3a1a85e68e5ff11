import { expect, test } from "vitest";
import { ConnectFailure, outcomeIn } from "./outcome.ts";

test.each([
  ["connection_id=con_1&state=s", { connectionId: "con_1", state: "s" }],
  ["connection_id=con_1", { connectionId: "con_1", state: null }],
  ["error=expired", new ConnectFailure("expired")],
  ["connection_id=con_old&error=cancelled", new ConnectFailure("cancelled")],
  ["tab=1&error=of-their-own", null],
])("the query %s says how it ended", (query, outcome) => {
  expect(outcomeIn(new URLSearchParams(query))).toEqual(outcome);
});
