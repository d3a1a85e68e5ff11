import { describe, expect, test } from "vitest";
import { acceptance } from "./cases/acceptance.ts";
import { attachmentCases } from "./cases/attachments.ts";
import { refusedStart } from "./cases/life.ts";
import { openShared } from "./storages.ts";

describe("a gateway over PostgreSQL and Redis", () => {
  const deployment = acceptance(openShared);
  attachmentCases(deployment);

  test("a second one beside it needs a port of its own, and says so in one line", async () => {
    const { port } = new URL(deployment().url());
    const said = await refusedStart({ ...deployment().environment, PORT: port });
    expect(said).toBe("1 portico: the port is in use; set PORT to another one.\n");
  });
});
