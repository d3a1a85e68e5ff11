const name = "__Host-portico-connect";
const weekSeconds = 604_800;

/** The secret in a browser's cookie. Undefined: it brings none. */
export const browserIn = (header: string | undefined): string | undefined =>
  header
    ?.split(";")
    .map((pair) => pair.trim().split("="))
    .find(([key]) => key === name)?.[1];

/** Keeps a secret in a browser for as long as a link can live: out of reach of scripts, other hosts and foreign forms. */
export const cookieOf = (secret: string): string =>
  `${name}=${secret}; Path=/; Secure; HttpOnly; SameSite=Lax; Max-Age=${weekSeconds}`;
