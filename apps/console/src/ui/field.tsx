import { type ReactNode, useId } from "react";

/** A text to be typed, with its label above and what is wrong with it below. */
export const Field = ({
  label,
  value,
  onChange,
  hint,
  fault,
  ...input
}: {
  label: string;
  value: string;
  onChange: (value: string) => void;
  hint?: ReactNode;
  fault?: string | undefined;
  type?: "text" | "url" | "search" | "number" | "datetime-local";
  required?: boolean;
  placeholder?: string;
  list?: string;
}) => {
  const id = useId();
  return (
    <div className={fault === undefined ? "field" : "field field-fault"}>
      <label htmlFor={id}>{label}</label>
      {hint !== undefined && (
        <p className="hint" id={`${id}hint`}>
          {hint}
        </p>
      )}
      {fault !== undefined && (
        <p className="fault" id={`${id}fault`}>
          {fault}
        </p>
      )}
      <input
        {...input}
        id={id}
        value={value}
        onChange={({ target }) => onChange(target.value)}
        aria-describedby={
          `${fault === undefined ? "" : `${id}fault `}${hint === undefined ? "" : `${id}hint`}`.trim() || undefined
        }
        aria-invalid={fault !== undefined}
        autoComplete="off"
        spellCheck={false}
      />
    </div>
  );
};

/** One of some. */
export const Choice = ({
  label,
  value,
  options,
  onChange,
}: {
  label: string;
  value: string;
  options: readonly (readonly [value: string, text: string])[];
  onChange: (value: string) => void;
}) => {
  const id = useId();
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      <select id={id} value={value} onChange={({ target }) => onChange(target.value)}>
        {options.map(([option, text]) => (
          <option key={option} value={option}>
            {text}
          </option>
        ))}
      </select>
    </div>
  );
};
