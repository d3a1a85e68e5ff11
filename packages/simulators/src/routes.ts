/** One row of a vendor's table: `{id}` in a path stands for digits, any other `{name}` for one segment. */
export interface Route<Handle> {
  method: string;
  path: string;
  handle: Handle;
}

export type Match<R> =
  | { found: "route"; route: R; params: Record<string, string> }
  /** The path exists, with other verbs. */
  | { found: "path"; methods: string[] }
  | { found: "nothing" };

/** Compiles a route table into a look-up. Earlier rows win. */
export const createRouteTable = <R extends Route<unknown>>(routes: readonly R[]) => {
  const compiled = routes.map((route) => ({ route, pattern: toPattern(route.path) }));
  return (method: string, path: string): Match<R> => {
    const methods: string[] = [];
    for (const { route, pattern } of compiled) {
      const params = pattern.exec(path);
      if (params === null) continue;
      if (route.method === method) return { found: "route", route, params: { ...params.groups } };
      methods.push(route.method);
    }
    return methods.length > 0 ? { found: "path", methods } : { found: "nothing" };
  };
};

const toPattern = (path: string): RegExp =>
  new RegExp(`^${path.replaceAll("{id}", "(?<id>[0-9]{1,15})").replaceAll(/\{(\w+)\}/g, "(?<$1>[^/]+)")}$`);
