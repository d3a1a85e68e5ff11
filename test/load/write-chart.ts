import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { repositoryDir } from "../harness/processes.ts";

/** Puts a chart beside the checkout's other files that nobody commits, and says where. */
export const writeChart = async (name: string, svg: string): Promise<void> => {
  const dir = join(repositoryDir, ".bench");
  await mkdir(dir, { recursive: true });
  const file = join(dir, `${name}.svg`);
  await writeFile(file, svg);
  console.log(`The chart is in ${file}`);
};
