const inspect = Symbol.for("nodejs.util.inspect.custom");
const shown = "[secret]";

/** A value that shows itself only to who asks for it by name: printing, JSON and `util.inspect` say `[secret]`. */
export interface Secret<Value = string> {
  /** The value itself. Call it where the value is used, and hand on the Secret elsewhere. */
  reveal: () => Value;
  toString: () => string;
  toJSON: () => string;
}

/** Wraps a value. It lives in a closure: no enumeration, spread or inspection reaches it. */
export const toSecret = <Value>(value: Value): Secret<Value> =>
  Object.freeze({ reveal: () => value, toString: () => shown, toJSON: () => shown, [inspect]: () => shown });
