import { useState } from "react";
import { BudgetChart, dash } from "../chart/budget-chart.tsx";
import { type BudgetClass, type Connection, useBudget, useNames } from "../queries.ts";
import { useClock } from "../ui/ago.tsx";
import { Choice } from "../ui/field.tsx";
import { count, span, words } from "../ui/format.ts";
import { Loaded } from "../ui/loaded.tsx";
import { Meter } from "../ui/meter.tsx";
import { Status } from "../ui/status.tsx";

/** An account's budget, looked at again and again. */
export const BudgetTab = ({ connection: { id, provider } }: { connection: Connection }) => {
  const [isPaused, setIsPaused] = useState(false);
  const [chosen, setChosen] = useState("total");
  const query = useBudget(id, { history: 120, ...(isPaused ? { everyMs: false } : {}) });
  const { titleOf } = useNames();
  return (
    <Loaded query={query}>
      {({ classes, window_seconds }) => {
        const view = classes.find(({ name }) => name === chosen) ?? classes[0];
        if (view === undefined) return null;
        return (
          <>
            <section className="card">
              <div className="card-head">
                <h2>Right now</h2>
                <div className="actions">
                  <Status tone={isPaused ? "quiet" : "ok"}>{isPaused ? "Paused" : "Live"}</Status>
                  <button type="button" className="small" onClick={() => setIsPaused(!isPaused)}>
                    {isPaused ? "Go on" : "Pause"}
                  </button>
                </div>
              </div>
              <RightNow view={view} />
            </section>
            <section className="card">
              <div className="card-head">
                <h2>Calls per {window_seconds === 60 ? "minute" : span(window_seconds * 1_000)}</h2>
                <Choice
                  label="Kind of call"
                  value={view.name}
                  onChange={setChosen}
                  options={classes.map(({ name }) => [name, words(name)])}
                />
              </div>
              <BudgetChart history={view.history ?? []} windowSeconds={window_seconds} title={titleOf(provider)} />
            </section>
            <section className="card">
              <h2>By kind of call</h2>
              <KindTable classes={classes} />
            </section>
            <FrozenNews classes={classes} title={titleOf(provider)} />
          </>
        );
      }}
    </Loaded>
  );
};

const RightNow = ({ view }: { view: BudgetClass }) => (
  <dl className="now">
    <div>
      <dt>Left</dt>
      <dd>
        {count(Math.max(0, view.remaining))} <span className="muted">of {count(view.limit)}</span>
      </dd>
    </div>
    <div>
      <dt className="key-used">Used by you</dt>
      <dd>{count(view.used)}</dd>
    </div>
    <div>
      <dt className="key-others">Other apps</dt>
      <dd>{count(view.used_by_others)}</dd>
    </div>
    <div>
      <dt className="key-waiting">Waiting</dt>
      <dd>{count(view.queued)}</dd>
    </div>
    <div>
      <dt>{view.frozen_until === null ? "All back in" : "Frozen for"}</dt>
      <dd>
        <Until at={view.frozen_until ?? view.reset_at} />
      </dd>
    </div>
  </dl>
);

const sources: Readonly<Record<BudgetClass["source"], string>> = {
  assumed: "assumed",
  plan: "from the plan",
  learned: "learned",
};

const KindTable = ({ classes }: { classes: readonly BudgetClass[] }) => (
  <table className="rows kinds">
    <thead>
      <tr>
        <th>Kind</th>
        <th>Left</th>
        <th className="figure">You</th>
        <th className="figure">Others</th>
        <th className="figure">Waiting</th>
        <th className="figure">All back in</th>
        <th>Limit is</th>
      </tr>
    </thead>
    <tbody>
      {classes.map((view) => (
        <tr key={view.name}>
          <td className="lead">{words(view.name)}</td>
          <td>
            <Meter view={view} />
          </td>
          <td className="figure minor">{dash(view.used)}</td>
          <td className="figure minor">{dash(view.used_by_others)}</td>
          <td className="figure" data-label="Waiting">
            {dash(view.queued)}
          </td>
          <td className="figure" data-label="All back in">
            <Until at={view.frozen_until ?? view.reset_at} />
          </td>
          <td className="minor">{sources[view.source]}</td>
        </tr>
      ))}
    </tbody>
  </table>
);

/** How long it is until then. */
const Until = ({ at }: { at: string | null }) => {
  const now = useClock(1_000);
  const ms = at === null ? 0 : Date.parse(at) - now;
  return <>{ms <= 0 ? "–" : `${Math.ceil(ms / 1_000)} s`}</>;
};

/** Says aloud when the help desk begins and ends to hold calls back, and nothing else of what moves here. */
const FrozenNews = ({ classes, title }: { classes: readonly BudgetClass[]; title: string }) => {
  const frozen = classes.filter(({ frozen_until }) => frozen_until !== null).map(({ name }) => words(name));
  return (
    <p className="unseen" role="status">
      {frozen.length === 0 ? "" : `${title} holds back: ${frozen.join(", ")}.`}
    </p>
  );
};
