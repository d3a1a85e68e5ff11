/** An answer before it is written: `body` becomes JSON, `file` is sent as it is, and where neither is there it is empty. */
export interface Reply {
  status: number;
  body?: unknown;
  file?: Blob;
  headers?: Record<string, string>;
}

export interface UploadedFile {
  /** The form's field, such as `attachments[]`. */
  field: string;
  name: string;
  contentType: string;
  /** Large ones lie on disk, not in memory. */
  content: Blob;
}

/** A call that got past the door: signed in, within its limit, readable. */
export interface FreshworksCall<Account, Agent> {
  account: Account;
  agent: Agent;
  method: string;
  params: Record<string, string>;
  query: URLSearchParams;
  /** The parsed body; `{}` where there is none. */
  body: Record<string, unknown>;
  files: readonly UploadedFile[];
  /** The account's time, in whole seconds as the vendor keeps it. */
  now: number;
  /** `http://host:port/{subdomain}`: what every URL in an answer starts with. */
  origin: string;
  path: string;
}

export const ok = (body: unknown): Reply => ({ status: 200, body });
export const noContent: Reply = { status: 204 };
