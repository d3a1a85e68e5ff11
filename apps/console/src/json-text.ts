// JSON as text: what is parsed and printed again has numerals that a number cannot hold changed.

/** Laid out in lines, each token as it stands. What is no JSON stays as it is. */
export const laidOut = (json: string): string => {
  let depth = 0;
  const line = (by: number): string => `\n${"  ".repeat((depth += by))}`;
  return withTokens(json, (token) => {
    if (token === "{" || token === "[") return `${token}${line(1)}`;
    if (token === "}" || token === "]") return `${line(-1)}${token}`;
    if (token === ",") return `,${line(0)}`;
    return token === ":" ? ": " : token;
  });
};

/** In one line, each token as it stands. What is no JSON stays as it is. */
export const compact = (json: string): string => withTokens(json, (token) => token);

/** As an expression of JavaScript, which `JSON.stringify` prints with the very same numerals. What is no JSON stays as it is. */
export const expressionOf = (json: string): string =>
  withTokens(json, (token) =>
    numeral.test(token) && String(Number(token)) !== token ? `JSON.rawJSON("${token}")` : token,
  );

const numeral = /^[-\d]/;
const tokens = /"[^"\\]*(?:\\.[^"\\]*)*"|\{\s*\}|\[\s*\]|[{}[\],:]|[^\s"{}[\],:]+/g;
const isEmpty = /^[{[]\s*[}\]]$/;

const withTokens = (json: string, written: (token: string) => string): string => {
  try {
    JSON.parse(json);
  } catch {
    return json;
  }
  const found = json.match(tokens) ?? [];
  return found.map((token) => written(isEmpty.test(token) ? token.replace(/\s+/, "") : token)).join("");
};
