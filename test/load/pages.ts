import { listIn, made, type Send } from "../e2e/http.ts";

/** The pages of a connection's tickets, in the order in which Portico gives them, to the end. */
export async function* pagesOf(send: Send): AsyncGenerator<readonly Readonly<Record<string, unknown>>[]> {
  for (let query: string | undefined = ""; query !== undefined;) {
    const page = await send("GET", `/tickets?limit=100${query}`, { headers: { prefer: "wait=120" } });
    const { next_cursor } = made(page);
    yield listIn(page);
    query = typeof next_cursor === "string" ? `&cursor=${encodeURIComponent(next_cursor)}` : undefined;
  }
}
