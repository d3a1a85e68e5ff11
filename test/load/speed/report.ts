import { mkdir, writeFile } from "node:fs/promises";
import { availableParallelism, cpus, loadavg } from "node:os";
import { join } from "node:path";
import { repositoryDir } from "../../harness/processes.ts";
import { toBars } from "../chart.ts";
import { writeChart } from "../write-chart.ts";
import { showSpread } from "./pairs.ts";
import type { Line } from "./race.ts";

/** Where it was measured, and what else went on: asked before and after. */
export const machine = (): string =>
  `Node ${process.version}, ${availableParallelism()} processors (${cpus()[0]?.model ?? "unknown"}), load ${loadavg()
    .map((load) => load.toFixed(1))
    .join(" ")}`;

/** Prints the tables, and writes them and a chart to `.bench`. */
export const report = async (
  name: string,
  { lines, tables, machines }: { lines: readonly Line[]; tables: readonly string[]; machines: readonly string[] },
): Promise<void> => {
  const races = toTable(
    ["", "", "ratio", "processor time", "in figures of this run"],
    lines.map(({ race, name: entrant, ratio, cpu, note }) => [race, entrant, showSpread(ratio), showSpread(cpu), note]),
  );
  const text = [
    `# \`pnpm bench ${name}\``,
    "Medians with least and most in brackets. Ratios are to the first of each group, measured beside it; how far the two processes of bare Node lie apart is the noise.",
    races,
    ...tables,
    machines.map((line) => `- ${line}`).join("\n"),
    "",
  ].join("\n\n");
  console.log(text);
  const dir = join(repositoryDir, ".bench");
  await mkdir(dir, { recursive: true });
  await writeFile(join(dir, `${name}.md`), text);
  const bars = lines.map(({ race, name: entrant, ratio, note }) => ({
    label: `${race}: ${entrant}`,
    value: ratio.median,
    note: `${showSpread(ratio)}, ${note}`,
  }));
  await writeChart(name, toBars("Ratios to the first of each group", bars));
};

/** As Markdown. */
export const toTable = (head: readonly string[], rows: readonly (readonly string[])[]): string =>
  [head, head.map(() => "---"), ...rows].map((cells) => `| ${cells.join(" | ")} |`).join("\n");
