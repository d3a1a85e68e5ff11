import { type components, dataOf, type Portico } from "@portico/sdk";
import type { CliDeps } from "./cli-deps.ts";
import { sentenceOf } from "./sentence-of.ts";

type Connection = components["schemas"]["Connection"];
type Check = components["schemas"]["ConnectionCheck"];

/**
 * Checks one connection, or all that the key may see, and says of each whether it works, what it is, and what will not work. The
 * exit code tells whether all of them work: what one of them cannot do is no failure.
 */
export const doctor = async (
  portico: Portico,
  { write, complain, baseUrl }: CliDeps,
  connectionId: string | undefined,
): Promise<number> => {
  let failed = 0;
  for await (const connection of connectionsOf(portico, connectionId)) {
    const name = `${connection.subdomain} on ${connection.provider}, ${connection.id}`;
    if (connection.status === "disabled") {
      write(`${name}: disabled, and not asked.\n`);
      continue;
    }
    try {
      const path = { connection_id: connection.id };
      const check = await dataOf(portico.POST("/v1/connections/{connection_id}/check", { params: { path } }));
      write(
        `${name}: works.\n${linesOf(check)
          .map((line) => `  ${line}\n`)
          .join("")}`,
      );
    } catch (error) {
      failed += 1;
      complain(`${name}: ${sentenceOf(error, baseUrl)}`);
    }
  }
  return failed === 0 ? 0 : 1;
};

async function* connectionsOf(portico: Portico, id: string | undefined): AsyncGenerator<Connection> {
  if (id === undefined) for await (const page of portico.walk("/v1/connections", {})) yield* page.data;
  else {
    const params = { path: { connection_id: id } };
    yield await dataOf(portico.GET("/v1/connections/{connection_id}", { params }));
  }
}

const linesOf = ({ agent, flavour, plan, limits, clock_skew_seconds: skew, findings }: Check): string[] => [
  `agent   ${agent === null ? "not told" : [agent.name, agent.email, agent.role].filter(Boolean).join(", ")}`,
  ...(flavour === null ? [] : [`flavour ${flavour}`]),
  `plan    ${plan ?? "not told"}`,
  `limits  ${Object.entries(limits)
    .map(([name, limit]) => `${name} ${limit}`)
    .join(", ")}`,
  `clock   ${skewed(skew)}`,
  ...findings.map((finding) => `! ${finding}`),
];

const skewed = (seconds: number | null): string => {
  if (seconds === null) return "not told";
  if (seconds === 0) return "as ours";
  return `${Math.abs(seconds)} s ${seconds > 0 ? "ahead of" : "behind"} ours`;
};
