import type { Provider } from "@portico/connector";

/**
 * What the products of the family say alike: a verb that the object's state forbids, and an account that is closed for now.
 * https://developers.freshdesk.com/api/#error, https://api.freshservice.com/#error
 */
export const failures: Provider["failures"] = [
  { status: 405, method: "DELETE", is: "not_found" },
  { status: 405, is: "conflict" },
  { status: 403, code: /^account_suspended$/, is: "suspended" },
];
