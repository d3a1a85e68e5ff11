import { type Browser, chromium } from "playwright-core";
import { findChromium } from "../harness/find-servers.ts";

/** Debian's Chromium, without its sandbox only where it runs as root, who has none. */
export const openBrowser = async (): Promise<Browser> => {
  const executablePath = await findChromium();
  if (executablePath === undefined) throw new Error("there is no Chromium on this machine");
  const isRoot = process.getuid?.() === 0;
  return chromium.launch({ executablePath, args: isRoot ? ["--no-sandbox"] : [] });
};
