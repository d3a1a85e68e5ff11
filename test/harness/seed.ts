/** The seed of what is random in a test, printed: `SEED=…` in the environment repeats it. */
export const seedOf = (): number => {
  const seed = Number(process.env["SEED"] ?? Date.now() % 2 ** 31);
  console.log(`SEED=${seed}`);
  return seed;
};
