/** As Freshdesk writes times: UTC, whole seconds. */
export const toTime = (ms: number): string => `${new Date(ms).toISOString().slice(0, 19)}Z`;

export const toTimeOrNull = (ms: number | null): string | null => (ms === null ? null : toTime(ms));

/** Cuts to the second that the vendor keeps. */
export const wholeSecond = (ms: number): number => Math.floor(ms / 1000) * 1000;

const accepted =
  /^(?<date>\d{4}-\d{2}-\d{2})(?:T(?<minute>\d{2}:\d{2})(?::(?<second>\d{2}))?(?<zone>Z|[+-]\d{2}(?::?\d{2})?)?)?$/;

/** Reads any of the spellings Freshdesk takes; without a zone it is UTC. Undefined for anything else. */
export const parseTime = (text: string): number | undefined => {
  const parts = accepted.exec(text)?.groups;
  if (parts === undefined) return undefined;
  const { date, minute = "00:00", second = "00", zone = "Z" } = parts;
  const ms = Date.parse(`${date}T${minute}:${second}${toZone(zone)}`);
  return Number.isNaN(ms) ? undefined : ms;
};

const toZone = (zone: string): string =>
  zone === "Z" ? zone : `${zone.slice(0, 3)}:${zone.slice(3).replace(":", "") || "00"}`;

/** Midnight UTC of a `YYYY-MM-DD`; undefined for anything else, the 30th of February included. */
export const parseDay = (text: string): number | undefined => {
  const ms = /^\d{4}-\d{2}-\d{2}$/.test(text) ? Date.parse(`${text}T00:00:00Z`) : Number.NaN;
  return Number.isNaN(ms) || new Date(ms).toISOString().slice(0, 10) !== text ? undefined : ms;
};
