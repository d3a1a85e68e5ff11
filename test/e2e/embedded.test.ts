import { describe, expect, test } from "vitest";
import { acceptance } from "./cases/acceptance.ts";
import { checkingCases } from "./cases/checking.ts";
import { endpointCases } from "./cases/endpoints.ts";
import { refusedStart } from "./cases/life.ts";
import { openEmbedded } from "./storages.ts";

describe("a single node on its embedded database", () => {
  const deployment = acceptance(openEmbedded);
  endpointCases(deployment);
  checkingCases(deployment);

  test("its data directory takes no second process", async () => {
    const said = await refusedStart(deployment().environment);
    expect(said).toMatch(/^75 portico: another process has this data directory open; [^\n]*\n$/);
    expect(await deployment().send("GET", "/readyz")).toMatchObject({ status: 200 });
  });
});
