import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { repositoryDir } from "../harness/processes.ts";

const read = (path: string): string => readFileSync(join(repositoryDir, path), "utf8");
const workspace = read("pnpm-workspace.yaml");

/** The lines of a block of the workspace's file, as `name: value`. */
const linesOf = (block: string): string[] =>
  (new RegExp(`^${block}:\\n((?: .*\\n|\\n)+)`, "m").exec(workspace)?.[1] ?? "")
    .split("\n")
    .map((line) => line.trim())
    .filter((line) => line !== "" && !line.startsWith("#") && !line.endsWith(":"));

test("every package names its dependencies by the catalog, and the catalog names one version of each", () => {
  const manifests = globSync(["package.json", "test/package.json", "{apps,packages}/*/package.json"], {
    cwd: repositoryDir,
  });
  const versions = manifests.flatMap((path) =>
    Array.from(read(path).matchAll(/"(?:dev|optional)?[dD]ependencies": \{([^}]*)\}/g), ([, block = ""]) =>
      Array.from(block.matchAll(/: "([^"]*)"/g), ([, version]) => version),
    ).flat(),
  );
  expect(versions.length).toBeGreaterThan(40);
  expect(versions.filter((version) => !/^(?:catalog:\w*|workspace:\*)$/.test(version ?? ""))).toEqual([]);
  const catalog = [...linesOf("catalog"), ...linesOf("catalogs")];
  expect(catalog.length).toBeGreaterThan(30);
  expect(catalog.filter((line) => !/: \d+\.\d+\.\d+$/.test(line))).toEqual([]);
});

test("everything that is installed comes from the registry, and is known by its hash", () => {
  const resolutions = Array.from(read("pnpm-lock.yaml").matchAll(/^ +resolution: (.*)$/gm), ([, text]) => text ?? "");
  expect(resolutions.length).toBeGreaterThan(200);
  expect(resolutions.filter((text) => !/^\{integrity: sha512-[\w+/=]+\}$/.test(text))).toEqual([]);
});

test("nothing that is installed runs anything of its own", () => {
  expect(workspace).toMatch(/^ignoreScripts: true$/m);
  expect(linesOf("allowBuilds").filter((line) => !line.endsWith(": false"))).toEqual([]);
});

test("an image holds what the lockfile says, and nothing but what runs", () => {
  const stages = read("infra/docker/Dockerfile")
    .split(/^FROM /m)
    .slice(1);
  const installed = stages.flatMap((stage) => stage.match(/^RUN .*\binstall\b(?! --directory).*$/gm) ?? []);
  expect(installed).toHaveLength(2);
  for (const install of installed)
    for (const flag of ["--frozen-lockfile", "--ignore-scripts"]) expect(install).toContain(flag);
  // Of a stage with tools nothing is copied but what they made.
  const whole = stages
    .filter((stage) => /\binstall\b.*--prod\b/.test(stage))
    .map((stage) => / AS (\w+)/.exec(stage)?.[1]);
  const copied = [...(stages.at(-1)?.matchAll(/^COPY --from=(\w+) .* (\S+)$/gm) ?? [])].map(([, from, path]) => [
    from,
    path,
  ]);
  expect(copied).toEqual([
    [...whole, "/portico"],
    ["console", "/portico/apps/console/dist"],
  ]);
});
