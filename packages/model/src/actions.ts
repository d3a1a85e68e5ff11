import type { Contact } from "./contact.ts";
import type { Ticket } from "./ticket.ts";

/** What can be done to one object beside changing it: what it takes, and the object that it answers with. */
interface Action<Body extends object, Answer> {
  body: Body;
  answer: Answer;
}

/** The actions of each resource that has some. */
export interface Actions {
  tickets: { restore: Action<object, Ticket> };
  contacts: { restore: Action<object, Contact> };
}
