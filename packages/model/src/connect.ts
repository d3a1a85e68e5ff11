import { z } from "zod";
import { connectionAccesses } from "./account.ts";
import { exampleId, idSchema } from "./ids.ts";
import { time } from "./values.ts";

/** An absolute URL that a browser can be sent to; whether it may be is judged by the tenant's `return_origins`. */
const returnUrl = z
  .url({ protocol: /^https?$/, error: "Give an absolute URL, such as https://app.example.com/settings." })
  .max(2_048)
  .refine((text) => URL.parse(text)?.username === "" && URL.parse(text)?.password === "", {
    error: "Give a URL without a user or password.",
  })
  .meta({
    description:
      "Where the page leads back to, of an origin among the tenant's `return_origins`: with `connection_id` and `state`, or with " +
      "`error` (`cancelled`, `expired` or `conflict`) and `state`.",
  });

const days7 = 604_800;

/** A link by which somebody at the end customer connects their help desk. */
export const connectSessionCreateSchema = z
  .strictObject({
    provider: z.string().optional().meta({ description: "Absent: it is chosen on the page." }),
    allowed_providers: z.array(z.string()).min(1).max(50).optional().meta({ description: "Absent: all." }),
    external_id: z.string().min(1).max(255).optional().meta({
      description: "Your own id of the customer whose help desk this is. Required, but with `connection_id`.",
    }),
    connection_id: z
      .string()
      .optional()
      .meta({ description: "Asks for new credentials of this connection, and for nothing else." }),
    label: z.string().min(1).max(200).optional(),
    return_url: returnUrl,
    state: z.string().max(1_024).optional().meta({ description: "Comes back with `return_url` as it is." }),
    access: z.enum(connectionAccesses).optional().meta({
      description:
        "Shown to who connects, and kept to from then on: through a connection of `read` nothing is written. Absent: `read_write`.",
    }),
    expires_in: z.int().min(60).max(days7).default(900).meta({ description: "Seconds; 7 days at most." }),
  })
  .superRefine(({ connection_id, provider, allowed_providers, external_id, label, access }, ctx) => {
    const forNew = { provider, allowed_providers, external_id, label, access };
    const refuse = (path: string, message: string) => ctx.addIssue({ code: "custom", path: [path], message });
    if (connection_id === undefined) {
      if (external_id === undefined) refuse("external_id", "This is required.");
    } else
      for (const [name, value] of Object.entries(forNew))
        if (value !== undefined) refuse(name, "The connection has this already: leave it out.");
  })
  .meta({
    id: "ConnectSessionCreate",
    examples: [
      {
        provider: "freshdesk",
        external_id: "customer-4711",
        return_url: "https://app.example.com/settings",
        access: "read",
      },
    ],
  });

export const connectSessionSchema = z
  .object({
    id: idSchema("connectSession"),
    token: z.string().nullable().meta({
      description: "Good for this one page, once. Nothing but the link carries it. Null where the answer is replayed.",
    }),
    url: z
      .url()
      .nullable()
      .meta({
        description:
          "Open it in the browser of who connects, or mail it. It works in the browser that opens it first. Null where the answer " +
          "is replayed.",
        examples: ["https://portico.example.com/connect/eyJhbGciOiJFZERTQSJ9"],
      }),
    connection_id: z.string().meta({
      description: "The connection to come, or the one that is reconnected.",
      examples: [exampleId("connection")],
    }),
    created_at: time,
    expires_at: time,
  })
  .meta({ id: "ConnectSession" });

export type ConnectSession = z.output<typeof connectSessionSchema> & { token: string; url: string };
export type ConnectSessionCreate = z.output<typeof connectSessionCreateSchema>;
