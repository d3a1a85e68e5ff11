import { describe, expect, it } from "vitest";
import { credential, deploymentId, everyContext, neighbours } from "./fixture.ts";
import { encodeContext } from "./seal-context.ts";

const encoded = (...args: Parameters<typeof encodeContext>): string => encodeContext(...args).toString("hex");

describe("an encoded context", () => {
  it.each(everyContext)("of a $purpose depends on every field and on the deployment", (context) => {
    const all = [
      encoded(deploymentId, context),
      encoded(`${deploymentId}x`, context),
      ...neighbours(context).map((other) => encoded(deploymentId, other)),
    ];
    expect(all.length).toBe(Object.keys(context).length + 1);
    expect(new Set(all).size).toBe(all.length);
  });

  it("is each field behind its length, as UTF-8", () => {
    const fields = ["d", "t", "cön", "api_key", "zendesk", "https://a.zendesk.com", "12"];
    const [, tenantId = "", connectionId = "", field = "", provider = "", account = ""] = fields;
    const context = { ...credential, tenantId, connectionId, field, provider, account, generation: 12 };
    const framed = fields.map((text) => {
      const bytes = Buffer.from(text);
      return Buffer.concat([Buffer.from([bytes.length >> 8, bytes.length & 255]), bytes]);
    });
    expect(encodeContext("d", context)).toEqual(Buffer.concat(framed));
  });

  it("counts generations from nought, and takes fields of up to 65 535 bytes", () => {
    const most = encodeContext("d", { ...credential, account: "a".repeat(65_535), generation: 0 });
    expect(most.subarray(-4)).toEqual(Buffer.from([0x61, 0, 1, 0x30]));
    expect(most).toHaveLength(encodeContext("d", { ...credential, account: "a" }).length + 65_534);
  });

  it.each([
    ["a missing account", { account: undefined }],
    ["an empty account", { account: "" }],
    ["an empty tenant", { tenantId: "" }],
    ["half a character", { field: "\ud800" }],
    ["a negative generation", { generation: -1 }],
    ["a fractional generation", { generation: 1.5 }],
    ["a generation that is no exact number", { generation: 2 ** 53 }],
    ["an account of 65 536 bytes", { account: "a".repeat(65_536) }],
  ])("is refused for %s", (_, change) => {
    expect(() => encodeContext(deploymentId, Object.assign({}, credential, change))).toThrow(
      expect.objectContaining({ code: "invalid_context" }),
    );
  });
});
