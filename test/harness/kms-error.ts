/** What the KMS turns a caller away with: the name of the error, and perhaps a sentence. */
export class KmsError extends Error {
  constructor(name: string, message = "") {
    super(message);
    this.name = name;
  }
}

/** How an error is told: emulators send 400 whatever it is, AWS's own model knows better. */
export type StatusStyle = "all_400" | "modelled";

/** The status, and the body in JSON. */
export const toAnswer = (error: KmsError, style: StatusStyle): { status: number; body: object } => ({
  status: style === "modelled" ? (modelledStatus[error.name] ?? 400) : 400,
  body: {
    __type: error.name,
    ...(error.message === "" ? {} : { [capitalised.has(error.name) ? "Message" : "message"]: error.message }),
  },
});

const modelledStatus: Readonly<Record<string, number>> = {
  NotFoundException: 404,
  DisabledException: 409,
  KMSInvalidStateException: 409,
  DependencyTimeoutException: 503,
  KMSInternalException: 500,
  KeyUnavailableException: 500,
};

/** Some of its errors spell the field with a capital letter. */
const capitalised: ReadonlySet<string> = new Set(["AccessDeniedException", "NotAuthorizedException"]);
