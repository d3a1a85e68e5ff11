/** What can be turned of a vendor's sign-in while the account lives. */
export interface OAuthSettings {
  /** The apps that are registered. */
  oauthApps: readonly { id: string; secret: string; redirectUri: string }[];
  /** What becomes of a code challenge. */
  oauthPkce: "ignored" | "required";
  /** Whether a refresh hands out a new refresh token. One that was handed in before then ends all that came of its sign-in. */
  oauthRefresh: "rotated" | "kept";
  oauthAccessSeconds: number;
  oauthCodeSeconds: number;
  /** Scopes that are not granted, whoever asks for them. */
  oauthWithheld: readonly string[];
  /** Whether answers say who gives them (RFC 9207). */
  oauthNamesIssuer: boolean;
}

export const defaultOAuth: OAuthSettings = {
  oauthApps: [],
  oauthPkce: "ignored",
  oauthRefresh: "rotated",
  oauthAccessSeconds: 1_800,
  oauthCodeSeconds: 60,
  oauthWithheld: [],
  oauthNamesIssuer: false,
};
