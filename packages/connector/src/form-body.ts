import { randomUUID } from "node:crypto";
import { Readable } from "node:stream";
import { type Form, refuseFile, tooLarge, type UploadedFile } from "./upload.ts";

/** A form as it goes out. */
export interface FormBody {
  contentType: string;
  /** Read at the vendor's pace, and no faster from whom the files come. Fails with what they fail with. */
  stream: Readable;
  /** True once its end is on the way. Before that nobody can have understood it: what is cut off has had no effect. */
  isWhole: () => boolean;
}

/**
 * Writes `multipart/form-data`: RFC 7578, names as browsers write them. Files that turn out too large or too many end it short
 * of its end. Nobody can guess the boundary, so that no file can pass for a field.
 */
export const toFormBody = (form: Form, boundary: string = randomUUID()): FormBody => {
  let isWhole = false;
  async function* parts(): AsyncGenerator<string | Buffer> {
    for (const [name, text] of form.fields)
      yield `--${boundary}\r\nContent-Disposition: form-data; name="${quoted(name)}"\r\n\r\n${text}\r\n`;
    yield* filesOf(form, boundary);
    isWhole = true;
    yield `--${boundary}--\r\n`;
  }
  return {
    contentType: `multipart/form-data; boundary=${boundary}`,
    stream: Readable.from(parts(), { objectMode: false }),
    isWhole: () => isWhole,
  };
};

async function* filesOf({ provider, taken, upload }: Form, boundary: string): AsyncGenerator<string | Buffer> {
  let index = 0;
  let bytes = 0;
  for await (const file of upload.files) {
    refuseFile(provider, taken, file, index);
    yield headOf(boundary, taken.part, file);
    for await (const chunk of file.content as AsyncIterable<Buffer>) {
      bytes += chunk.length;
      if (bytes > taken.mostBytes) throw tooLarge(provider, taken);
      yield chunk;
    }
    yield "\r\n";
    index += 1;
  }
}

const headOf = (boundary: string, part: string, { name, contentType }: UploadedFile): string =>
  `--${boundary}\r\nContent-Disposition: form-data; name="${quoted(part)}"; filename="${quoted(name)}"\r\n` +
  `Content-Type: ${contentType}\r\n\r\n`;

/** As https://html.spec.whatwg.org/#multipart-form-data has it. */
const quoted = (text: string): string => text.replaceAll("\r", "%0D").replaceAll("\n", "%0A").replaceAll('"', "%22");
