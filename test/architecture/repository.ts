import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import { repositoryDir } from "../harness/processes.ts";

export interface SourceFile {
  /** From the root of the repository, with forward slashes. */
  path: string;
  text: string;
}

export interface Workspace {
  /** `packages/http`; the root itself is empty. */
  dir: string;
  /** `http`, as the law names it. */
  name: string;
  /** What may follow the package's name in an import: `.`, `./sub`. */
  exports: readonly string[];
  dependencies: readonly string[];
}

/** Every TypeScript file of ours. */
export const readSources = (): SourceFile[] => read(["{apps,packages,infra,test}/**/*.{ts,tsx}", "*.ts"]);

/** Every Markdown file of ours. */
export const readDocuments = (): SourceFile[] => read(["{apps,packages,infra,test,docs}/**/*.md", "*.md"]);

/** The packages of this repository, the root among them. */
export const readWorkspaces = (): Workspace[] =>
  read(["{apps,packages}/*/package.json", "test/package.json", "package.json"]).map(({ path, text }) =>
    toWorkspace(path, manifest.parse(JSON.parse(text))),
  );

const manifest = z.object({
  exports: z.record(z.string(), z.unknown()).default({}),
  dependencies: z.record(z.string(), z.string()).default({}),
  devDependencies: z.record(z.string(), z.string()).default({}),
});

const toWorkspace = (path: string, read: z.output<typeof manifest>): Workspace => {
  const dir = path.slice(0, -"/package.json".length);
  return {
    dir: path === "package.json" ? "" : dir,
    name: dir.slice(dir.lastIndexOf("/") + 1),
    exports: Object.keys(read.exports),
    dependencies: [...Object.keys(read.dependencies), ...Object.keys(read.devDependencies)],
  };
};

const read = (patterns: readonly string[]): SourceFile[] =>
  globSync(patterns, { cwd: repositoryDir, exclude: ["**/node_modules/**"] })
    .toSorted()
    .map((path) => ({ path, text: readFileSync(join(repositoryDir, path), "utf8") }));
