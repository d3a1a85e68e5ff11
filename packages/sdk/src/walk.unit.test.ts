import fc from "fast-check";
import { expect, test } from "vitest";
import { createPortico, dataOf, PorticoFailure } from "./index.ts";

const tickets = "/v1/connections/{connection_id}/tickets";
const path = { connection_id: "con_1" };

/** A gateway that gives these pages, one cursor after the other, and what it was asked. */
const gateway = (pages: readonly string[][]) => {
  const asked: Request[] = [];
  const fetch = async (request: Request): Promise<Response> => {
    asked.push(request);
    const at = Number(new URL(request.url).searchParams.get("cursor") ?? 0);
    const next_cursor = at + 1 < pages.length ? String(at + 1) : null;
    return Response.json({ data: pages[at]?.map((id) => ({ id })), next_cursor, delta_cursor: null, walk: {} });
  };
  return { asked, portico: createPortico({ baseUrl: "https://portico.example.com", apiKey: "ptk_test_1", fetch }) };
};

const answering = (answer: () => Response | Promise<Response>) =>
  createPortico({ baseUrl: "https://portico.example.com", apiKey: "ptk_test_1", fetch: async () => answer() });

const idsIn = async (walk: AsyncIterable<{ data: { id: string }[] }>): Promise<string[]> =>
  (await Array.fromAsync(walk)).flatMap(({ data }) => data.map(({ id }) => id));

test("a walk gives every page once, in order, empty ones too, and ends on null alone", async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.array(fc.string(), { maxLength: 3 }), { minLength: 1, maxLength: 8 }),
      async (pages) => {
        const { portico, asked } = gateway(pages);
        expect(await idsIn(portico.walk(tickets, { path }))).toEqual(pages.flat());
        expect(asked).toHaveLength(pages.length);
      },
    ),
  );
});

test("a walk begins at the cursor that it is given", async () => {
  const { portico } = gateway([["1"], ["2"], ["3"]]);
  expect(await idsIn(portico.walk(tickets, { path, query: { cursor: "1" } }))).toEqual(["2", "3"]);
});

test("each request carries the key, the filters and the headers", async () => {
  const { portico, asked } = gateway([["1"], ["2"]]);
  const params = { path: { connection_id: "con_/?" }, query: { status: "open,new" }, header: { Prefer: "wait=120" } };
  await idsIn(portico.walk(tickets, params));
  expect(asked.map(({ url }) => new URL(url).pathname)).toEqual(Array(2).fill("/v1/connections/con_%2F%3F/tickets"));
  for (const { url, headers } of asked) {
    expect(new URL(url).searchParams.get("status")).toBe("open,new");
    expect(headers.get("authorization")).toBe("Bearer ptk_test_1");
    expect(headers.get("prefer")).toBe("wait=120");
  }
});

const keepText = (text: string): unknown => ({ data: [text], next_cursor: null });

test("numerals are read by the parser that is given", async () => {
  const text = '{"data":[12345678901234567890],"next_cursor":null}';
  const portico = answering(() => new Response(text));
  const [page] = await Array.fromAsync(portico.walk(tickets, { path }, { parse: keepText }));
  expect(page?.data).toEqual([text]);
});

const problem = {
  type: "/problems/invalid_cursor",
  title: "",
  status: 400,
  code: "invalid_cursor",
  request_id: "req_1",
};

test.each<[string, () => Response | Promise<Response>, Partial<PorticoFailure>]>([
  [
    "a problem keeps its code and its sentence",
    () => Response.json({ ...problem, detail: "It was altered." }, { status: 400 }),
    { code: "invalid_cursor", message: "It was altered.", problem: expect.objectContaining({ request_id: "req_1" }) },
  ],
  [
    "what is no problem document is unreadable",
    () => new Response("<html>Bad Gateway</html>", { status: 502 }),
    { code: "unreadable", message: "The answer, 502, is not one of Portico's.", problem: null },
  ],
  ["a page that is no JSON is unreadable", () => new Response("<html>"), { code: "unreadable", problem: null }],
  ["an empty answer is unreadable", () => new Response(null, { status: 204 }), { code: "unreadable", problem: null }],
  [
    "a gateway that is not there is unreachable",
    () => Promise.reject(new TypeError("fetch failed")),
    { code: "unreachable", problem: null },
  ],
])("%s", async (_what, answer, expected) => {
  const failure: unknown = await answering(answer)
    .walk(tickets, { path })
    .next()
    .catch((error: unknown) => error);
  expect(failure).toBeInstanceOf(PorticoFailure);
  expect(failure).toMatchObject(expected);
});

const budgetOf = (answer: Response) =>
  dataOf(answering(() => answer).GET("/v1/connections/{connection_id}/budget", { params: { path } }));

test("the data of a call is given, or its failure thrown", async () => {
  expect(await budgetOf(Response.json({ classes: [] }))).toEqual({ classes: [] });
  const refused = Response.json({ ...problem, detail: "" }, { status: 400 });
  await expect(budgetOf(refused)).rejects.toBeInstanceOf(PorticoFailure);
});
