/** Paths that a reference names, each with the verbs that it names it with. */
export interface Named {
  path: string;
  methods: readonly string[];
}

/**
 * The endpoints that a reference written in Markdown names between backticks: `GET PUT /tickets/{id}/summary`, several in a
 * span, `[/{id}]` for what may be left out, `…/watch` for what the row above began, `/solutions/…` for all below. A table
 * that says CRUD means all five.
 */
export const endpointsIn = (markdown: string): Named[] =>
  [...markdown.matchAll(/`([^`\n]+)`( CRUD)?/g)].flatMap(([, span = "", crud]) => {
    const named = namedIn(span);
    return crud === undefined ? named : named.flatMap(({ path }) => crudOf(path));
  });

const crudOf = (path: string): Named[] => [
  { path, methods: ["GET", "POST"] },
  { path: `${path}/{}`, methods: ["GET", "PUT", "DELETE"] },
];

const verb = /^(?:GET|POST|PUT|PATCH|DELETE)$/;

const namedIn = (span: string): Named[] => {
  let methods: string[] = [];
  let isAfterPath = false;
  return span.split(/\s+/).flatMap((word) => {
    if (verb.test(word)) {
      methods = isAfterPath ? [word] : [...methods, word];
      isAfterPath = false;
      return [];
    }
    if (!/^…?\/[\w{[…]/.test(word)) return [];
    isAfterPath = true;
    return variants(word).map((path) => ({ path: plain(path), methods }));
  });
};

/** Without and with what stands in brackets; brackets may lie in one another. */
const variants = (word: string): string[] => {
  const { outside = word, inside } = /^(?<outside>[^[]*)\[(?<inside>.*)\]$/.exec(word)?.groups ?? {};
  if (inside === undefined) return [word];
  return [outside, ...(inside.startsWith("/") ? variants(inside).map((path) => `${outside}${path}`) : [])];
};

const plain = (path: string): string => path.replace(/\?.*$/, "").replaceAll(/\{\w+\}/g, "{}");

/** Whether an endpoint is what was named: all of it, its end, or, where the name goes on, its begin. */
export const answersTo = ({ path, methods }: Named, endpoint: string): boolean => {
  const [method = "", own = ""] = endpoint.split(" ");
  if (methods.length > 0 && !methods.includes(method)) return false;
  if (path.endsWith("/…")) return own.startsWith(path.slice(0, -1));
  return own === path || own.endsWith(path.replace(/^…/, ""));
};
