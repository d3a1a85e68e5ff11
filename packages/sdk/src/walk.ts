import type { Client } from "openapi-fetch";
import { dataOf, PorticoFailure } from "./failure.ts";
import type { paths } from "./openapi.ts";

/** The answer of a list, as far as a walk looks at it. */
interface Listing {
  data: unknown[];
  next_cursor: string | null;
}
interface Lists {
  parameters: unknown;
  responses: { 200: { content: { "application/json": Listing } } };
}

/** The path of a list, as the OpenAPI document writes it. */
export type ListPath = { [Path in keyof paths]: paths[Path] extends { get: Lists } ? Path : never }[keyof paths];
type GetOf<Path extends ListPath> = paths[Path]["get"];

/** What a list takes: `path`, `query`, `header`. A `cursor` in the query is where the walk begins. */
export type ListParams<Path extends ListPath> = Omit<GetOf<Path>["parameters"], "cookie">;
export type PageOf<Path extends ListPath> = GetOf<Path>["responses"][200]["content"]["application/json"];

export interface WalkOptions {
  /**
   * How the text of an answer is read; `JSON.parse` unless given. Numerals of custom fields and native objects may have more
   * digits than a JavaScript number holds.
   */
  parse?: (text: string) => unknown;
}

/**
 * Follows a list from page to page until `next_cursor` is null. A page may be empty and not the last. Throws
 * {@link PorticoFailure}; whoever kept the `next_cursor` of the last page can go on from there.
 */
export type Walk = <Path extends ListPath>(
  path: Path,
  params: ListParams<Path>,
  options?: WalkOptions,
) => AsyncGenerator<PageOf<Path>, void, undefined>;

export const createWalk = (client: Client<paths>): Walk =>
  async function* walk(path, params, { parse = JSON.parse } = {}) {
    const given: Params = params;
    for (let cursor = given.query?.["cursor"]; cursor !== null;) {
      const page = await getPage(client, path, { ...given, query: { ...given.query, cursor } }, parse);
      yield page;
      cursor = page.next_cursor;
    }
  };

type Params = { [Name in "path" | "query" | "header"]?: Readonly<Record<string, unknown>> | undefined };

const getPage = async <Path extends ListPath>(
  client: Client<paths>,
  path: Path,
  params: Params,
  parse: (text: string) => unknown,
): Promise<PageOf<Path>> => {
  const text = await dataOf(untyped(client).GET(path, { params, parseAs: "text" }));
  try {
    // The gateway is held to its document by tests of its own.
    return parse(text) as PageOf<Path>;
  } catch (cause) {
    throw new PorticoFailure("unreadable", "The answer is no JSON.", null, cause);
  }
};

interface UntypedClient {
  GET: (
    path: string,
    init: { params: Params; parseAs: "text" },
  ) => Promise<{ data?: string; error?: unknown; response: Response }>;
}

/** The same client for code to which the path is known by its type alone: the compiler cannot tell what its GET takes. */
const untyped = (client: Client<paths>): UntypedClient => client as UntypedClient;
