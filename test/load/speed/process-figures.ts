import { readFile } from "node:fs/promises";

/** Linux counts a process's time in hundredths of a second, whatever the processor. */
const tickMs = 10;

/** The processor time that a process has used, user's and system's, in milliseconds. Linux only. */
export const cpuMsOf = async (pid: number): Promise<number> => {
  const text = await readFile(`/proc/${pid}/stat`, "utf8");
  // The second field is a name in brackets and may hold anything.
  const fields = text.slice(text.lastIndexOf(")") + 2).split(" ");
  return (Number(fields[11]) + Number(fields[12])) * tickMs;
};

/** The memory that a process holds, in bytes. Linux only. */
export const rssBytesOf = async (pid: number): Promise<number> => {
  const text = await readFile(`/proc/${pid}/status`, "utf8");
  return Number(/^VmRSS:\s+(\d+) kB$/m.exec(text)?.[1]) * 1_024;
};
