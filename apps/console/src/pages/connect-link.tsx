import { dataOf } from "@portico/sdk";
import { type FormEvent, useState } from "react";
import { useSession } from "../session.tsx";
import { Ago } from "../ui/ago.tsx";
import { Copy } from "../ui/copy.tsx";
import { Dialog } from "../ui/dialog.tsx";
import { Choice, Field } from "../ui/field.tsx";
import { Failure } from "../ui/loaded.tsx";
import { useWork } from "../ui/use-work.ts";

const lives = [
  ["900", "15 minutes"],
  ["86400", "1 day"],
  ["604800", "7 days"],
] as const;

/** Makes a link by which an administrator connects their help desk, or gives a connection of theirs a new key. */
export const ConnectLink = ({ connectionId, onClose }: { connectionId?: string; onClose: () => void }) => {
  const { portico } = useSession();
  const [externalId, setExternalId] = useState("");
  const [label, setLabel] = useState("");
  const [returnUrl, setReturnUrl] = useState(`${location.origin}/console/`);
  const [life, setLife] = useState<string>(lives[0][0]);
  const [made, setMade] = useState<{ url: string; expires_at: string } | null>(null);
  const { isBusy, error, run, faultAt } = useWork(async () => {
    const whose =
      connectionId === undefined
        ? { external_id: externalId, ...(label === "" ? {} : { label }) }
        : { connection_id: connectionId };
    const body = { ...whose, return_url: returnUrl, expires_in: Number(life) };
    const { url, expires_at } = await dataOf(portico.POST("/v1/connect_sessions", { body }));
    // Null: the answer was lost on its way, and a second one shows no link. The form makes another.
    if (url !== null) setMade({ url, expires_at });
  });
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    void run();
  };
  return (
    <Dialog title={connectionId === undefined ? "Connect a help desk" : "Ask for a new key"} onClose={onClose}>
      {made === null ? (
        <form onSubmit={submit}>
          {connectionId === undefined && (
            <>
              <Field
                label="Your id of this customer"
                value={externalId}
                onChange={setExternalId}
                fault={faultAt("/external_id")}
                required
              />
              <Field label="Label" hint="Shown here only. Can be left out." value={label} onChange={setLabel} />
            </>
          )}
          <Field
            label="Where the page leads back to"
            hint="Of an origin that your company has registered."
            type="url"
            value={returnUrl}
            onChange={setReturnUrl}
            fault={faultAt("/return_url")}
            required
          />
          <Choice label="The link works for" value={life} options={lives} onChange={setLife} />
          {error !== null && <Failure error={error} />}
          <button type="submit" className="primary" disabled={isBusy}>
            {isBusy ? "Making it…" : "Make a link"}
          </button>
        </form>
      ) : (
        <>
          <p>
            Open it, or send it to an administrator. It works once, in the browser that opens it first, and expires{" "}
            <Ago at={made.expires_at} />.
          </p>
          <Secret text={made.url} what="the link" />
        </>
      )}
    </Dialog>
  );
};

/** Something that is shown here and now, to be taken away. */
export const Secret = ({ text, what }: { text: string; what: string }) => (
  <p className="secret">
    <code>{text}</code>
    <Copy text={text} what={what} />
  </p>
);
