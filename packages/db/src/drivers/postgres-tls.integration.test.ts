import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { openDatabase } from "../open-database.ts";
import { createPostgresDatabase, type TestPlace } from "../test-databases.ts";
import { certificateFile, startTlsFront, type TlsFront } from "../testing/tls-front.ts";

let place: TestPlace<{ url: string }>;
let front: TlsFront;
beforeEach(async () => {
  place = await createPostgresDatabase();
});
afterEach(async () => {
  await front.close();
  await place.remove();
});

/** Opens the database through the front and closes it again. */
const open = async (host: string, query: string): Promise<void> => {
  const url = new URL(place.location.url);
  url.hostname = host;
  url.port = String(front.port);
  const db = await openDatabase({ url: `${url.href}?${query}`, now: () => 0 });
  await db.close();
};

describe("a server that encrypts", () => {
  beforeEach(async () => {
    front = await startTlsFront(new URL(place.location.url), { offers: true });
  });

  test.each([
    ["whose authority is named", "localhost", `sslrootcert=${certificateFile}`],
    ["by the wish to verify nothing", "127.0.0.1", "sslmode=no-verify"],
  ])("is spoken to encrypted alone, %s", async (_, host, query) => {
    await expect(open(host, query)).resolves.toBeUndefined();
    expect(front.encrypted.length).toBeGreaterThan(0);
    expect(front.encrypted).not.toContain(false);
  });

  test.each([
    ["whom no authority knows", "localhost", "sslmode=require", "DEPTH_ZERO_SELF_SIGNED_CERT"],
    ["that goes by another name", "127.0.0.1", `sslrootcert=${certificateFile}`, "ERR_TLS_CERT_ALTNAME_INVALID"],
  ])("and %s is told nothing", async (_, host, query, reason) => {
    await expect(open(host, query)).rejects.toMatchObject({
      code: "unavailable",
      message: expect.stringContaining(reason),
    });
  });
});

test("a server that does not encrypt is told nothing where that was asked for", async () => {
  front = await startTlsFront(new URL(place.location.url), { offers: false });
  await expect(open("localhost", "sslmode=no-verify")).rejects.toMatchObject({ code: "unavailable" });
});
