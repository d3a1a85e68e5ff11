/** An answer, read to its end. */
export interface Answer {
  status: number;
  headers: Headers;
  text: string;
  /** The parsed body; an empty object where it is no JSON object. */
  json: Record<string, unknown>;
}

export interface Parts {
  key?: string | undefined;
  headers?: Record<string, string>;
  /** Sent as JSON. */
  json?: unknown;
  body?: RequestInit["body"];
}

export type Send = (method: string, path: string, parts?: Parts) => Promise<Answer>;

/** Calls a server at `url`, and follows no redirect. */
export const createSend =
  (url: () => string): Send =>
  async (method, path, { key, headers = {}, json, body } = {}) => {
    const content = json === undefined ? body : JSON.stringify(json);
    const response = await fetch(`${url()}${path}`, {
      method,
      headers: {
        ...(key === undefined ? {} : { authorization: `Bearer ${key}` }),
        ...(json === undefined ? {} : { "content-type": "application/json" }),
        ...headers,
      },
      ...(content === undefined ? {} : { body: content, duplex: "half" }),
      redirect: "manual",
    });
    const text = await response.text();
    const parsed: unknown =
      /json/.test(response.headers.get("content-type") ?? "") && text !== "" ? JSON.parse(text) : {};
    return { status: response.status, headers: response.headers, text, json: isRecord(parsed) ? parsed : {} };
  };

/** The JSON of an answer that must be a success. */
export const made = ({ status, text, json }: Answer): Record<string, unknown> => {
  if (status >= 300) throw new Error(`expected a success, not ${status}: ${text}`);
  return json;
};

export const listIn = ({ json }: Pick<Answer, "json">): Record<string, unknown>[] => {
  const { data } = json;
  return Array.isArray(data) ? data.filter(isRecord) : [];
};

export const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null && !Array.isArray(value);
