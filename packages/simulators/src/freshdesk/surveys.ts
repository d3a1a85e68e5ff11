import type { Reply } from "../freshworks/call.ts";
import { page, pageRules } from "../freshworks/pages.ts";
import { anything, is, oneOf, passes, time, withBody, withQuery } from "../freshworks/rules.ts";
import { parseTime, toTime } from "../freshworks/times.ts";
import type { Call } from "./call.ts";
import type { RatingRecord, TicketRecord } from "./records.ts";

const surveyId = 123;
const madeAt = toTime(Date.UTC(2024, 4, 13, 8, 30));

/** `GET /surveys`: one, and it is active. */
export const listSurveys = (call: Call): Reply =>
  withQuery(call, { ...pageRules, state: oneOf(["active"]) }, () => page(call, [survey], (each) => each));

const survey = {
  id: surveyId,
  title: "Default Survey",
  questions: [{ id: "default_question", label: "How did we do?", accepted_ratings: [-103, 100, 103] }],
  created_at: madeAt,
  updated_at: madeAt,
};

const marks: readonly unknown[] = [103, 102, 101, 100, -101, -102, -103];
const ratingRules = {
  feedback: is("String"),
  ratings: is(
    "key/value pair",
    passes(
      (ratings) => Object.values(ratings as object).every((mark) => marks.includes(mark)),
      `It should be one of these values: '${marks.join(",")}'`,
    ),
  ),
};

/** `POST /tickets/{id}/satisfaction_ratings`. */
export const rateTicket = (call: Call, ticket: TicketRecord): Reply =>
  withBody<Pick<RatingRecord, "ratings"> & { feedback?: string }>(call, ratingRules, ["ratings"], (input) => {
    const { store } = call.account;
    const rating: RatingRecord = {
      id: store.nextId("row"),
      ticket_id: ticket.id,
      user_id: ticket.requester_id,
      agent_id: ticket.responder_id,
      group_id: ticket.group_id,
      feedback: input.feedback ?? null,
      ratings: input.ratings,
      created_at: call.now,
    };
    store.ratings.push(rating);
    return { status: 201, body: ratingView(rating) };
  });

/** `GET /tickets/{id}/satisfaction_ratings`. */
export const listTicketRatings = (call: Call, ticket: TicketRecord): Reply =>
  ratings(call, (rating) => rating.ticket_id === ticket.id);

/** `GET /surveys/satisfaction_ratings`. */
export const listRatings = (call: Call): Reply => {
  const since = parseTime(call.query.get("created_since") ?? "") ?? 0;
  const user = call.query.get("user_id");
  return ratings(call, (rating) => rating.created_at >= since && (user === null || rating.user_id === Number(user)));
};

const ratings = (call: Call, matches: (rating: RatingRecord) => boolean): Reply =>
  withQuery(call, { ...pageRules, created_since: time, user_id: anything }, () =>
    page(call, call.account.store.ratings.filter(matches), ratingView),
  );

const ratingView = ({ created_at, ...rating }: RatingRecord) => ({
  ...rating,
  survey_id: surveyId,
  created_at: toTime(created_at),
  updated_at: toTime(created_at),
});
