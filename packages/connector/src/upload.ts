import { PorticoError, validationFailed } from "@portico/model";
import type { Readable } from "node:stream";
import type { FilesTaken, NativeInput, Provider } from "./contract.ts";
import { pointerOf } from "./failures.ts";
import { refuseFaults } from "./refusals.ts";

/** A file on its way up. */
export interface UploadedFile {
  name: string;
  contentType: string;
  /** To be read to its end, or destroyed, before the next file comes. */
  content: Readable;
}

/** Files on their way up, one after another. */
export interface Upload {
  /** What of the first is known before any is read. */
  first: Pick<UploadedFile, "name">;
  /** All of them, the first too; can be gone through once. Fails with a `PorticoError` where they break off. */
  files: AsyncIterable<UploadedFile>;
  /** They come to so many bytes at least; 0 where nobody can tell. */
  leastBytes: number;
}

/** A form that a write leaves in: what it says beside the files, and the files. */
export interface Form {
  provider: Provider;
  taken: FilesTaken;
  fields: readonly (readonly [string, string])[];
  upload: Upload;
}

/** Refuses files that the vendor does not take, as far as can be told before any is read, and a body that no form can say. */
export const toForm = (
  provider: Provider,
  taken: FilesTaken | undefined,
  pointers: Readonly<Record<string, string>>,
  json: NativeInput,
  upload: Upload,
): Form => {
  if (taken === undefined) throw unsupportedFiles(provider);
  refuseFile(provider, taken, upload.first, 0);
  if (upload.leastBytes > taken.mostBytes) throw tooLarge(provider, taken);
  const { fields, unsayable } = taken.toForm(json);
  refuseFaults(
    unsayable.map((key) => ({
      pointer: pointerOf(provider, { ...provider.pointers, ...pointers }, key),
      code: "unsupported_value",
      message: `${provider.title} takes files in a form, and no form can say this: write it by itself.`,
    })),
  );
  return { provider, taken, fields, upload };
};

/** Fails where the vendor does not take this file, the so manieth. */
export const refuseFile = (
  provider: Provider,
  { named, mostFiles = Infinity }: FilesTaken,
  { name }: Pick<UploadedFile, "name">,
  index: number,
): void => {
  const fault =
    index >= mostFiles
      ? { code: "too_many", message: `${provider.title} takes ${mostFiles} here.` }
      : named !== undefined && !named.like.test(name)
        ? { code: "unsupported_value", message: `${provider.title} takes ${named.says} here.` }
        : undefined;
  if (fault !== undefined) throw validationFailed([{ pointer: `/attachments/${index}`, ...fault }]);
};

export const tooLarge = ({ title }: Provider, { mostBytes }: FilesTaken): PorticoError =>
  new PorticoError(
    "body_too_large",
    `${title} takes ${mostBytes / 1_048_576} MiB of files here at most, all together.`,
  );

const unsupportedFiles = ({ title }: Provider): PorticoError => {
  const message = `${title} takes no files here.`;
  return new PorticoError("unsupported_field", message, {
    errors: [{ pointer: "/attachments", code: "unsupported_field", message }],
  });
};
