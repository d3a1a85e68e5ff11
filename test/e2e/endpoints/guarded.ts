import type { Provider } from "@portico/connector";

/** Whether the proxy refuses this call without a grant, as the definition says. */
export const isGuarded = ({ guarded }: Provider, method: string, path: string): boolean =>
  guarded.some((one) => (one.method === "ANY" || one.method === method) && one.path.test(path.replace(/\?.*$/, "")));
