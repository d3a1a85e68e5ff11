import type { Socket } from "node:net";
import { describe, expect, test } from "vitest";
import { type Address, guardedConnector, resolveBySystem, type Resolve } from "./address-guard.ts";
import { HttpError } from "./http-error.ts";

describe("the operating system's resolver", () => {
  test("finds all addresses of a name, each with its family", async () => {
    expect(await resolveBySystem("127.0.0.1")).toEqual([{ address: "127.0.0.1", family: 4 }]);
    expect(await resolveBySystem("::1")).toEqual([{ address: "::1", family: 6 }]);
    expect(await resolveBySystem("localhost")).toContainEqual({ address: "127.0.0.1", family: 4 });
  });
});

const publicAddress: Address = { address: "93.184.216.34", family: 4 };
const loopback: Address = { address: "127.0.0.1", family: 4 };

const cannotLeave = expect.stringMatching(/^(EINVAL|EADDRNOTAVAIL|ENETUNREACH)$/);

/**
 * How a dial ends that may leave from the loopback address alone. The system refuses to leave the machine from there, so
 * a public address that is let through fails at once, and no packet is sent.
 */
const dialFromLoopback = (resolve: Resolve, allowPrivate = false): Promise<Error | Socket | null> => {
  const connect = guardedConnector({ resolve, allowPrivate, connectMs: 1_000, extraCa: [] });
  const target = { protocol: "http:", hostname: "upstream.test", port: "9", localAddress: "127.0.0.1" };
  return new Promise((resolve) => connect(target, (...[error, socket]) => resolve(error ?? socket)));
};

describe("the guard", () => {
  test("lets a name through whose every address is public, to that address", async () => {
    const error = await dialFromLoopback(async () => [publicAddress]);
    expect(error).toMatchObject({ code: cannotLeave, address: publicAddress.address, port: 9 });
  });

  test("takes the first answer and no other", async () => {
    const answers = [[publicAddress], [loopback]];
    const error = await dialFromLoopback(async () => answers.shift() ?? []);
    expect(error).toMatchObject({ code: cannotLeave, address: publicAddress.address });
    expect(answers).toEqual([[loopback]]);
  });

  test.each([
    ["refused_address", [loopback]],
    ["refused_address", [publicAddress, loopback]],
    ["dns_failed", []],
  ] as const)("fails as %s before anything is sent where the answer is %j", async (code, answer) => {
    expect(await dialFromLoopback(async () => answer)).toEqual(new HttpError(code, { sent: false }));
    expect(await dialFromLoopback(async () => answer)).toMatchObject({ code, sent: false });
  });

  test("tells why a name could not be resolved", async () => {
    const cause = new Error("SERVFAIL");
    expect(await dialFromLoopback(() => Promise.reject(cause))).toMatchObject({
      code: "dns_failed",
      sent: false,
      cause,
    });
  });
});
