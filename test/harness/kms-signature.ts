import { createHash, createHmac, timingSafeEqual } from "node:crypto";
import type { IncomingHttpHeaders } from "node:http";
import { KmsError } from "./kms-error.ts";

export interface KmsCredentials {
  accessKeyId: string;
  secretAccessKey: string;
}

export interface SignedRequest {
  method: string;
  path: string;
  headers: IncomingHttpHeaders;
  body: Uint8Array;
}

const algorithm = "AWS4-HMAC-SHA256";
const authorizationForm = new RegExp(
  `^${algorithm} Credential=([^,]+), ?SignedHeaders=([^,]+), ?Signature=([0-9a-f]{64})$`,
);
const skewMs = 5 * 60_000;

/**
 * Passes a request that was signed with these credentials, for this region, within five minutes of `nowMs` (AWS
 * Signature Version 4, written from its documentation and sharing no code with the client); else throws a KmsError.
 */
export const checkSignature = (
  request: SignedRequest,
  { credentials, region, nowMs }: { credentials: KmsCredentials; region: string; nowMs: number },
): void => {
  const { authorization = "", "x-amz-date": time = "" } = request.headers;
  if (authorization === "") throw new KmsError("MissingAuthenticationTokenException", "Missing Authentication Token");
  const [, credential = "", signedHeaders = "", signature = ""] = authorizationForm.exec(authorization) ?? [];
  if (signature === "" || typeof time !== "string") throw new KmsError("IncompleteSignatureException", authorization);

  const date = time.slice(0, 8);
  const scope = [date, region, "kms", "aws4_request"].join("/");
  if (credential.split("/")[0] !== credentials.accessKeyId) {
    throw new KmsError("UnrecognizedClientException", "The security token included in the request is invalid.");
  }
  const names = signedHeaders.split(";");
  const isBound = ["host", "x-amz-date", "x-amz-target"].every((name) => names.includes(name));
  if (credential !== `${credentials.accessKeyId}/${scope}` || !isBound) throw invalid("The scope is not ours.");
  if (!(Math.abs(toMs(time) - nowMs) <= skewMs)) throw invalid(`Signature expired: ${time}`);

  const toSign = [algorithm, time, scope, sha256(canonicalRequest(request, names))].join("\n");
  const key = [date, region, "kms", "aws4_request"].reduce<Buffer>(
    (secret, part) => hmac(secret, part),
    Buffer.from(`AWS4${credentials.secretAccessKey}`),
  );
  if (!timingSafeEqual(hmac(key, toSign), Buffer.from(signature, "hex"))) throw invalid("It does not match.");
};

const canonicalRequest = ({ method, path, headers, body }: SignedRequest, names: readonly string[]): string => {
  const lines = names.map(
    (name) =>
      `${name}:${String(headers[name] ?? "")
        .trim()
        .replaceAll(/ +/g, " ")}\n`,
  );
  return [method, path, "", lines.join(""), names.join(";"), sha256(body)].join("\n");
};

const invalid = (detail: string): KmsError => new KmsError("InvalidSignatureException", detail);
const sha256 = (data: string | Uint8Array): string => createHash("sha256").update(data).digest("hex");
const hmac = (key: Buffer, data: string): Buffer => createHmac("sha256", key).update(data).digest();
/** `20261124T101112Z` as ms since the epoch, NaN for anything else. */
const toMs = (time: string): number =>
  Date.parse(time.replace(/^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/, "$1-$2-$3T$4:$5:$6Z"));
