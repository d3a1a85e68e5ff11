import { describe, expect, it } from "vitest";
import { toVaultError } from "./kms-error.ts";
import { VaultError } from "./vault-error.ts";

const named = (name: string, more: object = {}) => Object.assign(new Error("any words"), { name }, more);
const answered = (httpStatusCode: number) => ({ $metadata: { httpStatusCode } });

describe("a failure of the KMS", () => {
  it.each([
    named("Error", { code: "ECONNREFUSED" }),
    named("TimeoutError", { code: "ECONNRESET" }),
    named("Error", { code: "EAI_AGAIN" }),
    named("Error", { code: "EHOSTUNREACH" }),
    named("CredentialsProviderError"),
    named("Error", { code: "ENETUNREACH" }),
    named("ThrottlingException"),
    named("LimitExceededException"),
    named("KMSInternalException"),
    named("DependencyTimeoutException"),
    named("KeyUnavailableException"),
    named("ExpiredTokenException"),
    named("UnrecognizedClientException"),
    named("AbortError"),
    new DOMException("late", "TimeoutError"),
    named("SyntaxError", answered(503)),
    named("NobodyForesawThisException", answered(500)),
  ])("is an outage where nobody has said anything about the key: %s", (error) => {
    expect(toVaultError(error).code).toBe("kek_unavailable");
  });

  it.each([
    named("Error", { code: "ENOTFOUND" }),
    named("AccessDeniedException", answered(503)),
    named("KMSInvalidStateException", answered(503)),
    named("NotFoundException", answered(503)),
    named("SpeaksOfECONNException"),
    named("Error", { code: 7 }),
    answered(499),
    named("SyntaxError", answered(403)),
    named("NobodyForesawThisException", answered(400)),
    named("DisabledException", answered(503)),
    new TypeError("a mistake of our own"),
    "not even an error",
    undefined,
  ])("is a refusal where it may be one: %s", (error) => {
    expect(toVaultError(error).code).toBe("kek_refused");
  });

  it.each(["InvalidCiphertextException", "IncorrectKeyException", "InvalidKeyUsageException"])(
    "is a damaged wrapping where the KMS says %s",
    (name) => {
      expect(toVaultError(named(name, answered(503))).code).toBe("kek_corrupt");
    },
  );

  it("that has been told apart already stays what it is", () => {
    const told = new VaultError("kek_corrupt");
    expect(toVaultError(told)).toBe(told);
  });

  it("is told to the operator by its name and to nobody by its words", () => {
    expect(toVaultError(named("AccessDeniedException")).message).toMatch(/: AccessDeniedException$/);
    expect(toVaultError(named("Error", { code: "ECONNREFUSED" })).message).toMatch(/: Error ECONNREFUSED$/);
    expect(toVaultError(named("Error", { code: 7 })).message).toMatch(/: Error$/);
    expect(toVaultError("not even an error").message).toMatch(/: $/);
    expect(toVaultError(named("InvalidCiphertextException")).message).toBe(new VaultError("not_authentic").message);
    expect(toVaultError(named("Error", { code: "ECONNREFUSED" })).message).not.toContain("any words");
  });
});
