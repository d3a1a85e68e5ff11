import { parseArgs } from "node:util";
import { ensurePackages } from "../harness/ensure-packages.ts";
import { benchLimiter } from "./limiter.ts";
import { benchOutages } from "./outages.ts";
import { benchOverhead } from "./overhead.ts";
import { benchProxy } from "./proxy.ts";
import { benchSync } from "./sync.ts";
import { benchUnified } from "./unified.ts";
import { benchWalk } from "./walk.ts";

/** What can be measured: `pnpm bench <name>`. */
const benches = {
  limiter: benchLimiter,
  sync: benchSync,
  overhead: benchOverhead,
  outages: benchOutages,
  walk: benchWalk,
  proxy: benchProxy,
  unified: benchUnified,
} as const;

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    /** Leaves a `.cpuprofile` of each gateway in `.bench`. */
    profile: { type: "boolean", default: false },
    rounds: { type: "string", default: "7" },
    windows: { type: "string", default: "12" },
    edits: { type: "string", default: "20" },
    tickets: { type: "string", default: "50000" },
    "window-ms": { type: "string", default: "4000" },
  },
});

const bench = Object.entries(benches).find(([name]) => name === positionals[0])?.[1];
const missing = bench === undefined ? `Name a bench: ${Object.keys(benches).join(", ")}.` : await ensurePackages();
if (bench === undefined || missing !== undefined) {
  console.error(missing);
  process.exitCode = 1;
} else {
  await bench({
    rounds: Number(values.rounds),
    nodeArgs: values.profile ? ["--cpu-prof", "--cpu-prof-dir=.bench"] : [],
    windows: Number(values.windows),
    windowMs: Number(values["window-ms"]),
    tickets: Number(values.tickets),
    edits: Number(values.edits),
  });
}
