import { posix } from "node:path";
import type { SourceFile } from "./repository.ts";

/**
 * The files of this repository that a Markdown file points at: by a relative link, or by a path in code font that starts
 * at the root. What holds a placeholder, such as `<vendor>` or `*`, names no one file.
 */
export const fileReferences = ({ path, text }: SourceFile): string[] => {
  const prose = text.replaceAll(/^```[\s\S]*?^```/gm, "");
  const links = [...prose.matchAll(/\]\(\s*<?([^)\s>]+)/g)].flatMap(([, target = ""]) => relativeTarget(path, target));
  const quoted = [...prose.matchAll(/`((?:apps|packages|infra|test|docs)\/[^`\s]*)`/g)].map(
    ([, target = ""]) => target,
  );
  return [...links, ...quoted].filter((target) => !/[<>*{}…]/.test(target));
};

const relativeTarget = (from: string, target: string): string[] => {
  const [file = ""] = target.split(/[#?]/);
  if (file === "" || /^[a-z][a-z+.-]*:/i.test(file)) return [];
  return [file.startsWith("/") ? file.slice(1) : posix.join(posix.dirname(from), decodeURI(file))];
};
