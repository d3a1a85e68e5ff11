import { useState } from "react";
import { Link } from "wouter";
import { type AuditEntry, useAuditLog } from "../queries.ts";
import { Choice } from "../ui/field.tsx";
import { words } from "../ui/format.ts";
import { Empty, Loaded } from "../ui/loaded.tsx";
import { More } from "../ui/more.tsx";
import { Page } from "../ui/page.tsx";
import { Status, type Tone } from "../ui/status.tsx";

/** Who did what, in sentences, day by day. */
export const AuditPage = () => {
  const [decision, setDecision] = useState("");
  const query = useAuditLog(decision === "" ? {} : { decision });
  return (
    <Page title="Audit log">
      <div className="filters">
        <Choice
          label="Decision"
          value={decision}
          onChange={setDecision}
          options={[["", "Any"], ...Object.keys(tones).map((name) => [name, words(name)] as const)]}
        />
      </div>
      <Loaded query={query}>
        {(entries) =>
          entries.length === 0 ? (
            <Empty title={decision === "" ? "Nothing has been done yet." : "Nothing was decided like this."} />
          ) : (
            <>
              {[...Map.groupBy(entries, ({ at }) => dayOf(at))].map(([day, ofDay]) => (
                <section key={day} className="day">
                  <h2>{day}</h2>
                  <ul className="entries">
                    {ofDay.map((entry) => (
                      <Entry key={entry.seq} entry={entry} />
                    ))}
                  </ul>
                </section>
              ))}
              <More query={query} />
            </>
          )
        }
      </Loaded>
    </Page>
  );
};

const tones: Readonly<Record<AuditEntry["decision"], Tone>> = {
  allowed: "ok",
  refused: "danger",
  failed: "warn",
  unknown: "warn",
};

const Entry = ({ entry }: { entry: AuditEntry }) => (
  <li className={entry.decision === "allowed" ? "entry" : "entry entry-heavy"}>
    <details>
      <summary>
        <time dateTime={entry.at}>{new Date(entry.at).toLocaleTimeString("en-GB")}</time>
        <span className="sentence">{entry.sentence}</span>
        <Status tone={tones[entry.decision]}>{entry.decision}</Status>
      </summary>
      <dl className="details">
        {entry.reason !== null && (
          <div>
            <dt>Reason</dt>
            <dd>{words(entry.reason)}</dd>
          </div>
        )}
        <div>
          <dt>Who</dt>
          <dd>{entry.actor}</dd>
        </div>
        <div>
          <dt>Request</dt>
          <dd>
            <Link href={`/requests/${entry.request_id}`}>
              <code>{entry.request_id}</code>
            </Link>
          </dd>
        </div>
        <div>
          <dt>Entry {entry.seq}</dt>
          <dd>
            <code>{entry.hash}</code>
          </dd>
        </div>
      </dl>
    </details>
  </li>
);

const dayOf = (at: string): string =>
  new Date(at).toLocaleDateString("en", { weekday: "long", day: "numeric", month: "long", year: "numeric" });
