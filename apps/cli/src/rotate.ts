import { dataOf, type operations, type Portico } from "@portico/sdk";
import { bar } from "./bar.ts";
import type { CliDeps } from "./cli-deps.ts";

const pollMs = 500;

type RotationCreate = operations["createRotation"]["requestBody"]["content"]["application/json"];

/** Starts a rotation and follows it to its end. It goes on without us: leaving early stops nothing. */
export const rotate = async (
  portico: Portico,
  { write, complain, sleep, isTerminal }: CliDeps,
  body: RotationCreate,
): Promise<number> => {
  let rotation = await dataOf(portico.POST("/v1/operator/rotations", { body }));
  const params = { path: { rotation_id: rotation.id } };
  write(`${rotation.id}: started. It goes on if you leave.\n`);
  while (rotation.state === "running") {
    await sleep(pollMs);
    rotation = await dataOf(portico.GET("/v1/operator/rotations/{rotation_id}", { params }));
    const { done, total } = rotation;
    if (isTerminal) write(`\r${bar(done, total ?? 0)} ${done} of ${total ?? 0}`);
  }
  if (isTerminal) write("\n");
  if (rotation.state !== "done") {
    complain(rotation.error ?? "the rotation failed.");
    return 1;
  }
  write(`Done: ${rotation.done} of ${rotation.total}.\n`);
  return 0;
};
