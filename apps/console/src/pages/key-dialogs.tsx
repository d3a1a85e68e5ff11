import { type components, dataOf } from "@portico/sdk";
import { useQueryClient } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import type { ApiKey } from "../queries.ts";
import { useSession } from "../session.tsx";
import { Confirm } from "../ui/confirm.tsx";
import { Dialog } from "../ui/dialog.tsx";
import { Choice, Field } from "../ui/field.tsx";
import { Failure } from "../ui/loaded.tsx";
import { useWork } from "../ui/use-work.ts";
import { Secret } from "./connect-link.tsx";
import { ScopeChoice } from "./scope-choice.tsx";

type Scope = components["schemas"]["Scope"];

const useReload = () => {
  const queries = useQueryClient();
  return () => queries.invalidateQueries({ queryKey: ["keys"] });
};

export const MakeKey = ({ onClose }: { onClose: () => void }) => {
  const { portico, shown } = useSession();
  const reload = useReload();
  const [name, setName] = useState("");
  const [scopes, setScopes] = useState<Scope[]>(["*"]);
  const [days, setDays] = useState<string>(longest);
  const [secret, setSecret] = useState<string | null>(null);
  const { isBusy, error, run, faultAt } = useWork(async () => {
    const body = { name, scopes, mode: shown.mode ?? "live", ...expiryIn(days) };
    const made = await dataOf(portico.POST("/v1/api_keys", { body }));
    setSecret(made.secret);
    await reload();
  });
  if (secret !== null) return <NewSecret title={`The key ${name}`} secret={secret} onClose={onClose} />;
  return (
    <Dialog title="Make a key" onClose={onClose}>
      <form onSubmit={submitting(run)}>
        <Field label="Name" hint="Who uses it." value={name} onChange={setName} fault={faultAt("/name")} required />
        <ScopeChoice chosen={scopes} onChange={setScopes} />
        <Choice label="Expires" value={days} options={lives} onChange={setDays} />
        {error !== null && <Failure error={error} />}
        <button type="submit" className="primary" disabled={isBusy || scopes.length === 0}>
          {isBusy ? "Making it…" : "Make it"}
        </button>
      </form>
    </Dialog>
  );
};

const dayMs = 86_400_000;
/** Of the longest life the gateway knows best: no key outlives the one that made it. */
const longest = "365";
const expiryIn = (days: string): { expires_at?: string | null } => {
  if (days === longest) return {};
  return { expires_at: days === "" ? null : new Date(Date.now() + Number(days) * dayMs).toISOString() };
};
const lives = [
  ["30", "in 30 days"],
  ["90", "in 90 days"],
  [longest, "in a year, or with your key"],
  ["", "never"],
] as const;

export const RollKey = ({ apiKey, onClose }: { apiKey: ApiKey; onClose: () => void }) => {
  const { portico } = useSession();
  const reload = useReload();
  const [overlap, setOverlap] = useState("86400");
  const [secret, setSecret] = useState<string | null>(null);
  const { isBusy, error, run } = useWork(async () => {
    const params = { path: { key_id: apiKey.id } };
    const body = { overlap_seconds: Number(overlap) };
    setSecret((await dataOf(portico.POST("/v1/api_keys/{key_id}/roll", { params, body }))).secret);
    await reload();
  });
  if (secret !== null) return <NewSecret title={`The new key ${apiKey.name}`} secret={secret} onClose={onClose} />;
  return (
    <Dialog title={`Roll ${apiKey.name}`} onClose={onClose}>
      <form onSubmit={submitting(run)}>
        <p>Makes a successor with the same rights. The old key goes on working for as long as you say.</p>
        <Choice label="The old key works for" value={overlap} options={overlaps} onChange={setOverlap} />
        {error !== null && <Failure error={error} />}
        <button type="submit" className="primary" disabled={isBusy}>
          {isBusy ? "Rolling…" : "Roll it"}
        </button>
      </form>
    </Dialog>
  );
};

const overlaps = [
  ["0", "no time at all"],
  ["3600", "1 hour"],
  ["86400", "1 day"],
  ["604800", "7 days"],
] as const;

export const RevokeKey = ({ apiKey, onClose }: { apiKey: ApiKey; onClose: () => void }) => {
  const { portico } = useSession();
  const reload = useReload();
  const revoke = async (): Promise<void> => {
    const call = await portico.DELETE("/v1/api_keys/{key_id}", { params: { path: { key_id: apiKey.id } } });
    if (call.error !== undefined) await dataOf(Promise.resolve(call));
    await reload();
  };
  return (
    <Confirm title={`Revoke ${apiKey.name}`} name={apiKey.name} verb="Revoke" work={revoke} onClose={onClose}>
      <p>Whoever uses it is refused within five seconds, and for good.</p>
    </Confirm>
  );
};

const NewSecret = ({ title, secret, onClose }: { title: string; secret: string; onClose: () => void }) => (
  <Dialog title={title} onClose={onClose}>
    <div role="status">
      <p>Copy this now. We cannot show it again.</p>
      <Secret text={secret} what="the key" />
    </div>
  </Dialog>
);

const submitting = (run: () => Promise<void>) => (event: FormEvent) => {
  event.preventDefault();
  void run();
};
