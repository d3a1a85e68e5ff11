/** The user part of HTTP Basic; the password may be anything. Undefined where the header is not of that kind. */
export const basicKey = (authorization: string | null): string | undefined => {
  const encoded = /^Basic\s+(?<encoded>\S+)$/i.exec(authorization ?? "")?.groups?.["encoded"];
  return encoded === undefined ? undefined : Buffer.from(encoded, "base64").toString("utf8").split(":", 1)[0];
};
