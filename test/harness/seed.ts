import fc from "fast-check";

/** The seed of what is random in a test, printed: `SEED=…` in the environment repeats it. */
export const seedOf = (): number => {
  const seed = Number(process.env["SEED"] ?? Date.now() % 2 ** 31);
  console.log(`SEED=${seed}`);
  return seed;
};

/** Takes so many of all that there are, others for each seed. */
export const sampler =
  (seed: number) =>
  <Item>(of: readonly Item[], count: number): Item[] => {
    const length = Math.min(count, of.length);
    const subsets = fc.shuffledSubarray([...of], { minLength: length, maxLength: length });
    return fc.sample(subsets, { seed, numRuns: 1 }).flat();
  };
