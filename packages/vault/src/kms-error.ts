import { VaultError } from "./vault-error.ts";

type Meaning = "kek_unavailable" | "kek_refused" | "kek_corrupt";

/** What a KMS, its client or the network may call a failure. */
const meanings: Readonly<Record<Meaning, readonly string[]>> = {
  kek_unavailable: [
    "ThrottlingException",
    "LimitExceededException",
    "KMSInternalException",
    "DependencyTimeoutException",
    "KeyUnavailableException",
    // Our own credentials, or where they come from: nothing has been said about the key.
    "ExpiredTokenException",
    "UnrecognizedClientException",
    "CredentialsProviderError",
    // The client's deadlines, and ours.
    "TimeoutError",
    "AbortError",
    "EAI_AGAIN",
    "EHOSTUNREACH",
    "ENETUNREACH",
  ],
  kek_refused: ["AccessDeniedException", "DisabledException", "KMSInvalidStateException", "NotFoundException"],
  // This wrapping is not what was once made for this owner under this key.
  kek_corrupt: ["InvalidCiphertextException", "IncorrectKeyException", "InvalidKeyUsageException"],
};
const meaningOfName = new Map(
  Object.entries(meanings).flatMap(([meaning, names]) => names.map((name) => [name, meaning as Meaning])),
);
const connectionLost = /^ECONN/;

/**
 * What a failed call to the KMS means. Judged by name, since one status stands for several meanings and differs between
 * servers; only a name that is not in the table is judged by its status, where that is a 5xx (a proxy's page of HTML).
 * All else is a refusal: whoever took an unforeseen answer for an outage would go on with a key that may be withdrawn.
 */
export const toVaultError = (error: unknown): VaultError => {
  if (error instanceof VaultError) return error;
  const names = namesOf(error);
  const known = names.map((name) => (connectionLost.test(name) ? "kek_unavailable" : meaningOfName.get(name)));
  const meaning = known.find(Boolean) ?? (statusOf(error) >= 500 ? "kek_unavailable" : "kek_refused");
  return meaning === "kek_corrupt" ? new VaultError(meaning) : new VaultError(meaning, names.join(" "));
};

const namesOf = (error: unknown): string[] => {
  if (!(error instanceof Error)) return [];
  return "code" in error && typeof error.code === "string" ? [error.name, error.code] : [error.name];
};

/** The client hangs the status of an answer on whatever it throws, its own errors included. */
const statusOf = (error: unknown): number => {
  const { $metadata: answer } = Object(error) as { $metadata?: { httpStatusCode?: number } };
  return answer?.httpStatusCode ?? 0;
};
