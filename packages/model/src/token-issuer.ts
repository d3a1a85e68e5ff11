import { z } from "zod";
import { scopeSchema } from "./scopes.ts";
import { time } from "./values.ts";

/** The signature algorithms that a token may come with. */
export const tokenAlgorithms = ["EdDSA", "ES256", "PS256", "RS256"] as const;
export type TokenAlgorithm = (typeof tokenAlgorithms)[number];

const algorithms = z.array(z.enum(tokenAlgorithms)).min(1, { error: "Give at least one algorithm." });
const httpsUrl = z.url({ protocol: /^https$/, error: "Give an https URL." }).max(2_048);

/** Whose signed tokens a tenant accepts in place of an API key. */
export const tokenIssuerSchema = z
  .object({
    id: z.string().meta({ examples: ["iss_01K9Q3W5N8Z4T7R2M6X1B0C9DE"] }),
    issuer: z.string().meta({ description: "The `iss` of its tokens." }),
    jwks_url: z.string(),
    algorithms,
    scopes: z.array(scopeSchema).meta({ description: "The most that its tokens can be good for." }),
    audience: z
      .string()
      .meta({ description: "The `aud` that its tokens must carry. It is fixed, and names your tenant." }),
    created_at: time,
    updated_at: time,
  })
  .meta({ id: "TokenIssuer" });

export const tokenIssuerCreateSchema = z
  .strictObject({
    issuer: z.string().min(1).max(2_048),
    jwks_url: httpsUrl.meta({ description: "Where its public keys are: a public host, read every ten minutes." }),
    algorithms: algorithms.default(["EdDSA", "ES256"]),
    scopes: z.array(scopeSchema).min(1, { error: 'Give at least one scope; ["*"] is all of them.' }),
  })
  .meta({
    id: "TokenIssuerCreate",
    examples: [
      {
        issuer: "https://login.acme.example",
        jwks_url: "https://login.acme.example/.well-known/jwks.json",
        algorithms: ["ES256"],
        scopes: ["tickets:read", "tickets:write"],
      },
    ],
  });

export type TokenIssuer = z.output<typeof tokenIssuerSchema>;
export type TokenIssuerCreate = z.output<typeof tokenIssuerCreateSchema>;
