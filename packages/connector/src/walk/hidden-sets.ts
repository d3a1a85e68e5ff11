import type { Hidden } from "@portico/model";
import type { Row } from "./keyset.ts";
import { givenOf, packVersions, together, unpackVersions, type Version, without } from "./versions.ts";

/**
 * What a walk that shows hidden objects remembers of them. A deletion or a restore need not move the time of change: so each
 * further walk passes over all that is hidden, tells what was not hidden before, and looks for what is hidden no more where it
 * must stand if nothing else has happened to it. What is not there either is gone for good, or was hidden again just then, or
 * others hid it while they came and went; since no list can tell which, the next walk looks for it once more. If that meets it
 * hidden as it was told last, there is no news of it. All sets are packed. Plain JSON.
 */
export interface HiddenSets {
  /**
   * Set in the first walk, which ends with a further one: what was shown while the hidden was passed over, and was hidden
   * while the rest was, has been met by neither.
   */
  isFirst?: true;
  /** Where hidden objects lie that are asked for. */
  views: readonly Hidden[];
  /** The objects that lay there at the end of the walk before, as far as that could tell. */
  known: string;
  /** In which versions. Absent: these are among the objects, as positions were written before. */
  knownVersions?: string;
  /** What has been met there in this walk. */
  met: string;
  metVersions?: string;
  /** Of what is hidden no more the objects that have not been found. Absent: it is not known yet what is. */
  gone?: string;
  /** Those that the walk before has sought in vain. */
  sought?: string;
  /** In which versions it knew them; some of others are among these. Absent: they are told anew. */
  soughtVersions?: string;
}

/** The begin of the first walk. */
export const noneHidden = (views: readonly Hidden[]): HiddenSets => ({ isFirst: true, views, known: "", met: "" });

/** The begin of a further walk. */
export const carriedOn = (sets: HiddenSets): HiddenSets => {
  const { views, known, knownVersions = known, met, metVersions = met, gone = "", sought = "" } = sets;
  const again = without(gone, unpackVersions(sought));
  return {
    views,
    known: together(met, unpackVersions(again)),
    knownVersions: metVersions,
    met: "",
    sought: again,
    soughtVersions: again === "" ? "" : without(knownVersions, unpackVersions(metVersions)),
  };
};

/** Whether it was told last as hidden in this very version. */
export const wasHidden = (sets: HiddenSets): ((row: Row<unknown>) => boolean) => {
  const { known, knownVersions = known, sought = "", soughtVersions = "" } = sets;
  const [objects, versions] = [givenOf(known), givenOf(knownVersions)];
  const [missed, missedVersions] = [givenOf(sought), givenOf(soughtVersions)];
  return (row) => {
    const object = objectOf(row);
    return missed.has(object) ? missedVersions.has(row) : versions.has(row) && objects.has(object);
  };
};

/** These were met. */
export const meeting = (sets: HiddenSets, rows: readonly Row<unknown>[]): HiddenSets => {
  const { met, metVersions = met } = sets;
  return { ...sets, met: together(met, rows.map(objectOf)), metVersions: together(metVersions, rows) };
};

/** These were shown since, so that they are hidden no more. */
export const leaving = (sets: HiddenSets, rows: readonly Row<unknown>[]): HiddenSets => {
  const shown = new Set(rows.map(({ object }) => object));
  const left = (packed: string): string => packVersions(unpackVersions(packed).filter(({ mark }) => !shown.has(mark)));
  return { ...sets, met: left(sets.met), ...(sets.gone === undefined ? {} : { gone: left(sets.gone) }) };
};

/** All that is hidden was met: what is missing is hidden no more, or is gone for good. */
export const missing = (sets: HiddenSets): HiddenSets => ({
  ...sets,
  gone: without(sets.known, unpackVersions(sets.met)),
});

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
