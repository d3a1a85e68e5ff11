/** A time as the API writes it. */
export const iso = (date: Date): string => date.toISOString().replace(".000Z", "Z");
export const isoOrNull = (date: Date | null): string | null => (date === null ? null : iso(date));
