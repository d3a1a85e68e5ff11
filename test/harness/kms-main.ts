import { parseArgs } from "node:util";
import { startKmsServer } from "./kms-server.ts";

/**
 * Serves the test KMS beside other processes, on `--port` (0: a free one), with the keys that `--key` names; started
 * again with the same ones it opens what it made before. `PUT /switches` disturbs it, `GET /counts` tells what it was asked.
 */
const { values } = parseArgs({
  options: {
    port: { type: "string", default: "4020" },
    host: { type: "string", default: "127.0.0.1" },
    region: { type: "string", default: "eu-central-1" },
    key: { type: "string", multiple: true, default: ["00000000-0000-4000-8000-00000000c0de"] },
  },
});
const { port, host, region, key } = values;

const kms = await startKmsServer({ port: Number(port), host, region });
const { accessKeyId, secretAccessKey } = kms.credentials;
console.log(`test KMS at ${kms.endpoint}, region ${region}`);
console.log(`AWS_ACCESS_KEY_ID=${accessKeyId} AWS_SECRET_ACCESS_KEY=${secretAccessKey}`);
for (const id of key) console.log(`key ${kms.createKey({ id }).arn}`);

for (const signal of ["SIGTERM", "SIGINT"] as const) process.once(signal, () => void kms.close());
