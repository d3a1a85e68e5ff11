import type { ConnectSessionRow } from "@portico/db";
import type { ConnectionDoor } from "../connections/open.ts";
import { createMeter, type Ctx } from "../context.ts";
import type { Deps } from "../deps.ts";
import { createTrail } from "../requests/trail.ts";
import type { Once } from "../writes/once.ts";
import { type ConnectForm, createAttempt } from "./attempt.ts";
import { isSame } from "./browser.ts";
import { createEntrance, type Entered, type Visit } from "./entrance.ts";
import { createSignIn, type SignInAnswer, type WayOut } from "./sign-in.ts";
import { createConnectTokens } from "./tokens.ts";
import { type ConnectView, viewOf } from "./view.ts";

/** What there is behind a link for who opens it. */
export type ConnectEntry = Exclude<Entered, { is: "open" }> | { is: "open"; view: ConnectView };

/** How long a check may wait for the account's budget. */
const patienceMs = 10_000;

/** The page where somebody without any credential of ours connects their help desk, by a tenant's link. */
export const createConnectPage = (deps: Deps, door: ConnectionDoor, once: Once) => {
  const enter = createEntrance(deps);
  const tokens = createConnectTokens(deps);
  const attempt = createAttempt(deps, door, once);
  const signIn = createSignIn(deps, attempt);
  const shown = (entered: Entered): ConnectEntry =>
    entered.is === "open" ? { is: "open", view: viewOf(deps, entered) } : entered;

  return {
    /** A secret for the cookie of a browser that has none yet. */
    newBrowser: (): string => deps.random(32).toString("base64url"),

    /** Where a link leads whoever opens it. */
    enter: async (visit: Visit): Promise<ConnectEntry> => shown(await enter(visit)),

    /**
     * Takes the form. What came of it is behind the link then: it is connected, or open still, and says what was wrong. Only a
     * failure of ours is thrown. `onTenant` is told whose link it is before anything is done.
     */
    submit: async (
      visit: Visit,
      form: ConnectForm,
      call: Pick<Ctx, "requestId" | "signal">,
      onTenant: (ctx: Ctx) => void,
    ): Promise<ConnectEntry> => {
      const entered = await enter(visit);
      if (entered.is !== "open") return entered;
      const { row, formToken } = entered;
      const ctx = ctxOf(row, call);
      onTenant(ctx);
      const provider = deps.providers.find(({ id }) => id === form.provider && row.providers.includes(id));
      const isOurs = isSame(Buffer.from(form.token), Buffer.from(formToken));
      if (provider !== undefined && form.signIn && isOurs) await signIn.begin(entered, provider, form);
      else if (provider !== undefined)
        await attempt.byKey(ctx, entered, provider, isOurs ? form : { ...form, isStale: true });
      return shown(await enter(visit));
    },

    /** Where a link leads while a sign-in at that help desk waits for its answer; null where none does. */
    wayOut: async (visit: Visit, providerId: string): Promise<{ entry: ConnectEntry; way: WayOut | null }> => {
      const entered = await enter(visit);
      const way = entered.is === "open" ? await signIn.wayOut(entered, providerId) : null;
      return { entry: shown(entered), way };
    },

    /**
     * Takes a help desk's answer to a sign-in, in the browser that the link works in, and answers with the link's token. Undefined:
     * it answers nothing that was ever asked.
     */
    returned: async (
      { state, browser }: Pick<Visit, "browser"> & { state: string },
      answer: SignInAnswer,
      call: Pick<Ctx, "requestId" | "signal">,
      onTenant: (ctx: Ctx) => void,
    ): Promise<{ token: string; provider: string | null } | undefined> => {
      const read = await signIn.readState(state);
      if (read.is === "broken") return undefined;
      const { tenantId, sessionId, nonce = "" } = read.claims;
      const row = await deps.db.forTenant(tenantId).connectSessions.get(sessionId);
      if (row === undefined) return undefined;
      const token = tokens.mint({ tenantId, sessionId }, row.expiresAt);
      const entered = await enter({ token, browser });
      if (entered.is !== "open") return { token, provider: null };
      const ctx = ctxOf(entered.row, call);
      onTenant(ctx);
      await signIn.finish(ctx, entered, nonce, answer);
      return { token, provider: entered.row.provider };
    },
  };
};

export type ConnectPage = ReturnType<typeof createConnectPage>;

/** What is done by a link is done in its tenant's name, and told of under the link's. */
const ctxOf = (row: ConnectSessionRow, { requestId, signal }: Pick<Ctx, "requestId" | "signal">): Ctx => ({
  tenantId: row.tenantId,
  actor: {
    apiKeyId: row.id,
    name: `The connect link ${row.id}`,
    scopes: ["connections:write"],
    connectionIds: null,
    cidrs: null,
    expiresAtMs: row.expiresAt.getTime(),
  },
  requestId,
  signal,
  waitMs: patienceMs,
  lane: "interactive",
  meter: createMeter(),
  trail: createTrail(),
  budget: null,
});
