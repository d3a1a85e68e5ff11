import { type ReactNode, useEffect, useRef } from "react";

/** A page: its title goes into the window's, and is where who comes here begins to read. */
export const Page = ({
  title,
  crumb,
  aside,
  children,
}: {
  title: string;
  /** The way back up. */
  crumb?: ReactNode;
  /** What can be done here, beside the title. */
  aside?: ReactNode;
  children: ReactNode;
}) => {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    document.title = `${title} – Portico`;
    heading.current?.focus({ preventScroll: true });
  }, [title]);
  return (
    <div className="page">
      {crumb !== undefined && <p className="crumb">{crumb}</p>}
      <div className="page-head">
        <h1 ref={heading} tabIndex={-1}>
          {title}
        </h1>
        {aside !== undefined && <div className="actions">{aside}</div>}
      </div>
      {children}
    </div>
  );
};
