import { type Call, call, type Files, idText, shape, type Steps, type StoredFile, wireTime } from "@portico/connector";
import { type Attachment, type FileTarget, PorticoError, toAttachmentId } from "@portico/model";
import { z } from "zod";

export const wireAttachment = z.object({
  id: idText,
  name: z.string().nullish(),
  content_type: z.string().nullish(),
  size: z.int().nullish(),
  // Older answers of Freshdesk call the size so.
  file_size: z.int().nullish(),
  attachment_url: z.string().nullish(),
  created_at: wireTime.nullish(),
});
type WireAttachment = z.output<typeof wireAttachment>;
type Owner = Omit<FileTarget, "id">;

/**
 * The files of a ticket or of one of its conversations. Their URLs live for minutes, and which file hangs where is for the owner
 * to say: the id carries it, and it is read again when the bytes are wanted.
 */
export const toAttachments = (owner: Owner, files: readonly WireAttachment[] | null | undefined): Attachment[] =>
  (files ?? []).map((file) => toAttachment(owner, file));

const toAttachment = (owner: Owner, file: WireAttachment): Attachment => ({
  id: toAttachmentId({ ...owner, id: file.id }),
  name: file.name ?? "",
  content_type: file.content_type ?? "application/octet-stream",
  size: file.size ?? file.file_size ?? 0,
  created_at: file.created_at ?? null,
});

/** What differs between the products in how an owner is read again. */
interface Product {
  title: string;
  /** Where a ticket is, and where else it may be. */
  ticketPaths: readonly ((id: string) => string)[];
  /** The key under which it lies. */
  at?: string;
  /** A page of a ticket's conversations, unread: so many, but on the last. */
  page: Call<{ ticket_id: string; page: number }, unknown[]>;
  size: number;
}

/** The way to a file, by reading its owner. */
export const findFile = (product: Product): Files["find"] => {
  const file = storedFile(product.title);
  return {
    flow: async ({ ask, read }, target) => {
      const { ticket_id, comment_id } = target;
      const owner = await (comment_id === null
        ? askForTicket(ask, product, ticket_id)
        : askForConversation(ask, product, ticket_id, comment_id));
      return read(file, owner, target);
    },
  };
};

const askForTicket = async (ask: Steps["ask"], { ticketPaths, at, title }: Product, id: string): Promise<unknown> => {
  for (const path of ticketPaths) {
    const wrapped = at === undefined ? {} : { at };
    const ticket = call<void, unknown>({ send: () => ({ method: "GET", path: path(id) }), ...wrapped, answers: raw });
    const found = await ask(ticket, undefined).catch(nullWhereUnknown);
    if (found !== null) return found;
  }
  throw unknown(title);
};

const askForConversation = async (
  ask: Steps["ask"],
  { page, size, title }: Product,
  ticket_id: string,
  id: string,
): Promise<unknown> => {
  for (let number = 1; ; number += 1) {
    const rows = await ask(page, { ticket_id, page: number });
    const row = rows.find((candidate) => wireOwner.safeParse(candidate).data?.id === id);
    if (row !== undefined) return row;
    if (rows.length < size) throw unknown(title);
  }
};

const raw = shape(z.unknown(), (value) => value);

const wireOwner = z.object({ id: idText, attachments: z.array(wireAttachment).nullish() });

const storedFile = (title: string) =>
  shape<typeof wireOwner, StoredFile, FileTarget>(wireOwner, ({ attachments }, { input: { id, ...owner } }) => {
    const file = attachments?.find((candidate) => candidate.id === id);
    if (file === undefined || typeof file.attachment_url !== "string") throw unknown(title);
    return { attachment: toAttachment(owner, file), url: file.attachment_url };
  });

const unknown = (title: string): PorticoError => new PorticoError("not_found", `${title} knows no such file there.`);

const nullWhereUnknown = (error: unknown): null => {
  if (error instanceof PorticoError && error.code === "not_found") return null;
  throw error;
};
