import { expect, test } from "vitest";
import { describeProxy, describeRoute } from "./describe.ts";
import { proxyRoute } from "./proxy.ts";
import { routes } from "./routes/index.ts";

test.each(routes.map((route) => ({ name: route.contract.operationId, route })))(
  "$name is documented with the credential and the scope that it asks for",
  ({ route }) => {
    const { policy } = route;
    const due = {
      public: [],
      operator: [{ operatorToken: [] }],
      tenant: [{ apiKey: "scope" in policy && policy.scope !== null ? [policy.scope] : [] }],
    }[policy.access];
    expect(describeRoute(route).security).toEqual(due);
  },
);

test("so is the proxy, by what its method does", () => {
  expect(describeProxy("get", proxyRoute).security).toEqual([{ apiKey: ["proxy:read"] }]);
  expect(describeProxy("delete", proxyRoute).security).toEqual([{ apiKey: ["proxy:write"] }]);
});
