import type { Hidden } from "@portico/model";
import type { Row } from "./keyset.ts";
import { givenOf, packVersions, type Version } from "./versions.ts";

/**
 * What a walk that shows hidden objects remembers of them. A deletion or a restore need not move the time of change: so each
 * further walk passes over all that is hidden, tells what was not hidden before, and looks for what is hidden no more where it
 * must stand if nothing else has happened to it. Plain JSON.
 */
export interface HiddenSets {
  /**
   * Set in the first walk, which ends with a further one: what was shown while the hidden was passed over, and was hidden
   * while the rest was, has been met by neither.
   */
  isFirst?: true;
  /** Where hidden objects lie that are asked for. */
  views: readonly Hidden[];
  /** What lay there at the end of the walk before: objects and versions, packed. */
  known: string;
  /** What has been met there in this one. */
  met: string;
  /** Of what is hidden no more what has not been looked for yet. Absent: that is not known yet. */
  gone?: string;
}

/** The begin of the first walk. */
export const noneHidden = (views: readonly Hidden[]): HiddenSets => ({ isFirst: true, views, known: "", met: "" });

/** The begin of a further walk. */
export const carriedOn = ({ views, met }: HiddenSets): HiddenSets => ({ views, known: met, met: "" });

/** Whether the walk before has met it there in this very version. */
export const wasHidden = ({ known }: HiddenSets): ((row: Row<unknown>) => boolean) => {
  const { has } = givenOf(known);
  return (row) => has(row) && has(objectOf(row));
};

/** These were met. */
export const meeting = (sets: HiddenSets, rows: readonly Row<unknown>[]): HiddenSets => {
  const met = givenOf(sets.met);
  for (const row of rows) for (const version of [row, objectOf(row)]) met.add(version);
  return { ...sets, met: packVersions(met.since(0)) };
};

/** These were shown since, so that they are hidden no more. */
export const leaving = (sets: HiddenSets, rows: readonly Row<unknown>[]): HiddenSets => {
  const shown = new Set(rows.map(({ object }) => object));
  const met = givenOf(sets.met).since(0);
  const left = met.filter(({ mark }) => !shown.has(mark));
  return left.length === met.length ? sets : { ...sets, met: packVersions(left) };
};

/** All that is hidden was met: what is missing is hidden no more, or is gone for good. */
export const missing = (sets: HiddenSets): HiddenSets => {
  const met = givenOf(sets.met);
  return {
    ...sets,
    gone: packVersions(
      givenOf(sets.known)
        .since(0)
        .filter((version) => !met.has(version)),
    ),
  };
};

/** Whether it is one of those that are missing. */
export const isMissing = ({ gone = "" }: HiddenSets): ((row: Row<unknown>) => boolean) => {
  const { has } = givenOf(gone);
  return (row) => has(objectOf(row));
};

/** The first second, from this one on, in which one is to be looked for. */
export const nextMissing = ({ gone = "" }: HiddenSets, from: number): number | undefined => {
  const seconds = givenOf(gone)
    .since(from)
    .map(({ at }) => at);
  return seconds.length === 0 ? undefined : seconds.reduce((first, second) => Math.min(first, second));
};

const objectOf = ({ at, object }: Row<unknown>): Version => ({ at, mark: object });
