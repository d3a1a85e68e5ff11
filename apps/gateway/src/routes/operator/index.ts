import { createRotation } from "./create-rotation.ts";
import { getRotation } from "./get-rotation.ts";
import { listRotations } from "./list-rotations.ts";

export const operatorRoutes = [listRotations, createRotation, getRotation];
