import { createPortico } from "@portico/sdk";
import { expect, test } from "vitest";
import type { Operation } from "./operations.ts";
import { curlOf, sdkLineOf, send } from "./trial.ts";

const operation: Operation = {
  id: "createTicket",
  method: "POST",
  path: "/v1/connections/{connection_id}/tickets",
  tag: "Tickets",
  summary: "Create a ticket",
  parameters: [{ name: "connection_id", in: "path", description: "", options: [], isRequired: true }],
  example: {},
  hasBody: true,
};
const filled = { path: { connection_id: "con_1" }, query: {}, body: `{ "cf_n": 12345678901234567890 }` };

const sendTo = async (status: number, answered: string | null, body: string) => {
  const sent: string[] = [];
  const portico = createPortico({
    baseUrl: "https://portico.test",
    apiKey: "k",
    fetch: async (request) => {
      sent.push(`${request.headers.get("content-type")} ${await request.text()}`);
      return new Response(answered, { status });
    },
  });
  const answer = await send(portico, operation, { ...filled, body }, new AbortController().signal);
  return { sent, answer };
};

test.each([200, 422])(
  "a body leaves as it was written, and what is answered with %d is shown as it came",
  async (status) => {
    const { sent, answer } = await sendTo(status, `{"cf_n":98765432109876543210,"cf_d":1.10}`, filled.body);
    expect(sent).toEqual([`application/json ${filled.body}`]);
    expect(answer).toMatchObject({ status, text: `{\n  "cf_n": 98765432109876543210,\n  "cf_d": 1.10\n}` });
  },
);

test("a body that is no JSON leaves not at all, one that is empty is an empty object, and an answer may have none", async () => {
  await expect(sendTo(200, "{}", "{")).rejects.toThrow(SyntaxError);
  expect(await sendTo(204, null, "")).toMatchObject({ sent: ["application/json {}"], answer: { text: "" } });
});

test("the lines to copy hold the very same numerals", () => {
  expect(curlOf("https://portico.test", operation, filled)).toContain(`-d '{"cf_n":12345678901234567890}'`);
  expect(sdkLineOf(operation, filled)).toContain(`body: {"cf_n":JSON.rawJSON("12345678901234567890")}`);
});
