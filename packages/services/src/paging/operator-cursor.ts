import type { Position } from "@portico/db";
import { createHmac, timingSafeEqual } from "node:crypto";
import type { Deps } from "../deps.ts";
import { invalidCursor } from "./cursor.ts";

/** Cursors of the operator's own lists. There is no tenant whose key could seal them: they are signed instead, and hold no secret. */
export const sealPlain = (deps: Pick<Deps, "operatorTokenHash">, { createdAt, id }: Position): string => {
  const content = Buffer.from(`${createdAt.getTime()}.${id}`);
  return Buffer.concat([sign(deps, content), content]).toString("base64url");
};

export const openPlain = (deps: Pick<Deps, "operatorTokenHash">, text: string): Position => {
  const bytes = Buffer.from(text, "base64url");
  const content = bytes.subarray(macBytes);
  if (bytes.length <= macBytes || !timingSafeEqual(bytes.subarray(0, macBytes), sign(deps, content)))
    throw invalidCursor();
  const [time, id] = content.toString("utf8").split(/\.(.*)/s);
  return { createdAt: new Date(Number(time)), id: id ?? "" };
};

const macBytes = 32;
const sign = ({ operatorTokenHash }: Pick<Deps, "operatorTokenHash">, content: Uint8Array): Buffer =>
  createHmac("sha256", operatorTokenHash).update("portico/operator-cursor").update(content).digest();
