import { createServer } from "node:http";
import type { AddressInfo } from "node:net";

/** A site of somebody else's, of another origin than the gateway. */
export interface Site {
  origin: string;
  /** What it answers, by path. */
  pages: Map<string, { type: string; text: string; policy?: string; isolated?: boolean }>;
  close: () => Promise<void>;
}

export const openSite = async (): Promise<Site> => {
  const pages: Site["pages"] = new Map();
  const server = createServer(({ url = "" }, answer) => {
    const page = pages.get(new URL(url, "http://site.test").pathname);
    const policy = page?.policy === undefined ? {} : { "content-security-policy": page.policy };
    const opener = page?.isolated === true ? { "cross-origin-opener-policy": "same-origin" } : {};
    const headers = { "content-type": page?.type ?? "text/plain", ...policy, ...opener };
    answer.writeHead(page === undefined ? 404 : 200, headers);
    answer.end(page?.text ?? "");
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  return {
    origin: `http://127.0.0.1:${port}`,
    pages,
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
};
