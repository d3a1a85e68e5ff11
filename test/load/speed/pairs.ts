import { quantile } from "../figures.ts";

/** Several measurements of one thing. */
export interface Spread {
  min: number;
  median: number;
  max: number;
}

/** Without measurements every figure is NaN. */
export const toSpread = (values: readonly number[]): Spread => {
  const sorted = values.toSorted((a, b) => a - b);
  return { min: sorted[0] ?? Number.NaN, median: quantile(sorted, 0.5), max: sorted.at(-1) ?? Number.NaN };
};

/** Each measurement by the one made beside it. What is slow for both, such as a busy machine, falls out. */
export const toRatios = (of: readonly number[], by: readonly number[]): Spread =>
  toSpread(of.map((value, round) => value / (by[round] ?? Number.NaN)));

/** What each measurement is above the one made beside it. */
export const toDifferences = (of: readonly number[], from: readonly number[]): number[] =>
  of.map((value, round) => value - (from[round] ?? Number.NaN));

/**
 * Measures each in turn, and all of them again for so many rounds, every second round backwards: nobody always comes after
 * the same, and what drifts meets all alike. By door, one measurement a round.
 */
export const takeTurns = async <Subject extends { door: { name: string } }, Measured>(
  subjects: readonly Subject[],
  rounds: number,
  measure: (subject: Subject) => Promise<Measured>,
): Promise<ReadonlyMap<string, readonly Measured[]>> => {
  const measured = new Map(subjects.map(({ door }): [string, Measured[]] => [door.name, []]));
  for (let round = 0; round < rounds; round += 1) {
    for (const subject of round % 2 === 0 ? subjects : subjects.toReversed())
      measured.get(subject.door.name)?.push(await measure(subject));
  }
  return measured;
};

/** `0.92 (0.88–0.97)`. */
export const showSpread = ({ min, median, max }: Spread, digits = 2): string =>
  `${median.toFixed(digits)} (${min.toFixed(digits)}–${max.toFixed(digits)})`;
