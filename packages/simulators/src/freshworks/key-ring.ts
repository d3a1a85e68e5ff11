import { SimulatorError } from "../simulator-error.ts";

interface Key {
  key: string;
  role: "admin" | "agent";
}

/**
 * Whom each key opens an account as: the first agent of its role that no earlier key took, made ready by `use`. Throws
 * `invalid_setting` where there is none left.
 */
export const keyRing = <Agent extends { admin: boolean }, K extends Key>(
  agents: Iterable<Agent>,
  keys: readonly K[],
  use: (agent: Agent, key: K) => void,
): Map<string, Agent> => {
  const free = [...agents];
  const ring = new Map<string, Agent>();
  for (const key of keys) {
    const position = free.findIndex((agent) => agent.admin === (key.role === "admin"));
    const [agent] = position === -1 ? [] : free.splice(position, 1);
    if (agent === undefined) {
      throw new SimulatorError("invalid_setting", `the account has no further ${key.role} for a key`);
    }
    use(agent, key);
    ring.set(key.key, agent);
  }
  return ring;
};
