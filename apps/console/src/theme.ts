/** What the pages are drawn in: as the system has it, unless somebody chose otherwise. */
export const themes = ["system", "light", "dark"] as const;
export type Theme = (typeof themes)[number];

const place = "portico.theme";

export const storedTheme = (): Theme => themes.find((theme) => theme === localStorage.getItem(place)) ?? "system";

/** Draws in it from now on, and in this browser the next time too. */
export const applyTheme = (theme: Theme): void => {
  localStorage.setItem(place, theme);
  if (theme === "system") delete document.documentElement.dataset["theme"];
  else document.documentElement.dataset["theme"] = theme;
};
