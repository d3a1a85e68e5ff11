import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { createPortico, PorticoFailure } from "./index.ts";

const read = (path: string): string => readFileSync(new URL(path, import.meta.url), "utf8");

test("the README shows an example that runs", async () => {
  const answers: Record<string, object> = {
    "GET /v1/connections/con_1/tickets?status=open": { data: [{ id: "17", key: "#17" }], next_cursor: "c1" },
    "GET /v1/connections/con_1/tickets?status=open&cursor=c1": { data: [{ id: "18", key: "#18" }], next_cursor: null },
    "PATCH /v1/connections/con_1/tickets/17": { id: "17", status: "pending" },
  };
  const fetch = async ({ method, url }: Request): Promise<Response> =>
    Response.json(answers[`${method} ${url.slice("https://portico.example.com".length)}`]);
  const apiKey = "ptk_test_1";
  const said: unknown[] = [];
  const console = { log: (what: unknown) => said.push(what) };
  // example begins
  const portico = createPortico({ baseUrl: "https://portico.example.com", apiKey, fetch });
  const path = { connection_id: "con_1" };
  try {
    const open = portico.walk("/v1/connections/{connection_id}/tickets", { path, query: { status: "open" } });
    for await (const page of open) for (const ticket of page.data) console.log(ticket.key);
  } catch (failure) {
    if (failure instanceof PorticoFailure && failure.code === "cursor_expired") console.log("begin anew");
    else throw failure;
  }
  const { data, error } = await portico.PATCH("/v1/connections/{connection_id}/tickets/{ticket_id}", {
    params: { path: { ...path, ticket_id: "17" } },
    body: { status: "pending" },
  });
  console.log(error === undefined ? data : error.detail);
  // example ends
  expect(said).toEqual(["#17", "#18", { id: "17", status: "pending" }]);

  const [, example = ""] = read(import.meta.url).split(/^ +\/\/ example (?:begins|ends)\n/m);
  expect(read("../README.md")).toContain(example.replaceAll(/^ {2}/gm, ""));
});
