import fc from "fast-check";
import { expect, test } from "vitest";
import { parseAttachmentId, toAttachmentId } from "./attachment.ts";

const id = fc.stringMatching(/^[A-Za-z0-9_:-]{1,20}$/);

test("an id says of its file what it was made from", () => {
  fc.assert(
    fc.property(fc.record({ ticket_id: id, comment_id: fc.option(id), id }), (target) => {
      expect(parseAttachmentId(toAttachmentId(target))).toEqual(target);
    }),
  );
});

test("no two files have one id", () => {
  const target = fc.record({ ticket_id: id, comment_id: fc.option(id), id });
  fc.assert(
    fc.property(target, target, (one, other) => {
      const isSame = one.ticket_id === other.ticket_id && one.comment_id === other.comment_id && one.id === other.id;
      expect(toAttachmentId(one) === toAttachmentId(other)).toBe(isSame);
    }),
  );
});

test.each(["", "981", "t42", "t42.", "t.981", "t42..981", "t42.c.981", "t42.c7.981.1", "c7.981", "t42.x7.981"])(
  "%j is the id of no file",
  (text) => {
    expect(parseAttachmentId(text)).toBeUndefined();
  },
);
