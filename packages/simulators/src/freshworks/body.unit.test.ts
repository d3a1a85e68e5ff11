import { expect, test } from "vitest";
import { readBody } from "./body.ts";
import { createSpool } from "./spool.ts";

const types = {
  isNumber: (name: string) => name === "status",
  flags: new Set(["private"]),
  custom: new Map([["seats", "custom_number" as const]]),
};

const read = async (body: string, contentType: string) => {
  const request = new Request("http://desk.test/", { method: "POST", headers: { "content-type": contentType }, body });
  return readBody(request, types, createSpool());
};
const part = (name: string, text: string): string =>
  `--b\r\ncontent-disposition: form-data; name="${name}"\r\n\r\n${text}\r\n`;
const multipart = "multipart/form-data; boundary=b";

test("a form's text becomes what its field means", async () => {
  const form = ["status|2", "private|true", "private_note|true", "tags[]|1", "custom_fields[seats]|3"]
    .map((pair) => part(pair.split("|")[0] ?? "", pair.split("|")[1] ?? ""))
    .join("");
  expect(await read(`${form}--b--\r\n`, multipart)).toEqual({
    body: { status: 2, private: true, private_note: "true", tags: ["1"], custom_fields: { seats: 3 } },
    files: [],
  });
});

test("a form that breaks off, has no boundary or is no form at all is refused", async () => {
  const cut = `${part("status", "2")}--b\r\ncontent-disposition: form-data; name="f"; filename="x"\r\n\r\nabc`;
  for (const [body, type] of [
    [cut, multipart],
    ["x", "multipart/form-data"],
    ["[1]", "application/json"],
    ["{", "application/json"],
  ] as const) {
    expect(await read(body, type)).toMatchObject({ status: 400, body: { code: "invalid_json" } });
  }
  expect(await read("status=2", "application/x-www-form-urlencoded")).toEqual({ status: 415 });
  expect(await read("", "text/plain")).toEqual({ body: {}, files: [] });
});
