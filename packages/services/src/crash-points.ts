/**
 * Where a process may die in the middle of its work, by what it was about, in the order in which it passes them. Nothing
 * happens there in production; tests end the process.
 */
export const crashPoints = {
  /** Every write passes the first and the last, one that calls a help desk those in the middle too. */
  write: [
    "before_begin",
    "after_begin",
    "before_work",
    "before_intent",
    "after_intent",
    "after_send",
    "before_finish",
    "after_keep",
    "in_finish",
    "after_finish",
  ],
  settling: ["before_settle", "after_look", "in_settle", "after_settle"],
  /** The items between are writes. */
  job: ["after_start_job", "after_claim_job", "before_note_item", "after_note_item"],
  connection: [
    "before_connect",
    "after_connect",
    "before_replace",
    "after_replace",
    "before_disconnect",
    "after_disconnect",
  ],
  rotation: [
    "after_claim_rotation",
    "after_rewrap",
    "before_canary",
    "after_tenant_key",
    "after_connection_key",
    "after_reseal",
  ],
} as const;
export type CrashSubject = keyof typeof crashPoints;
export type CrashPoint = (typeof crashPoints)[CrashSubject][number];
