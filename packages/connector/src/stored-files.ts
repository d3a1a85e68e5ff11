import { type HttpAnswer, HttpError, PROXY_LIMITS } from "@portico/http";
import { type Attachment, type FileTarget, parseAttachmentId, type Plan, PorticoError } from "@portico/model";
import type { Readable } from "node:stream";
import type { Errand, Target } from "./errand.ts";
import { transportFailure, unreadable } from "./failures.ts";
import type { Ground } from "./ground.ts";
import { performer } from "./perform.ts";
import { refuseForeignIds } from "./refusals.ts";
import { toPlanned } from "./writes.ts";

/** Files that hang on tickets and comments, by ids that carry their owner. */
export interface StoredFiles {
  /** Reads the owner again. `not_found`: there is no such file there. */
  findFile: (errand: Errand, id: string) => Promise<FoundFile>;
  deleteFile: (errand: Errand, id: string) => Promise<void>;
  planDeleteFile: (id: string) => Plan;
}
export interface FoundFile {
  attachment: Attachment;
  /**
   * Opens its bytes, all of them or the `Range` that is asked for, for no credits. Whoever opens them reads or destroys them.
   * `range_not_satisfiable`: there is no such part.
   */
  open: (range?: string) => Promise<OpenFile>;
}
export interface OpenFile {
  /** 200, or 206 with a part. */
  status: number;
  /** What they say of the bytes: how many, and which. */
  headers: readonly (readonly [string, string])[];
  body: Readable;
}

export const createStoredFiles = (ground: Ground): StoredFiles => {
  const { deps, unasked } = ground;
  const { provider } = deps;
  const unsupported = (operation: string): PorticoError =>
    new PorticoError("unsupported_operation", `${provider.title} has no way to ${operation} a file by itself.`);

  const findFile: StoredFiles["findFile"] = async (errand, id) => {
    const { files } = provider;
    if (files === undefined) throw unsupported("read");
    const { attachment, url } = await performer(deps, errand, unasked).perform(files.find, targetOf(ground, id));
    return { attachment, open: (range) => openFile(ground, errand, url, range) };
  };
  const deleteOf = () => {
    const op = provider.files?.delete;
    if (op === undefined) throw unsupported("delete");
    return op;
  };
  return {
    findFile,
    deleteFile: async (errand, id) => {
      const op = deleteOf();
      // A file is not found on an owner that it does not hang on, even where the vendor would not mind.
      await findFile(errand, id);
      await performer(deps, errand, unasked).perform(op, targetOf(ground, id));
    },
    planDeleteFile: (id) => {
      const op = deleteOf();
      const request = toPlanned(provider, unasked, op.send(targetOf(ground, id), unasked));
      return { dry_run: true, requests: [request], side_effects: [...(op.effects ?? [])] };
    },
  };
};

const targetOf = ({ deps }: Ground, id: string): FileTarget => {
  const target = parseAttachmentId(id);
  if (target === undefined) throw new PorticoError("not_found", "There is no such file.");
  const { comment_id, ...others } = target;
  refuseForeignIds(deps.provider, comment_id === null ? others : { ...others, comment_id });
  return target;
};

const mostHops = 3;

/** Goes where the vendor says that the bytes lie, and on where it is sent from there: bare, and to places that it may name only. */
const openFile = async (ground: Ground, errand: Errand, url: string, range: string | undefined): Promise<OpenFile> => {
  const { provider, target } = ground.deps;
  let place = URL.parse(url);
  for (let hops = 0; hops <= mostHops; hops += 1) {
    if (place === null || !mayName(ground, place)) break;
    const answer = await fetchFrom(ground, errand, place, range);
    const { status, headers, header, body } = answer;
    if (status === 200 || (status === 206 && range !== undefined))
      return { status, headers: headers.filter(([name]) => aboutBytes.has(name.toLowerCase())), body };
    body.destroy();
    if (status === 416 && range !== undefined) throw noSuchPart(header("content-range"));
    if (status < 300 || status >= 400)
      throw new PorticoError(
        "provider_error",
        `${provider.title} names the file, but where it lies the answer is ${status}.`,
        {
          provider: { name: provider.id, status, code: null, body: null },
        },
      );
    place = URL.parse(header("location") ?? "", place.href);
  }
  throw unreadable(provider, null, `It names a place for the file that is none of its own, nor at ${target.origin}.`);
};

const noSuchPart = (whole: string | undefined): PorticoError =>
  new PorticoError(
    "range_not_satisfiable",
    "The file ends before this part begins.",
    whole === undefined ? {} : { headers: { "Content-Range": whole } },
  );

const aboutBytes = new Set(["content-length", "content-range", "accept-ranges", "content-encoding"]);

/** Told like any call, but for where it went: the path has the file's name in it. */
const fetchFrom = async (
  { deps }: Ground,
  { signal, meter, onCall }: Errand,
  place: URL,
  range: string | undefined,
): Promise<HttpAnswer> => {
  const askedMs = deps.now();
  let status: number | null = null;
  try {
    const answer = await deps.http.send({
      origin: place.origin,
      operatorSet: isWithin(deps.target, place) && deps.target.operatorSet,
      path: `${place.pathname}${place.search}`,
      method: "GET",
      headers: [["accept-encoding", "identity"], ...(range === undefined ? [] : [["range", range] as const])],
      pool: deps.binding.connectionId,
      signal,
      limits: PROXY_LIMITS,
    });
    status = answer.status;
    return answer;
  } catch (error) {
    throw error instanceof HttpError ? transportFailure(deps.provider, "GET", error) : error;
  } finally {
    meter.calls += 1;
    const unpaid = { class: "total", credits: 0, waitedMs: 0, waitedFor: null };
    onCall?.({ method: "GET", path: "(file)", status, ...unpaid, askedMs, tookMs: deps.now() - askedMs });
  }
};

/** The vendor's answers are a stranger's text: of hosts they may name those alone that its definition knows. */
const mayName = ({ deps }: Ground, place: URL): boolean =>
  isWithin(deps.target, place) ||
  (place.protocol === "https:" &&
    place.port === "" &&
    place.username === "" &&
    place.password === "" &&
    deps.provider.files?.hosts.some((host) => host.test(place.hostname)) === true);

const isWithin = ({ origin, basePath }: Target, { origin: other, pathname, username, password }: URL): boolean =>
  other === origin && pathname.startsWith(`${basePath}/`) && username === "" && password === "";
