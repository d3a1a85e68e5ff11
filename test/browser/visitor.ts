import axe from "axe-core";
import type { Browser, BrowserContext, BrowserContextOptions, Page } from "playwright-core";

/** A browser of somebody's own, and what its pages did that they must not. */
export interface Visitor {
  context: BrowserContext;
  page: Page;
  /** Violations of a page's policy, and errors of its scripts. */
  complaints: string[];
  /** The hosts that were asked for anything. */
  hosts: Set<string>;
  /** The statuses of the pages that were shown, by address without query. */
  statuses: number[];
  close: () => Promise<void>;
}

export const openVisitor = async (browser: Browser, options: BrowserContextOptions = {}): Promise<Visitor> => {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, ...options });
  const visitor = { complaints: [] as string[], hosts: new Set<string>(), statuses: [] as number[] };
  context.on("page", (page) => {
    page.on("console", (message) => {
      // That an answer is no success is what some pages are about.
      if (message.type() === "error" && !/responded with a status of/.test(message.text()))
        visitor.complaints.push(message.text());
    });
    page.on("pageerror", (error) => visitor.complaints.push(error.message));
    page.on("request", (request) => visitor.hosts.add(new URL(request.url()).host));
    page.on("response", (response) => {
      if (response.request().isNavigationRequest() && response.status() !== 303)
        visitor.statuses.push(response.status());
    });
  });
  return { ...visitor, context, page: await context.newPage(), close: () => context.close() };
};

/** What axe finds wrong with a page: rules and the elements that break them. */
export const violationsOn = async (page: Page): Promise<string[]> => {
  await page.evaluate(axe.source);
  const { violations } = await page.evaluate<axe.AxeResults>("axe.run()");
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => String(target)).join(", ")}`);
};

/** In bytes, as they are sent: the page that is shown, and all that it has loaded. */
export const weightOf = (page: Page): Promise<number> =>
  page.evaluate(
    "['navigation', 'resource'].flatMap((type) => performance.getEntriesByType(type)).reduce((sum, entry) => sum + entry.encodedBodySize, 0)",
  );

/** By how many pixels a page is wider than its window. */
export const overflowOf = async (page: Page): Promise<number> =>
  Number(await page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth"));
