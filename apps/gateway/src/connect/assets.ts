import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";

/** Where the pages find what they are drawn with: addresses that change with what is behind them, so that it is kept for ever. */
export interface Assets {
  css: string;
  js: string;
  icon: string;
  /** What is behind the last part of such an address. */
  find: (name: string) => { type: string; text: string } | undefined;
}

export const readAssets = (): Assets => {
  const tokens = createRequire(import.meta.url).resolve("@portico/ui-tokens/tokens.css");
  const files = new Map<string, { type: string; text: string }>();
  const add = (extension: string, type: string, text: string): string => {
    const digest = createHash("sha256").update(text).digest("base64url").slice(0, 12);
    const name = `connect.${digest}.${extension}`;
    files.set(name, { type, text });
    return `/connect/assets/${name}`;
  };
  return {
    css: add("css", "text/css; charset=utf-8", `${readFileSync(tokens, "utf8")}\n${own("connect.css")}`),
    js: add("js", "text/javascript; charset=utf-8", own("connect.js")),
    icon: add("svg", "image/svg+xml", own("icon.svg")),
    find: (name) => files.get(name),
  };
};

const own = (name: string): string => readFileSync(join(import.meta.dirname, name), "utf8");
