import type { Reply } from "./call.ts";

/** One entry of a validation answer. */
export interface Problem {
  field: string;
  message: string;
  code:
    | "missing_field"
    | "invalid_value"
    | "duplicate_value"
    | "datatype_mismatch"
    | "invalid_field"
    | "inaccessible_field"
    | "incompatible_field"
    | "inconsistent_state"
    | "readonly_field";
  additional_info?: { user_id: number };
}

export const invalid = (...errors: Problem[]): Reply => ({
  status: errors.some((error) => error.code === "duplicate_value") ? 409 : 400,
  body: { description: "Validation failed", errors },
});

export const notLoggedIn: Reply = {
  status: 401,
  body: { code: "invalid_credentials", message: "You have to be logged in to perform this action." },
};

export const accessDenied: Reply = {
  status: 403,
  body: { code: "access_denied", message: "You are not authorized to perform this action." },
};

export const suspended: Reply = {
  status: 403,
  body: { code: "account_suspended", message: "Your account has been suspended." },
};

/** Empty, for ids, paths and accounts alike: a client must not try to read it. */
export const notFound: Reply = { status: 404 };

export const wrongMethod = (method: string, allowed: readonly string[]): Reply => ({
  status: 405,
  headers: { allow: allowed.join(", ") },
  body: {
    message: `${method} method is not allowed. It should be one of these method(s): ${[...new Set(allowed)].join(", ")}`,
  },
});

export const notAcceptable: Reply = { status: 406 };
export const unsupportedMedia: Reply = { status: 415 };

export const invalidJson: Reply = {
  status: 400,
  body: { code: "invalid_json", message: "Request body has an invalid JSON format." },
};
