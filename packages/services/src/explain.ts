import { DbError } from "@portico/db";
import { PorticoError } from "@portico/model";
import { VaultError } from "@portico/vault";

/** Raises whatever a use case failed with to what the caller may know. What nobody foresaw is `internal`, without a word of it. */
export const explain = (error: unknown): PorticoError => {
  if (error instanceof PorticoError) return error;
  if (error instanceof DbError && error.code === "unavailable")
    return new PorticoError("storage_unavailable", "Our database does not answer at the moment. Try again shortly.", {
      retryAfterSeconds: 5,
      cause: error,
    });
  // Two calls claimed one thing at the same moment, or one of them removed what the other refers to.
  if (error instanceof DbError && (error.code === "conflict" || error.code === "missing_reference"))
    return new PorticoError("conflict", "Another call changed the same thing at this moment. Read it again.", {
      cause: error,
    });
  if (error instanceof VaultError && (error.code === "kek_unavailable" || error.code === "kek_refused"))
    return new PorticoError(
      "secrets_unavailable",
      "Stored credentials cannot be opened at the moment. Try again shortly.",
      {
        retryAfterSeconds: 10,
        cause: error,
      },
    );
  return new PorticoError("internal", "Something went wrong on our side. It has been noted under the request id.", {
    cause: error,
  });
};
