const canonical = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/** Prints 16 bytes as a UUID, as they are. */
export const toUuid = (bytes: Uint8Array): string => {
  const hex = Buffer.from(bytes).toString("hex");
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20, 32)].join("-");
};

/** The 16 bytes of a UUID in its canonical lower-case form; undefined for anything else. */
export const fromUuid = (text: string): Buffer | undefined =>
  canonical.test(text) ? Buffer.from(text.replaceAll("-", ""), "hex") : undefined;

/** Makes a UUID of 16 bytes: version 4 where they are random, version 8 where they are derived (RFC 9562). */
export const makeUuid = (bytes: Uint8Array, version: 4 | 8): string => {
  const marked = Buffer.from(bytes);
  marked.writeUInt8((marked.readUInt8(6) & 0x0f) | (version << 4), 6);
  marked.writeUInt8((marked.readUInt8(8) & 0x3f) | 0x80, 8);
  return toUuid(marked);
};
