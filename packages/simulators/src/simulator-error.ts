/** Why a simulator refused what the test, not the simulated client, asked of it. */
export type SimulatorErrorCode = "unknown_account" | "unknown_record" | "invalid_setting";

/** Thrown by the control surface only; over HTTP it becomes a 404 or a 400 with the same code. */
export class SimulatorError extends Error {
  override readonly name = "SimulatorError";
  readonly code: SimulatorErrorCode;

  constructor(code: SimulatorErrorCode, message: string) {
    super(message);
    this.code = code;
  }
}
