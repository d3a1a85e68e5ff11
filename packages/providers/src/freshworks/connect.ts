import type { ConnectGuide } from "@portico/connector";

/** Where both products show an agent's key, and what they call what is on the way there. */
export const whereTheKeyIs = (title: string, short: string, button: string): ConnectGuide => ({
  short,
  steps: [
    `In ${title}, choose your picture at the top right.`,
    "Open “Profile settings”.",
    `Under “Your API key” choose “${button}”, and copy it.`,
  ],
  picture: { menu: "Profile settings", panel: "Your API key", button },
});
