import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { repositoryDir } from "../harness/processes.ts";
import { states } from "./connect-states.ts";
import { type ConnectWorld, openConnectWorld } from "./connect-world.ts";
import { openVisitor } from "./visitor.ts";

/** The screens that the pages are looked at on. */
const screens = {
  light: {},
  dark: { colorScheme: "dark" },
  phone: { viewport: { width: 390, height: 844 } },
  "phone-dark": { viewport: { width: 390, height: 844 }, colorScheme: "dark" },
  "without-script": { javaScriptEnabled: false },
  // 1280 pixels at twice the size.
  zoomed: { viewport: { width: 640, height: 450 }, deviceScaleFactor: 2 },
} as const;

const folder = join(repositoryDir, "reports/screenshots/connect");
let world: ConnectWorld;
beforeAll(async () => {
  await mkdir(folder, { recursive: true });
  world = await openConnectWorld();
});
afterAll(() => world.close());

const pictures = states.flatMap((state) =>
  Object.entries(screens).map(([screen, options]) => ({ state, screen, options, name: `${state.name}-${screen}.png` })),
);

test.each(pictures)("$name", async ({ state, screen, options, name }) => {
  const visitor = await openVisitor(world.browser, options);
  // Without a script there is nobody to send the form that is none.
  const isDrawn = screen !== "without-script" || state.name !== "unreadable";
  if (isDrawn) {
    await state.arrive(world, visitor.page);
    await visitor.page.screenshot({ path: join(folder, name), fullPage: true });
  }
  await visitor.close();
  expect(visitor.complaints).toEqual([]);
});
