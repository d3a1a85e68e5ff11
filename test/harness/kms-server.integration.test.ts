import { KMS } from "@aws-sdk/client-kms";
import { describe, expect, it, onTestFinished } from "vitest";
import { KmsError, toAnswer } from "./kms-error.ts";
import { startKmsServer } from "./kms-server.ts";
import type { KmsServer, KmsServerOptions } from "./kms-server.ts";
import { findFreePort, startEntry } from "./processes.ts";

const context = { "portico:tenant": "ten_a" };

const clientOf = ({ endpoint, region, credentials }: Pick<KmsServer, "endpoint" | "region" | "credentials">): KMS => {
  const client = new KMS({ endpoint, region, credentials, maxAttempts: 1 });
  onTestFinished(() => client.destroy());
  return client;
};

const open = async (options: KmsServerOptions = {}) => {
  const kms = await startKmsServer(options);
  onTestFinished(kms.close);
  return { kms, key: kms.createKey(), client: clientOf(kms) };
};

/** Name and status of the error that a call of the AWS client ends with. */
const errorOf = (call: Promise<unknown>): Promise<unknown> =>
  call.then(
    () => "answered",
    ({ name, $metadata }: { name: string; $metadata: { httpStatusCode?: number } }) => ({
      name,
      status: $metadata.httpStatusCode,
    }),
  );

describe("the test KMS, asked by the client of AWS", () => {
  it("gives data keys that it decrypts again, for the same context in any order", async () => {
    const { client, key } = await open();
    const made = await client.generateDataKey({
      KeyId: key.id,
      KeySpec: "AES_256",
      EncryptionContext: { a: "1", b: "2" },
    });
    expect(made.KeyId).toBe(key.arn);
    expect(made.Plaintext).toHaveLength(32);
    const opened = await client.decrypt({
      CiphertextBlob: made.CiphertextBlob,
      EncryptionContext: { b: "2", a: "1" },
    });
    expect(opened).toMatchObject({ Plaintext: made.Plaintext, KeyId: key.arn });
    expect(opened.$metadata.requestId).toMatch(/^[0-9a-f-]{36}$/);
  });

  it("moves a blob to another key and another context without showing what is inside", async () => {
    const { client, kms, key } = await open();
    const next = kms.createKey({ alias: "alias/next" });
    const { CiphertextBlob } = await client.encrypt({ KeyId: key.arn, Plaintext: Buffer.from("inside") });
    const moved = await client.reEncrypt({
      CiphertextBlob,
      SourceKeyId: key.id,
      DestinationKeyId: "alias/next",
      DestinationEncryptionContext: context,
    });
    expect(moved).toMatchObject({ SourceKeyId: key.arn, KeyId: next.arn });
    const opened = await client.decrypt({
      CiphertextBlob: moved.CiphertextBlob,
      KeyId: next.id,
      EncryptionContext: context,
    });
    expect(Buffer.from(opened.Plaintext ?? []).toString()).toBe("inside");
  });

  it("tells what is wrong with a blob", async () => {
    const { client, kms, key } = await open();
    const elsewhere = await open();
    const { CiphertextBlob = Buffer.alloc(0) } = await client.encrypt({
      KeyId: key.id,
      Plaintext: Buffer.from("x"),
      EncryptionContext: context,
    });
    const decrypt = (blob: Uint8Array, KeyId?: string) =>
      errorOf(
        client.decrypt({ CiphertextBlob: blob, EncryptionContext: context, ...(KeyId === undefined ? {} : { KeyId }) }),
      );
    expect(await decrypt(CiphertextBlob, kms.createKey().id)).toEqual({ name: "IncorrectKeyException", status: 400 });
    expect(await errorOf(client.decrypt({ CiphertextBlob }))).toMatchObject({ name: "InvalidCiphertextException" });
    const foreign = await elsewhere.client.encrypt({ KeyId: elsewhere.key.id, Plaintext: Buffer.from("x") });
    expect(await decrypt(foreign.CiphertextBlob ?? Buffer.alloc(1))).toMatchObject({ name: "AccessDeniedException" });
    for (let bit = 0; bit < CiphertextBlob.length * 8; bit += 1) {
      const flipped = Buffer.from(CiphertextBlob);
      flipped.writeUInt8(flipped.readUInt8(bit >> 3) ^ (1 << (bit & 7)), bit >> 3);
      expect(await decrypt(flipped), `bit ${bit}`).toMatchObject({ name: "InvalidCiphertextException" });
    }
  });

  it("keeps the sizes: a blob of 1 to 6144 bytes, a plaintext of 1 to 4096", async () => {
    const { client, key } = await open();
    const encrypt = (bytes: number) => errorOf(client.encrypt({ KeyId: key.id, Plaintext: Buffer.alloc(bytes) }));
    const decrypt = (bytes: number) => errorOf(client.decrypt({ CiphertextBlob: Buffer.alloc(bytes) }));
    const refused = { name: "ValidationException", status: 400 };
    expect([await encrypt(0), await encrypt(1), await encrypt(4096), await encrypt(4097)]).toEqual([
      refused,
      "answered",
      "answered",
      refused,
    ]);
    const opened = { name: "InvalidCiphertextException", status: 400 };
    expect([await decrypt(0), await decrypt(1), await decrypt(6144), await decrypt(6145)]).toEqual([
      refused,
      opened,
      opened,
      refused,
    ]);
  });

  it("uses no key that is disabled, pending deletion or unknown, and says so in either style", async () => {
    const { client, kms, key } = await open();
    const generate = (KeyId: string) => errorOf(client.generateDataKey({ KeyId, KeySpec: "AES_256" }));
    for (const [statuses, missing, unusable] of [
      ["modelled", 404, 409],
      ["all_400", 400, 400],
    ] as const) {
      kms.switches.statuses = statuses;
      await client.disableKey({ KeyId: key.id });
      expect(await generate(key.id)).toEqual({ name: "DisabledException", status: unusable });
      await client.scheduleKeyDeletion({ KeyId: key.id });
      expect(await generate(key.id)).toEqual({ name: "KMSInvalidStateException", status: unusable });
      expect(await generate("alias/nobody")).toEqual({ name: "NotFoundException", status: missing });
      await client.enableKey({ KeyId: key.id });
      expect(await generate(key.id)).toBe("answered");
    }
  });

  it("believes no request that is not signed by its caller, for its region, now", async () => {
    const { kms, key } = await open();
    const describe = (changed: Partial<Pick<KmsServer, "endpoint" | "region" | "credentials">>) =>
      errorOf(clientOf({ ...kms, ...changed }).describeKey({ KeyId: key.id }));
    const { accessKeyId, secretAccessKey } = kms.credentials;
    expect(await describe({})).toBe("answered");
    expect(await describe({ credentials: { accessKeyId, secretAccessKey: "other" } })).toMatchObject({
      name: "InvalidSignatureException",
    });
    expect(await describe({ credentials: { accessKeyId: "OTHER", secretAccessKey } })).toMatchObject({
      name: "UnrecognizedClientException",
    });
    expect(await describe({ region: "us-east-1" })).toMatchObject({ name: "InvalidSignatureException" });
    const late = await open({ now: () => Date.now() + 6 * 60_000 });
    expect(await errorOf(late.client.describeKey({ KeyId: late.key.id }))).toMatchObject({
      name: "InvalidSignatureException",
    });
    const unsigned = await fetch(kms.endpoint, { method: "POST", body: "{}" });
    expect(await unsigned.json()).toMatchObject({ __type: "MissingAuthenticationTokenException" });
  });

  it("spells the message of some errors with a capital letter, which the client reads as well", async () => {
    const { client, kms, key } = await open();
    for (const [name, field] of [
      ["AccessDeniedException", "Message"],
      ["ThrottlingException", "message"],
    ] as const) {
      expect(toAnswer(new KmsError(name, "no"), "modelled").body).toEqual({ __type: name, [field]: "no" });
      kms.switches.answerWith = name;
      await expect(client.describeKey({ KeyId: key.id })).rejects.toThrow("Told to.");
    }
  });

  it("counts what it was asked, and throttles each so-manieth request", async () => {
    const { client, kms, key } = await open();
    kms.switches.throttleEvery = 3;
    const outcomes = [];
    for (let call = 0; call < 6; call += 1) outcomes.push(await errorOf(client.describeKey({ KeyId: key.id })));
    const throttled = { name: "ThrottlingException", status: 400 };
    expect(outcomes).toEqual(["answered", "answered", throttled, "answered", "answered", throttled]);
    expect(kms.counts()).toEqual({ DescribeKey: 6 });
  });
});

describe("the test KMS as a process", () => {
  it("opens after a restart what it made before, and is disturbed from outside", async () => {
    const endpoint = `http://127.0.0.1:${await findFreePort()}`;
    const start = () =>
      startEntry("test/harness/kms-main.ts", { args: ["--port", endpoint.split(":")[2] ?? ""], ready: /^key arn:/m });
    const first = await start();
    onTestFinished(() => first.kill());
    const [, accessKeyId = "", secretAccessKey = ""] =
      /AWS_ACCESS_KEY_ID=(\S+) AWS_SECRET_ACCESS_KEY=(\S+)/.exec(first.output()) ?? [];
    const [, arn = ""] = /^key (\S+)$/m.exec(first.output()) ?? [];
    const client = clientOf({ endpoint, region: "eu-central-1", credentials: { accessKeyId, secretAccessKey } });
    const { CiphertextBlob } = await client.encrypt({ KeyId: arn, Plaintext: Buffer.from("kept") });
    await first.kill();

    const second = await start();
    onTestFinished(() => second.stop());
    const opened = await client.decrypt({ CiphertextBlob });
    expect(Buffer.from(opened.Plaintext ?? []).toString()).toBe("kept");
    await fetch(`${endpoint}/switches`, { method: "PUT", body: JSON.stringify({ answerWith: "DisabledException" }) });
    expect(await errorOf(client.decrypt({ CiphertextBlob }))).toMatchObject({ name: "DisabledException" });
    expect(await (await fetch(`${endpoint}/counts`)).json()).toEqual({ Decrypt: 2 });
  });
});
