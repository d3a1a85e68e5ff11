import { parseJson } from "@portico/model";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { words } from "./contract.ts";
import { merge, nativeOf } from "./native.ts";
import { ticket, invented } from "./testing/invented.ts";
import {
  defined,
  idText,
  isWholeNumber,
  numeralOrNull,
  path,
  secondBefore,
  textToHtml,
  toNumeral,
  toUtc,
  wholeSecond,
  wireTime,
} from "./wire.ts";

describe("ids", () => {
  test("come as text, of whatever length they are", () => {
    expect(idText.parse(17)).toBe("17");
    expect(idText.parse("17")).toBe("17");
    expect(idText.parse(parseJson("12345678901234567890"))).toBe("12345678901234567890");
    expect(idText.safeParse(null).success).toBe(false);
  });

  test("leave as numerals, digit for digit", () => {
    expect(JSON.stringify({ id: toNumeral("12345678901234567890") })).toBe('{"id":12345678901234567890}');
    expect(JSON.stringify([numeralOrNull("7"), numeralOrNull(null), numeralOrNull(undefined)])).toBe("[7,null,null]");
  });

  test("that are no whole numbers are known as such", () => {
    expect(["0", "17", "9223372036854775807"].every(isWholeNumber)).toBe(true);
    expect(["", "017", "-1", "1.0", "1e3", "x", "12345678901234567890"].some(isWholeNumber)).toBe(false);
  });
});

describe("times", () => {
  test.each([
    ["2026-03-14T09:26:53Z", "2026-03-14T09:26:53Z"],
    ["2026-03-14T09:26:53+05:30", "2026-03-14T03:56:53Z"],
    ["2026-03-14T09:26:53.120Z", "2026-03-14T09:26:53.120Z"],
    ["2026-03-14T09:26:53.000Z", "2026-03-14T09:26:53Z"],
    ["2026-03-14T09:26:53", "2026-03-14T09:26:53Z"],
    ["2026-03-14", "2026-03-14T00:00:00Z"],
  ])("%s is %s", (given, expected) => {
    expect(wireTime.parse(given)).toBe(expected);
  });

  test("that are none are refused", () => {
    const none = ["", "yesterday", "2026-02-30", "2026-03-14T25:00:00Z", 1_700_000_000];
    expect(none.filter((text) => wireTime.safeParse(text).success)).toEqual([]);
  });

  test("lose nothing but a fraction of a second, where that is asked for", () => {
    const date = fc.date({ min: new Date("1970-01-01"), max: new Date("2100-01-01"), noInvalidDate: true });
    fc.assert(
      fc.property(date, (moment) => {
        const text = moment.toISOString();
        expect(Date.parse(toUtc(text))).toBe(moment.getTime());
        expect(Date.parse(wholeSecond(text))).toBe(Math.floor(moment.getTime() / 1_000) * 1_000);
        expect(Date.parse(wholeSecond(text)) - Date.parse(secondBefore(text))).toBe(1_000);
      }),
    );
  });
});

test("what is put into a path is one segment of it", () => {
  expect(path`/tickets/${"a/../b?c#d"}/x`).toBe("/tickets/a%2F..%2Fb%3Fc%23d/x");
});

test("text becomes markup that shows it and does nothing else", () => {
  expect(textToHtml(`<b>&"'\r\nx\ny`)).toBe("&lt;b&gt;&amp;&quot;&#39;<br>x<br>y");
});

test("what was not said is left out, and null is said", () => {
  expect(defined({ a: undefined, b: null, c: "" })).toEqual({ b: null, c: "" });
});

describe("words", () => {
  const status = words({ "2": "open", "6": "pending", "3": "pending" }, "open");

  test("are read by the table, and else by the declared fallback", () => {
    expect([status.of("3"), status.of("99"), status.of("constructor")]).toEqual(["pending", "open", "open"]);
    expect(words({ "1": "low" }, null).of("9")).toBeNull();
  });

  test("are written by the first native value that means them", () => {
    expect(status.nativeOf("pending")).toBe("3");
    expect(status.nativeOf("closed")).toBeUndefined();
    expect(status.known.toSorted()).toEqual(["open", "pending"]);
  });
});

describe("native", () => {
  const context = {
    account: { subdomain: "acme", site: "", flavour: null, statuses: [], fields: [] },
    input: undefined,
  };
  const read = (raw: unknown, wanted: boolean) => nativeOf(invented, () => ticket.read(raw, context), raw, wanted);

  test("is beside the object where it is wanted, the very one that came", () => {
    const raw = { id: "1", subject: "s", further: { x: [1] } };
    expect(read(raw, true).native).toBe(raw);
    expect(read(raw, false)).not.toHaveProperty("native");
  });

  test("that is not as documented is named by place, and never by value", () => {
    expect(() => read({ id: "1", subject: 42_4242 }, true)).toThrow("Its field subject is not as documented.");
    expect(() => read("x", true)).toThrow("The object is not as documented.");
  });

  test("of a caller is laid over the body: objects key by key, anything else whole", () => {
    const body = { subject: "ours", tags: ["a"], custom: { a: 1, deep: { b: 2 } }, id: toNumeral("7") };
    const merged = merge(body, { tags: ["b"], custom: { deep: { c: 3 }, a: null }, further: true, id: 8 });
    expect(merged).toEqual({
      subject: "ours",
      tags: ["b"],
      custom: { a: null, deep: { b: 2, c: 3 } },
      id: 8,
      further: true,
    });
  });

  test("of a caller cannot reach into what all objects share", () => {
    const hostile: Record<string, unknown> = JSON.parse(
      '{"__proto__": {"polluted": true}, "a": {"__proto__": {"x": 1}}}',
    );
    merge({ a: {} }, hostile);
    expect({}).not.toHaveProperty("polluted");
    expect({}).not.toHaveProperty("x");
  });
});
