const width = 40;

/** `[██████        ]`, filled as far as `done` is of `total`. */
export const bar = (done: number, total: number): string => {
  const filled = total === 0 ? 0 : Math.min(width, Math.round((width * done) / total));
  return `[${"█".repeat(filled)}${" ".repeat(width - filled)}]`;
};
