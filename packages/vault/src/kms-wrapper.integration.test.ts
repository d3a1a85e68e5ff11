import { randomBytes } from "node:crypto";
import { createServer } from "node:http";
import type { IncomingMessage, ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { text } from "node:stream/consumers";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { codeOf, deploymentId, tenantId } from "./fixture.ts";
import { createKmsWrapper } from "./kms-wrapper.ts";
import type { KmsWrapper } from "./kms-wrapper.ts";

const arn = "arn:aws:kms:eu-west-1:000000000000:key/current";
const former = "arn:aws:kms:eu-west-1:000000000000:key/former";
const usable = { Arn: arn, KeyState: "Enabled", KeySpec: "SYMMETRIC_DEFAULT", KeyUsage: "ENCRYPT_DECRYPT" };
const owner = { deploymentId, tenantId, keyId: "00000000-0000-4000-8000-0000000000a1" };
const context = {
  "portico:deployment": deploymentId,
  "portico:tenant": tenantId,
  "portico:key": owner.keyId,
  "portico:purpose": "wrapped_key",
};
const [plain, wrapped] = [randomBytes(32), randomBytes(150)];
const inBase64 = (bytes: Buffer): string => bytes.toString("base64");

/** A KMS that gives the answers it is told to, and remembers what it was asked. */
const startKms = async () => {
  const asked: { operation: string; input: object }[] = [];
  const answers: Record<string, { status?: number; body: object }> = {
    DescribeKey: { body: { KeyMetadata: usable } },
    GenerateDataKey: { body: { Plaintext: inBase64(plain), CiphertextBlob: inBase64(wrapped) } },
    Decrypt: { body: { Plaintext: inBase64(plain) } },
    ReEncrypt: { body: { CiphertextBlob: inBase64(wrapped) } },
  };
  const answer = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const operation = String(request.headers["x-amz-target"]).replace("TrentService.", "");
    asked.push({ operation, input: JSON.parse(await text(request)) as object });
    const { status = 200, body = {} } = answers[operation] ?? {};
    response.writeHead(status, { "content-type": "application/x-amz-json-1.1" }).end(JSON.stringify(body));
  };
  const server = createServer((request, response) => void answer(request, response));
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  return {
    asked,
    answers,
    endpoint: `http://127.0.0.1:${port}`,
    connections: () => new Promise((resolve) => server.getConnections((_, count) => resolve(count))),
    close: () => new Promise((resolve) => server.close(resolve)),
  };
};

describe("a wrapper on a KMS", () => {
  let kms: Awaited<ReturnType<typeof startKms>>;
  let opened: KmsWrapper[] = [];
  beforeEach(async () => {
    kms = await startKms();
  });
  afterEach(async () => {
    for (const wrapper of opened) wrapper.close();
    opened = [];
    await kms.close();
  });

  const open = async (): Promise<KmsWrapper> => {
    const credentials = { accessKeyId: "AKIATEST", secretAccessKey: "test" };
    const wrapper = await createKmsWrapper({
      keyId: "alias/portico",
      region: "eu-west-1",
      endpoint: kms.endpoint,
      credentials,
    });
    opened.push(wrapper);
    kms.asked.length = 0;
    return wrapper;
  };

  it("asks for each thing in the words that are frozen, under the key it was stored with", async () => {
    const wrapper = await open();
    expect(await wrapper.generate(owner)).toEqual({ key: plain, wrapped, kekRef: arn });
    expect(await wrapper.unwrap(owner, wrapped, former)).toEqual(plain);
    expect(await wrapper.rewrap(owner, wrapped, former)).toEqual({ wrapped, kekRef: arn });
    expect([arn, former].map(wrapper.isCurrent)).toEqual([true, false]);
    const CiphertextBlob = inBase64(wrapped);
    expect(kms.asked).toEqual([
      { operation: "GenerateDataKey", input: { KeyId: arn, KeySpec: "AES_256", EncryptionContext: context } },
      { operation: "Decrypt", input: { KeyId: former, CiphertextBlob, EncryptionContext: context } },
      {
        operation: "ReEncrypt",
        input: {
          CiphertextBlob,
          SourceKeyId: former,
          SourceEncryptionContext: context,
          DestinationKeyId: arn,
          DestinationEncryptionContext: context,
        },
      },
    ]);
  });

  it.each([
    ["it is disabled", { ...usable, KeyState: "Disabled" }, "Disabled"],
    ["it is of another kind", { ...usable, KeySpec: "RSA_4096" }, "Enabled"],
    ["it signs", { ...usable, KeyUsage: "SIGN_VERIFY" }, "Enabled"],
    ["it has no name", { ...usable, Arn: undefined }, "Enabled"],
    ["nothing is said about it", undefined, "undefined"],
  ])("does not begin with a key of which %s, and keeps no connection", async (_, KeyMetadata, state) => {
    kms.answers["DescribeKey"] = { body: { KeyMetadata } };
    await expect(open()).rejects.toMatchObject({
      code: "kek_refused",
      message: `the key that wraps the data keys was refused: its state is ${state}`,
    });
    expect(kms.asked).toEqual([{ operation: "DescribeKey", input: { KeyId: "alias/portico" } }]);
    await expect.poll(kms.connections).toBe(0);
  });

  it.each([
    ["a new key without its bytes", "GenerateDataKey", { CiphertextBlob: inBase64(wrapped) }],
    ["a new key without its wrapping", "GenerateDataKey", { Plaintext: inBase64(plain) }],
    [
      "a new key of another length",
      "GenerateDataKey",
      { Plaintext: inBase64(randomBytes(16)), CiphertextBlob: inBase64(wrapped) },
    ],
    ["an unwrapped key without its bytes", "Decrypt", {}],
    ["an unwrapped key of another length", "Decrypt", { Plaintext: inBase64(randomBytes(33)) }],
    ["a rewrapped key without its wrapping", "ReEncrypt", {}],
  ])("takes half an answer for none: %s", async (_, operation, body) => {
    const wrapper = await open();
    kms.answers[operation] = { body };
    const calls: Record<string, () => Promise<unknown>> = {
      GenerateDataKey: () => wrapper.generate(owner),
      Decrypt: () => wrapper.unwrap(owner, wrapped, arn),
      ReEncrypt: () => wrapper.rewrap(owner, wrapped, arn),
    };
    expect(await codeOf(calls[operation]?.() ?? Promise.resolve())).toBe("kek_corrupt");
  });

  it("tries an overloaded KMS three times, and says that it is away", async () => {
    const wrapper = await open();
    kms.answers["Decrypt"] = { status: 400, body: { __type: "ThrottlingException" } };
    await expect(wrapper.unwrap(owner, wrapped, arn)).rejects.toMatchObject({
      code: "kek_unavailable",
      message: "the key that wraps the data keys cannot be reached: ThrottlingException",
    });
    expect(kms.asked.map(({ operation }) => operation)).toEqual(["Decrypt", "Decrypt", "Decrypt"]);
  });

  it("keeps no connection once it is closed", async () => {
    const wrapper = await open();
    await wrapper.generate(owner);
    wrapper.close();
    await expect.poll(kms.connections).toBe(0);
  });
});
