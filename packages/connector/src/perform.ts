import type { Account, Call, Op, Provider, Steps, WireRequest } from "./contract.ts";
import type { Errand } from "./errand.ts";
import type { ExchangeDeps } from "./exchange.ts";
import { unreadable } from "./failures.ts";
import { exchangeJson, type JsonAnswer } from "./json-exchange.ts";
import { nativeOf } from "./native.ts";
import { property } from "./property.ts";
import { spelled, unspelled } from "./spelling.ts";
import type { Form } from "./upload.ts";

export interface Performer {
  perform: <In, Out>(op: Op<In, Out>, input: In) => Promise<Out>;
  /** Sends a request that was prepared elsewhere, and reads the answer as the call says. */
  send: <In, Out>(step: Call<In, Out>, wire: WireRequest, input: In, form?: Form) => Promise<Out>;
  fetch: (wire: WireRequest, pointers?: Readonly<Record<string, string>>, form?: Form) => Promise<JsonAnswer>;
}

/** Runs operations of one errand against one account. `wantNative` puts the vendor's object beside each that is read. */
export const performer = (deps: ExchangeDeps, errand: Errand, account: Account, wantNative = false): Performer => {
  const { provider } = deps;
  const fetch: Performer["fetch"] = async (wire, pointers, form) => {
    const answer = await exchangeJson(deps, errand, spelled(provider, account, wire), pointers, form);
    return { ...answer, body: unspelled(provider, account, answer.body) };
  };
  const reading =
    (isWanted: boolean): Steps["read"] =>
    (shape, raw, input) =>
      nativeOf(provider, () => shape.read(raw, { account, input }), raw, isWanted);
  const read = reading(wantNative);
  const unadorned = reading(false);
  const send: Performer["send"] = async (step, wire, input, form) =>
    readAnswer(deps, step, await fetch(wire, step.pointers, form), input, read);
  const run = <I, O>(step: Call<I, O>, input: I): Promise<O> => send(step, step.send(input, account), input);
  const ask: Steps["ask"] = async (step, input) =>
    readAnswer(deps, step, await fetch(step.send(input, account), step.pointers), input, unadorned);
  const perform: Performer["perform"] = (op, input) => {
    if (!("flow" in op)) return run(op, input);
    const count = countSteps(provider);
    return op.flow(
      { run: (step, given) => run(count(step), given), ask: (step, given) => ask(count(step), given), read },
      input,
      account,
    );
  };
  return { fetch, send, perform };
};

/** A vendor whose pages have no end must not keep a flow for ever. */
const countSteps = (provider: Provider) => {
  let steps = 0;
  return <Step>(step: Step): Step => {
    steps += 1;
    if (steps > mostSteps) throw unreadable(provider, 200, "There is no end to what it sends.");
    return step;
  };
};
const mostSteps = 50;

const readAnswer = <In, Out>(
  deps: ExchangeDeps,
  step: Call<In, Out>,
  { body }: JsonAnswer,
  input: In,
  read: Steps["read"],
): Out => {
  // A call without `answers` is declared by its author to answer nothing: its `Out` is void.
  if (step.answers === undefined) return undefined as Out;
  const raw = step.at === undefined ? body : property(body, step.at);
  if (raw === undefined) throw unreadable(deps.provider, 200, "Where an object is due there is nothing.");
  return read(step.answers, raw, input);
};
