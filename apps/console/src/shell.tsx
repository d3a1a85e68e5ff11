import { type ReactNode, useState } from "react";
import { Link, useLocation } from "wouter";
import { useSession } from "./session.tsx";
import { applyTheme, storedTheme, type Theme, themes } from "./theme.ts";
import { Mark } from "./ui/mark.tsx";

const places = [
  { href: "/", name: "Connections", covers: /^\/(?:connections.*)?$/ },
  { href: "/requests", name: "Requests", covers: /^\/requests/ },
  { href: "/audit", name: "Audit", covers: /^\/audit/ },
  { href: "/keys", name: "Keys", covers: /^\/keys/ },
  { href: "/try-it", name: "Try it", covers: /^\/try-it/ },
] as const;

/** What surrounds each page: where one is, as whom, and the way out. */
export const Shell = ({ children }: { children: ReactNode }) => {
  const [location] = useLocation();
  const { shown, signOut } = useSession();
  return (
    <div className="shell">
      <a className="skip" href="#main">
        Skip to the page
      </a>
      <header className="side">
        <Link className="brand" href="/">
          <Mark /> Portico
        </Link>
        <nav aria-label="Console">
          {places.map(({ href, name, covers }) => (
            <Link key={href} href={href} aria-current={covers.test(location) ? "page" : undefined}>
              {name}
            </Link>
          ))}
        </nav>
        <div className="who">
          <p>
            <code title="What you signed in with">{shown.name}</code>{" "}
            {shown.mode !== null && <span className={`tag tag-${shown.mode}`}>{shown.mode}</span>}
          </p>
          <ThemeChoice />
          <button type="button" className="quiet" onClick={signOut}>
            Sign out
          </button>
        </div>
      </header>
      <main id="main">{children}</main>
    </div>
  );
};

const ThemeChoice = () => {
  const [theme, setTheme] = useState(storedTheme);
  const choose = (chosen: Theme): void => {
    applyTheme(chosen);
    setTheme(chosen);
  };
  return (
    <label className="theme">
      <span>Theme</span>
      <select value={theme} onChange={({ target }) => choose(themes.find((name) => name === target.value) ?? "system")}>
        {themes.map((name) => (
          <option key={name} value={name}>
            {name === "system" ? "As the system" : `${name.slice(0, 1).toUpperCase()}${name.slice(1)}`}
          </option>
        ))}
      </select>
    </label>
  );
};
