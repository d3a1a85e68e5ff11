import { type Given, givenOf, packVersions, together, unpackVersions, type Version } from "./versions.ts";

/** An object as a page shows it. */
export interface Row<Value> extends Version {
  /** The mark of the object itself, whatever its content. */
  readonly object: string;
  value: Value;
}

export interface Sheet<Value> {
  /** Oldest change first; the order of those with the same second may be any, and another each time. */
  rows: readonly Row<Value>[];
  isLast: boolean;
}

export interface KeysetSource<Value> {
  /** A page of what was changed at `since` or later; some that is older may precede it. Unasked it has `pageSize` rows. */
  read: (since: number, page: number, size?: number) => Promise<Sheet<Value>>;
  /** The most rows that a page can have. */
  pageSize: number;
  /** How many fewer it can be asked to have, the most first. None: the vendor leaves no choice. */
  smallerSizes: readonly number[];
  /** The last page that the vendor serves. */
  lastPage: number;
  /** Whether something may still be changed in that second, on the vendor's clock. */
  isOpen: (second: number) => boolean;
  /** The oldest second whose versions must still be remembered by a walk that has come to this one. */
  keepFrom: (second: number) => number;
}

/** Where a walk stands: plain JSON. */
export interface KeysetPosition {
  /** Whatever was changed before this second has been given, or has been changed again since. */
  at: number;
  /** The second from which this walk came: what was given before it is not remembered. */
  begun?: number;
  /** The versions given at `at` or later, and of some while before, packed. */
  given: string;
  /** Where the next rows are looked for. */
  window: { since: number; page: number };
  /** Set while a second is walked through that fills more than a page. */
  crowd?: Crowd;
}

/**
 * `measure`: looks for the last page of the second; page `low` is full of it, page `high` begins behind it. `sweep`: goes from
 * the last page to the first, since what leaves the second moves the others only towards pages that are still to be read.
 */
type Crowd = Measure | Sweep;
interface Crowded {
  /** How many sweeps there were. */
  sweeps: number;
  /** Whether the second was over when its last page was looked for: until then that page can move on. */
  isClosed: boolean;
}
interface Measure extends Crowded {
  stage: "measure";
  low: number;
  high: number | null;
}
interface Sweep extends Crowded {
  stage: "sweep";
  top: number;
  page: number;
  /** How many rows of the second this sweep has met, and which: one may have come twice. */
  seen: number;
  met?: string;
  /** The same of the sweeps before it that met as many, all together. */
  before?: { seen: number; met: string };
}

export interface Advance<Value> {
  /** What this reading brought that was not given before. */
  rows: readonly Row<Value>[];
  /** Where to go on once all of `rows` are given. Null: that was the end. */
  next: KeysetPosition | null;
  /** At the end: where a later walk goes on with what has changed since. */
  resume?: KeysetPosition;
  /** A second was left although not all of it could be read: the vendor serves no further page, or its order never settles. */
  isCut: boolean;
}

/** The most calls that one advance makes. */
export const readsPerAdvance = 2;

/** So many times a second that is over is swept whose objects come in another order each time. */
const mostSweeps = 40;

export const startOfWalk = (at: number): KeysetPosition => ({ at, begun: at, given: "", window: windowFrom(at) });

const windowFrom = (at: number): KeysetPosition["window"] => ({ since: at, page: 1 });

/**
 * Reads one step further. Nothing is ever skipped: an object that was not given yet was changed at `at` or later, wherever
 * it moves meanwhile; and what a page shows from its first object at `at` on is whole as far as the page goes, provided
 * that older objects precede it there.
 */
export const advance = async <Value>(
  source: KeysetSource<Value>,
  position: KeysetPosition,
): Promise<Advance<Value>> => {
  const { next, ...step } = await stepFrom(source, position);
  const { begun } = position;
  return { ...step, next: next === null || begun === undefined ? next : { ...next, begun } };
};

const stepFrom = <Value>(source: KeysetSource<Value>, position: KeysetPosition): Promise<Advance<Value>> => {
  const given = givenOf(position.given);
  const { crowd } = position;
  if (crowd === undefined) return goForward(source, position, given);
  return crowd.stage === "measure"
    ? measure(source, { ...position, crowd }, given)
    : sweep(source, { ...position, crowd }, given);
};

/** Where a walk stands that has given only some of an advance's rows: it will read the same again. */
export const interrupt = <Value>(position: KeysetPosition, taken: readonly Row<Value>[]): KeysetPosition => ({
  ...position,
  given: together(position.given, taken),
});

const goForward = async <Value>(
  source: KeysetSource<Value>,
  position: KeysetPosition,
  given: Given,
): Promise<Advance<Value>> => {
  const { at, window } = position;
  const { since, page } = window;
  const sheet = await source.read(since, page);
  const isBehind = endsBefore(at, sheet);
  if (!isBehind && (page === 1 || beginsBefore(at, sheet))) return takeForward(source, position, given, sheet);
  const edgePage = isBehind ? page + 1 : page;
  // A crowd fills all pages. It is out of the way only where the second that follows it may be, too.
  if (edgePage > source.lastPage) return { ...quiet({ ...position, window: windowFrom(at + 1) }), isCut: true };
  // What came or went among older rows may have moved others over the begin of a page, and again before the page below is
  // read. Only a reading of both sides tells that nothing is between them.
  const edge = acrossBegin(source, edgePage);
  const across = await source.read(since, edge.page, edge.size);
  if (!beginsBefore(at, across)) return quiet({ ...position, window: { since, page: edgePage - 1 } });
  if (!endsBefore(at, across)) return takeForward(source, position, given, across);
  if (edge.size === source.pageSize && !isBehind) return takeForward(source, position, given, sheet);
  return quiet({ ...position, window: { since, page: edgePage } });
};

/** The page that shows what lies on both sides of this one's begin. Where none can, it is the one below, and trusted. */
const acrossBegin = (
  { pageSize, smallerSizes, lastPage }: KeysetSource<unknown>,
  page: number,
): { page: number; size: number } => {
  const begin = (page - 1) * pageSize;
  const pages = smallerSizes.map((size) => ({ size, page: Math.floor(begin / size) + 1 }));
  const across = pages.find(({ size, page: number }) => begin % size > 0 && number <= lastPage);
  return across ?? { page: page - 1, size: pageSize };
};

const beginsBefore = (at: number, { rows: [first] }: Sheet<unknown>): boolean => first !== undefined && first.at < at;
/** Whether all that it shows is older, and more follows. */
const endsBefore = (at: number, { rows, isLast }: Sheet<unknown>): boolean => !isLast && (rows.at(-1)?.at ?? at) < at;

/** Where a walk stands after a page that shows all that was changed at `at` or later, as far as it goes. */
const takeForward = <Value>(
  source: KeysetSource<Value>,
  position: KeysetPosition,
  given: Given,
  { rows, isLast }: Sheet<Value>,
): Advance<Value> => {
  const { at, window } = position;
  const last = rows.at(-1);
  const fresh = take(rows, given, (row) => row.at >= at);
  if (last === undefined || isLast) return ended(source, fresh, given, position, last);
  if (last.at > at) return { rows: fresh, next: from(source, given, last.at), isCut: false };
  const crowd = measureFrom(source, at, window.page, 0);
  return { rows: fresh, next: { at, window, given: remembered(source, given, at), crowd }, isCut: false };
};

const measure = async <Value>(
  source: KeysetSource<Value>,
  position: KeysetPosition & { crowd: Measure },
  given: Given,
): Promise<Advance<Value>> => {
  const { at, window, crowd } = position;
  const { low, high } = crowd;
  const probe = Math.min(high === null ? Math.max(1, low * 2) : Math.floor((low + high) / 2), source.lastPage);
  if (probe === low) return quiet({ ...position, crowd: sweepFrom(crowd, Math.max(1, low)) });
  const { rows, isLast } = await source.read(window.since, probe);
  const fresh = take(rows, given, (row) => row.at === at);
  const [first] = rows;
  const last = rows.at(-1);
  const isBehind = first === undefined || first.at > at;
  const isEnd = !isBehind && (isLast || (last?.at ?? 0) > at);
  const found: Crowd = isEnd
    ? sweepFrom(crowd, probe)
    : { ...crowd, low: isBehind ? low : probe, high: isBehind ? probe : high };
  return { rows: fresh, next: { ...position, given: remembered(source, given, at), crowd: found }, isCut: false };
};

const measureFrom = <Value>({ isOpen }: KeysetSource<Value>, at: number, low: number, sweeps: number): Measure => ({
  stage: "measure",
  low,
  high: null,
  sweeps,
  isClosed: !isOpen(at),
});

const sweepFrom = ({ sweeps, isClosed }: Crowded, top: number, before?: Sweep["before"]): Sweep => ({
  stage: "sweep",
  top,
  page: top,
  seen: 0,
  ...(before === undefined ? {} : { before }),
  sweeps: sweeps + 1,
  isClosed,
});

const sweep = async <Value>(
  source: KeysetSource<Value>,
  position: KeysetPosition & { crowd: Sweep },
  given: Given,
): Promise<Advance<Value>> => {
  const { at, window, crowd } = position;
  const { rows } = await source.read(window.since, crowd.page);
  const fresh = take(rows, given, (row) => row.at === at);
  const own = rows.filter((row) => row.at === at).map(({ object }) => ({ at, mark: object }));
  const seen = crowd.seen + own.length;
  const met = together(crowd.met ?? "", own);
  const isBottom = crowd.page === 1 || (rows[0]?.at ?? at) < at;
  const goOn = (next: Crowd): Advance<Value> => ({
    rows: fresh,
    next: { ...position, given: remembered(source, given, at), crowd: next },
    isCut: false,
  });
  if (!isBottom) return goOn({ ...crowd, page: crowd.page - 1, seen, met });
  // Objects only ever leave a second that is over. So a sweep meets as many rows as there were when it began; and where two
  // sweeps meet equally many, none left from the begin of the one to that of the other. Once so many are known of them as
  // were met, none can have hidden: neither behind those that left, nor by changing places with others.
  const all = crowd.before?.seen === seen ? together(crowd.before.met, unpackVersions(met)) : met;
  // More than there are: some have come since, where that moves no time, and as many left. It begins anew.
  const known = givenOf(all).countAt(at) > seen ? met : all;
  const isSettled = givenOf(known).countAt(at) === seen;
  if (!crowd.isClosed) return goOn(measureFrom(source, at, 0, 0));
  if (!isSettled && crowd.sweeps < mostSweeps) return goOn(sweepFrom(crowd, crowd.top, { seen, met: known }));
  const next = { ...from(source, given, at + 1), window: { since: window.since, page: crowd.top } };
  return { rows: fresh, next, isCut: !isSettled || crowd.top === source.lastPage };
};

/** What was not given before, which it is from now on. */
const take = <Value>(
  rows: readonly Row<Value>[],
  given: Given,
  counts: (row: Row<Value>) => boolean,
): readonly Row<Value>[] =>
  rows.filter((row) => {
    if (!counts(row) || given.has(row)) return false;
    given.add(row);
    return true;
  });

/** Nothing new: the next reading is elsewhere. */
const quiet = <Value>(next: KeysetPosition): Advance<Value> => ({ rows: [], next, isCut: false });

const from = <Value>(source: KeysetSource<Value>, given: Given, at: number): KeysetPosition => ({
  at,
  given: remembered(source, given, at),
  window: windowFrom(at),
});

const remembered = <Value>({ keepFrom }: KeysetSource<Value>, given: Given, at: number): string =>
  packVersions(given.since(Math.min(at, keepFrom(at))));

const ended = <Value>(
  source: KeysetSource<Value>,
  rows: readonly Row<Value>[],
  given: Given,
  { at, begun = 0 }: KeysetPosition,
  last: Row<Value> | undefined,
): Advance<Value> => {
  // Looks back from what was changed last, but never behind where this walk came from.
  const back = Math.max(begun, source.keepFrom(Math.max(at, last?.at ?? at)));
  return { rows, next: null, resume: { ...from(source, given, back), begun: back }, isCut: false };
};
