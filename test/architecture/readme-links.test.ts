import { existsSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { repositoryDir } from "../harness/processes.ts";
import { fileReferences } from "./links.ts";
import { readDocuments } from "./repository.ts";

test("every file that a Markdown file points at exists", () => {
  const dead = readDocuments().flatMap((document) =>
    fileReferences(document)
      .filter((target) => !existsSync(join(repositoryDir, target)))
      .map((target) => `${document.path} points at ${target}, which does not exist`),
  );
  expect(dead).toEqual([]);
});

test("links, images and paths in code font are references, whatever is not a file of ours is not", () => {
  const text = [
    "[a](./src/a.ts) ![b](<../b.png>) [c](/LICENSE) [d](e.md#part) [f][g]",
    "[g]: https://example.com",
    "`packages/db/src/x.ts` `test/e2e/` `src/a.ts` `packages/providers/src/<vendor>/`",
    "[h](https://example.com/x.md) [i](#part) [j](mailto:a@example.com)",
    "```sh\ncat packages/none.ts\n[k](none.md)\n```",
  ].join("\n");
  expect(fileReferences({ path: "packages/db/README.md", text })).toEqual([
    "packages/db/src/a.ts",
    "packages/b.png",
    "LICENSE",
    "packages/db/e.md",
    "packages/db/src/x.ts",
    "test/e2e/",
  ]);
});
