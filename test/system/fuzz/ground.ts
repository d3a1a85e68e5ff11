import { randomBytes } from "node:crypto";
import type { Connection, Tenant } from "../../e2e/deployment.ts";
import { listIn, made } from "../../e2e/http.ts";
import type { TicketMark } from "@portico/simulators";
import type { Bench, Desk } from "../bench.ts";
import type { Operation } from "./document.ts";
import type { Naming, Sketch, Weather } from "./requests.ts";
import type { Words } from "./values.ts";

/** Two tenants with everything that paths can name, and help desks whose calls are counted. */
export interface Ground {
  words: Words;
  credentialOf: (sketch: Sketch, operation: Operation) => string | undefined;
  /** The path with ids in it. What an operation takes away is made for it. */
  pathOf: (sketch: Sketch, operation: Operation) => Promise<string>;
  /** How many calls the help desks have had. */
  calls: () => number;
  /** How many of them read forms. */
  formCalls: () => number;
  disturb: (weather: Weather) => void;
  calm: () => void;
}

export const openGround = async (bench: Bench, documented: (name: string) => readonly string[]): Promise<Ground> => {
  const desks = [30, 30, 3].map((tickets) => bench.openDesk({ tickets })) as [Desk, Desk, Desk];
  const [desk, stormy, strange] = desks;
  const own = await openHolder(bench, desk);
  const other = await openHolder(bench, strange);
  const troubled = await own.tenant.connect(stormy);
  const tickets = desk.tickets().toSorted((one, two) => Number(isHidden(one)) - Number(isHidden(two)));
  const talkative = String(tickets[0]?.id);
  const seen = await lookAround(own, talkative);
  const idsAt = async (path: string): Promise<string[]> =>
    listIn(await own.connection.send("GET", path)).map(({ id }) => String(id));
  const ids: Readonly<Record<string, readonly string[]>> = {
    ...own.ids,
    ticket_id: tickets.map(({ id }) => String(id)),
    contact_id: await idsAt("/contacts"),
    company_id: await idsAt("/companies"),
    user_id: await idsAt("/users"),
    group_id: await idsAt("/groups"),
    collection_id: await idsAt("/collections"),
    comment_id: seen.comments,
    attachment_id: seen.attachments,
    request_id: await requestsOf(bench, own),
    path: ["api/v2/tickets", "api/v2/tickets/1", "api/v2/contacts", "api/v2/agents/me", "api/v2/nothing"],
    provider: listIn(await own.tenant.send("GET", "/v1/providers")).map(({ provider }) => String(provider)),
  };
  const spares = createSpares(bench, own, desk, talkative);
  let turn = 0;
  const pick = (from: readonly string[] = []): string => from[(turn += 1) % Math.max(1, from.length)] ?? "1";
  const existing: Readonly<Record<string, readonly string[]>> = {
    ...ids,
    connection_ids: ids["connection_id"] ?? [],
    subdomain: [desk.subdomain],
    api_key: [desk.apiKey],
    assignee_id: ids["user_id"] ?? [],
    requester_id: ids["contact_id"] ?? [],
    contact_ids: ids["contact_id"] ?? [],
    return_url: [`${returnOrigin}/settings`],
  };

  const idOf = async (name: string, naming: Naming, isSpent: boolean): Promise<string> => {
    if (typeof naming === "object") return naming.text;
    if (naming === "missing") return (other.ids[name]?.[0] ?? "999999999").replace(/[0-9A-Z]{26}$/, "0".repeat(26));
    if (naming === "foreign") return pick(other.ids[name] ?? ids[name]);
    const spare = isSpent ? spares[name] : undefined;
    return spare === undefined ? pick(ids[name]) : spare();
  };
  return {
    words: {
      existing: (name) => existing[name] ?? [],
      seen: (name) => existing[name] ?? seen.words[name] ?? documented(name),
    },
    credentialOf: ({ credential }, { access }) => {
      if (credential === "none" || access === "public") return undefined;
      if (credential === "broken") return `${own.tenant.key.slice(0, -1)}!`;
      const isOperator = (access === "operator") !== (credential === "other kind");
      return isOperator ? bench.operatorToken : credential === "foreign" ? other.tenant.key : own.tenant.key;
    },
    pathOf: async ({ path, weather }, { path: template, method }) => {
      const names = Array.from(template.matchAll(/\{(\w+)\}/g), ([, name = ""]) => name);
      const isOfTalk = names.includes("comment_id") && (path["comment_id"] ?? "own") === "own";
      const isSpent = method === "DELETE" || method === "PATCH";
      const filled = await Promise.all(
        names.map(async (name) => {
          const naming = path[name] ?? "own";
          if (name === "connection_id" && naming === "own" && weather !== undefined)
            return [name, troubled.id] as const;
          if (name === "ticket_id" && naming === "own" && isOfTalk) return [name, talkative] as const;
          return [name, await idOf(name, naming, isSpent && template.endsWith(`{${name}}`))] as const;
        }),
      );
      const values = new Map(filled);
      return template.replaceAll(/\{(\w+)\}/g, (_, name: string) => values.get(name) ?? "");
    },
    calls: () => desks.reduce((sum, { log }) => sum + log.counts().calls, 0),
    formCalls: () => desks.flatMap(({ log }) => log.all()).filter(({ path }) => path.endsWith("_fields")).length,
    disturb: (weather) => stormy.faults.add({ ...weather, times: 20 }),
    calm: () => stormy.faults.clear(),
  };
};

const isHidden = ({ deleted, spam, archived }: TicketMark): boolean => deleted || spam || archived;

interface Holder {
  tenant: Tenant;
  connection: Connection;
  ids: Readonly<Record<string, readonly string[]>>;
}

/** A tenant with one of each thing that it can own. */
const openHolder = async (bench: Bench, desk: Desk): Promise<Holder> => {
  const tenant = await bench.openTenant();
  const origins = { key: bench.operatorToken, json: { return_origins: [returnOrigin] } };
  made(await bench.send("PATCH", `/v1/tenants/${tenant.id}`, origins));
  const connection = await tenant.connect(desk);
  const make = async (path: string, json: object, key = tenant.key): Promise<string> =>
    String(made(await bench.send("POST", path, { json, key }))["id"]);
  const ids = {
    tenant_id: [tenant.id],
    connection_id: [connection.id],
    job_id: [
      await make(`/v1/connections/${connection.id}/tickets/bulk`, { items: [{ operation: "delete", id: "1" }] }),
    ],
    key_id: [await make("/v1/api_keys", { name: "spare", scopes: ["*"] })],
    issuer_id: [await make("/v1/token_issuers", issuer())],
    rotation_id: [
      await make("/v1/operator/rotations", { kind: "tenant_key", tenant_id: tenant.id }, bench.operatorToken),
    ],
  };
  return { tenant, connection, ids };
};

/** As the document's examples have it. */
const returnOrigin = "https://app.example.com";

/** The latest requests, of which each second tells, or at once. */
const requestsOf = async (bench: Bench, { tenant }: Holder): Promise<string[]> => {
  await bench.services.requests.flush();
  return listIn(await tenant.send("GET", "/v1/requests")).map(({ id }) => String(id));
};

const issuer = () => ({
  issuer: `https://${randomBytes(6).toString("hex")}.example`,
  jwks_url: "https://id.example/keys",
  scopes: ["tickets:read"],
});

/** Makes what an operation will take away. */
const createSpares = (
  bench: Bench,
  { tenant, connection }: Holder,
  desk: Desk,
  talkative: string,
): Readonly<Record<string, () => Promise<string>>> => {
  const make = async (path: string, json: object, key = tenant.key): Promise<string> =>
    String(made(await bench.send("POST", path, { json, key }))["id"]);
  return {
    tenant_id: () => make("/v1/tenants", { name: "spare" }, bench.operatorToken),
    key_id: () => make("/v1/api_keys", { name: "spare", scopes: ["*"] }),
    issuer_id: () => make("/v1/token_issuers", issuer()),
    attachment_id: () => attach(connection, talkative),
    connection_id: async () => (await tenant.connect(desk, { external_id: randomBytes(6).toString("hex") })).id,
  };
};

/** Hangs a file on a ticket; its id. */
const attach = async (connection: Connection, ticketId: string): Promise<string> => {
  const form = new FormData();
  form.append("body", "{}");
  form.append("attachments[]", new Blob(["some text"]), "some.txt");
  const { attachments } = made(await connection.send("PATCH", `/tickets/${ticketId}`, { body: form }));
  return String(Reflect.get(Object([attachments].flat().at(-1)), "id"));
};

interface Seen {
  words: Readonly<Record<string, readonly string[]>>;
  /** Of the ticket that talks. */
  comments: readonly string[];
  attachments: readonly string[];
}

/** Words that answers show, so that filters find something. */
const lookAround = async ({ connection, tenant }: Holder, talkative: string): Promise<Seen> => {
  const words: Record<string, string[]> = {};
  const note = (record: Record<string, unknown>): void => {
    for (const [name, value] of Object.entries(record))
      if (typeof value === "string" && value.length < 100) words[name] = [...(words[name] ?? []), value].slice(-8);
  };
  for (const path of ["/tickets", "/contacts"]) listIn(await connection.send("GET", path)).forEach(note);
  for (const path of ["/v1/connections", "/v1/api_keys", "/v1/audit_log"])
    listIn(await tenant.send("GET", path)).forEach(note);
  const comments: string[] = [];
  for (const text of ["one", "two", "three"])
    comments.push(
      String(made(await connection.send("POST", `/tickets/${talkative}/comments`, { json: { body: { text } } }))["id"]),
    );
  const page = await connection.send("GET", "/tickets?limit=2");
  const { next_cursor: cursor } = page.json;
  const attachments = [await attach(connection, talkative)];
  return { comments, attachments, words: { ...words, cursor: typeof cursor === "string" ? [cursor] : [] } };
};
