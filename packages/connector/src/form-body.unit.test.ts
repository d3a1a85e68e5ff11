import { type HttpClient, HttpError } from "@portico/http";
import { PorticoError } from "@portico/model";
import { Readable } from "node:stream";
import { text } from "node:stream/consumers";
import { describe, expect, test } from "vitest";
import { type FilesTaken, write } from "./contract.ts";
import { toFormBody } from "./form-body.ts";
import { createConnector, defineProvider } from "./index.ts";
import { errand, invented, ticket } from "./testing/invented.ts";
import { toForm, type Upload, type UploadedFile } from "./upload.ts";

const taken: FilesTaken = {
  part: "files[]",
  toForm: (json) => ({
    fields: Object.entries(json).flatMap(([key, value]): [string, string][] =>
      typeof value === "string" ? [[key, value]] : [],
    ),
    unsayable: Object.keys(json).filter((key) => typeof json[key] !== "string"),
  }),
  mostBytes: 1_000,
  mostFiles: 3,
  named: { like: /\.txt$/, says: "texts" },
};

const fileOf = (name: string, ...chunks: string[]): UploadedFile => ({
  name,
  contentType: "text/plain",
  content: Readable.from(chunks.map((chunk) => Buffer.from(chunk))),
});
const uploadOf = (files: readonly UploadedFile[], leastBytes = 0): Upload => ({
  first: files[0] ?? { name: "none" },
  files: Readable.from(files),
  leastBytes,
});
const formOf = (files: readonly UploadedFile[], json: Record<string, unknown> = {}) =>
  toForm(invented, taken, {}, json, uploadOf(files));

test("fields come before files, each between boundaries, and nothing can pass for another part", async () => {
  const body = toFormBody(
    formOf([fileOf('a";\r\nx.txt', "first ", "file"), fileOf("b.txt", "second")], { title: "A\r\n--b" }),
    "b0",
  );
  expect(body.contentType).toBe("multipart/form-data; boundary=b0");
  expect(await text(body.stream)).toBe(
    [
      '--b0\r\nContent-Disposition: form-data; name="title"\r\n\r\nA\r\n--b\r\n',
      '--b0\r\nContent-Disposition: form-data; name="files[]"; filename="a%22;%0D%0Ax.txt"\r\nContent-Type: text/plain\r\n\r\nfirst file\r\n',
      '--b0\r\nContent-Disposition: form-data; name="files[]"; filename="b.txt"\r\nContent-Type: text/plain\r\n\r\nsecond\r\n',
      "--b0--\r\n",
    ].join(""),
  );
});

describe("is cut before its end where", () => {
  test.each([
    [
      "files come to more than is taken",
      [fileOf("a.txt", "x".repeat(600)), fileOf("b.txt", "x".repeat(500))],
      "body_too_large",
    ],
    ["there are too many", [1, 2, 3, 4].map((number) => fileOf(`${number}.txt`, "x")), "validation_failed"],
    ["one is not of the kind", [fileOf("a.txt", "x"), fileOf("b.exe", "x")], "validation_failed"],
  ])("%s", async (_, files, code) => {
    const { stream, isWhole } = toFormBody(formOf(files));
    await expect(text(stream)).rejects.toMatchObject({ code });
    expect(isWhole()).toBe(false);
  });

  test("who sends them leaves", async () => {
    const file = fileOf("a.txt");
    file.content.on("error", () => {}).destroy(new PorticoError("invalid_request", "gone"));
    const { stream, isWhole } = toFormBody(formOf([file]));
    await expect(text(stream)).rejects.toMatchObject({ code: "invalid_request" });
    expect(isWhole()).toBe(false);
  });
});

test("files of just as many bytes as are taken pass", async () => {
  const { stream, isWhole } = toFormBody(formOf([fileOf("a.txt", "x".repeat(1_000))]));
  await text(stream);
  expect(isWhole()).toBe(true);
});

const refusalOf = (run: () => unknown): unknown => {
  try {
    return run();
  } catch (error) {
    return error;
  }
};

describe("refused before anything is read is", () => {
  const file = fileOf("a.txt", "x");

  test.each([
    [
      "a file where none is taken",
      () => toForm(invented, undefined, {}, {}, uploadOf([file])),
      "unsupported_field",
      "/attachments",
    ],
    ["one of another kind", () => formOf([fileOf("a.exe")]), "validation_failed", "/attachments/0"],
    [
      "what is known to be too much",
      () => toForm(invented, taken, {}, {}, uploadOf([file], 1_001)),
      "body_too_large",
      undefined,
    ],
    ["what no form can say", () => formOf([file], { title: null }), "validation_failed", "/subject"],
  ])("%s", (_, run, code, pointer) => {
    expect(refusalOf(run)).toMatchObject({ code, details: pointer === undefined ? {} : { errors: [{ pointer }] } });
  });
});

describe("of a create whose form", () => {
  const desk = defineProvider({
    ...invented,
    resources: {
      tickets: {
        create: write()({
          fields: [],
          op: { send: () => ({ method: "POST", path: "/api/tickets", json: {} }), answers: ticket },
          files: taken,
        }),
      },
    },
  });
  /** A vendor that goes away before or after it has read all that comes. */
  const create = async (reads: "nothing" | "all", failure: HttpError["code"], file = fileOf("a.txt", "x")) => {
    let recalled = 0;
    const http: HttpClient = {
      send: async ({ body }) => {
        if (reads === "all")
          await text(body as Readable).catch((cause: unknown) =>
            Promise.reject(new HttpError("aborted", { sent: true, cause })),
          );
        throw new HttpError(failure, { sent: true });
      },
      close: async () => {},
    };
    const connector = createConnector({ http, now: () => 0, random: () => 0, sleep: async () => {} });
    const target = { origin: "https://acme.invented.example", basePath: "", operatorSet: false };
    const adapter = connector.bind(desk, target, {
      connectionId: "con_1",
      subdomain: "acme",
      plan: null,
      flavour: null,
      mappings: null,
      sharing: null,
      credentials: async () => ({ api_key: "secret" }),
      gate: { admit: async () => ({ admitted: true, waitedMs: 0, settle: async () => {}, release: () => {} }) },
    });
    const given = errand({ neverArrived: () => void (recalled += 1) });
    const code = await adapter.create(given, "tickets", {}, {}, [], uploadOf([file])).then(
      () => "made",
      (error: unknown) => (error instanceof PorticoError ? error.code : error),
    );
    return { code, recalled };
  };

  test("left whole nobody knows what became when the vendor goes away", async () => {
    expect(await create("all", "reset")).toEqual({ code: "outcome_unknown", recalled: 0 });
  });

  test("was cut off it is certain that it had no effect", async () => {
    expect(await create("nothing", "reset")).toEqual({ code: "provider_error", recalled: 1 });
    expect(await create("nothing", "timeout_headers")).toEqual({ code: "provider_timeout", recalled: 1 });
  });

  test("we cut off ourselves, that is the reason", async () => {
    expect(await create("all", "reset", fileOf("a.txt", "x".repeat(2_000)))).toEqual({
      code: "body_too_large",
      recalled: 1,
    });
  });
});
