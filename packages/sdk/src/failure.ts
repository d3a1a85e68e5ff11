import type { components } from "./openapi.ts";

type Problem = components["schemas"]["Problem"];

/** How a call failed: a code of the API, or `unreachable` (no answer came) or `unreadable` (it was none of a gateway). */
export type FailureCode = Problem["code"] | "unreachable" | "unreadable";

/** What a walk, or `dataOf`, ends with where it fails. Branch on `code`; the message is the problem's `detail`, a sentence for people. */
export class PorticoFailure extends Error {
  override readonly name = "PorticoFailure";
  readonly code: FailureCode;
  /** What the gateway said; null where it was not the gateway that spoke. */
  readonly problem: Problem | null;

  constructor(code: FailureCode, message: string, problem: Problem | null = null, cause?: unknown) {
    super(message, { cause });
    this.code = code;
    this.problem = problem;
  }
}

/** How a call was answered: its data, or what came in its place. */
interface Answered<Data> {
  data?: Data;
  error?: unknown;
  response: Response;
}

/** The data that a call answers, for who would rather catch than look: throws {@link PorticoFailure} where there is none. */
export const dataOf = async <Data>(call: Promise<Answered<Data>>): Promise<Data> => {
  const { data, error, response } = await call.catch((cause: unknown) => {
    throw new PorticoFailure("unreachable", "The gateway does not answer.", null, cause);
  });
  if (data === undefined) throw failureOf(response.status, error);
  return data;
};

const failureOf = (status: number, body: unknown): PorticoFailure =>
  isProblem(body)
    ? new PorticoFailure(body.code, body.detail, body)
    : new PorticoFailure("unreadable", `The answer, ${status}, is not one of Portico's.`);

const isProblem = (body: unknown): body is Problem =>
  typeof body === "object" && body !== null && "code" in body && "detail" in body && typeof body.detail === "string";
