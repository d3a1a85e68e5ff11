import { SimulatorError } from "../simulator-error.ts";
import { parseTime } from "./times.ts";

/** A change of a ticket from outside the API, with times that may come as text. Throws `invalid_setting`. */
export const recordChange = <Ticket extends object>(ticket: Ticket, change: object): Partial<Ticket> =>
  // Only names that the ticket has get past the check; what they hold is the caller's affair, as it is a test's.
  Object.fromEntries(
    Object.entries(change).map(([field, value]: [string, unknown]) => {
      if (!(field in ticket)) throw new SimulatorError("invalid_setting", `a ticket has no "${field}"`);
      return [field, /_(?:at|by)$/.test(field) && typeof value === "string" ? (parseTime(value) ?? null) : value];
    }),
  ) as Partial<Ticket>;
