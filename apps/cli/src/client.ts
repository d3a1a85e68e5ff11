/** A gateway, spoken to as one caller. A failure is an error whose message is the problem's own detail. */
export interface Client {
  get: (path: string) => Promise<Record<string, unknown>>;
  post: (path: string, body: unknown) => Promise<Record<string, unknown>>;
}

export const createClient = (deps: { baseUrl: string; token: string; fetch: typeof globalThis.fetch }): Client => {
  const send = async (path: string, init: RequestInit): Promise<Record<string, unknown>> => {
    const headers = { authorization: `Bearer ${deps.token}`, "content-type": "application/json" };
    const response = await deps.fetch(`${deps.baseUrl}${path}`, { ...init, headers }).catch((error: unknown) => {
      throw new Error(noGatewayAt(deps.baseUrl), { cause: error });
    });
    const answer: unknown = await response.json().catch(() => null);
    if (typeof answer !== "object" || answer === null)
      throw new Error(`${path} answered ${response.status} with something unreadable.`);
    if (!response.ok)
      throw new Error("detail" in answer ? String(answer.detail) : `${path} answered ${response.status}.`);
    return { ...answer };
  };
  return {
    get: (path) => send(path, { method: "GET" }),
    post: (path, body) => send(path, { method: "POST", body: JSON.stringify(body) }),
  };
};

export const noGatewayAt = (url: string): string =>
  `no gateway answers at ${url}: start it, or name another with --url.`;
