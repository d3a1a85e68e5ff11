import type { Reply } from "../freshworks/call.ts";
import { mergeCustomFields } from "../freshworks/custom-fields.ts";
import { invalid } from "../freshworks/problems.ts";
import { nullOr, problemsOf } from "../freshworks/rules.ts";
import { created, wrapped } from "./call.ts";
import type { Call } from "./call.ts";
import { requesterCustomFields } from "./form.ts";
import { addRequester, duplicateProblems, identityProblems, requesterRules } from "./requester-make.ts";
import type { RequesterInput } from "./requester-make.ts";
import { requesterView } from "./requester-views.ts";
import type { RequesterHandle } from "./requesters.ts";

/** `POST /requesters`. A taken address is a 409. */
export const createRequester = (call: Call): Reply => {
  const problems = [
    ...identityProblems(call.body),
    ...problemsOf(
      call.body,
      requesterRules(call, (check) => check),
    ),
  ];
  if (problems.length > 0) return invalid(...problems);
  const input: RequesterInput = call.body;
  const duplicates = duplicateProblems(call, "primary_email", addressesIn(input));
  if (duplicates.length > 0) return invalid(...duplicates);
  return created(call, "requester", requesterView(addRequester(call, input), call));
};

/** `PUT /requesters/{id}`: sight of the department's tickets is lost unless it is given again. */
export const updateRequester: RequesterHandle = (call, requester) => {
  const problems = problemsOf(call.body, requesterRules(call, nullOr));
  if (problems.length > 0) return invalid(...problems);
  const input: RequesterInput = call.body;
  const duplicates = duplicateProblems(call, "primary_email", addressesIn(input), requester.id);
  if (duplicates.length > 0) return invalid(...duplicates);
  call.account.store.requesters.change(requester, {
    can_see_all_tickets_from_associated_departments: false,
    ...input,
    custom_fields: mergeCustomFields(requesterCustomFields, requester.custom_fields, input.custom_fields),
    updated_at: call.now,
  });
  return wrapped(call, "requester", requesterView(requester, call));
};

const addressesIn = (input: RequesterInput) => [input.primary_email, ...(input.secondary_emails ?? [])];
