/**
 * A native path as tables of endpoints are written: decoded, in lower case, without format suffix, whatever it says, parameters
 * of segments, and slash at the end. Callers of the proxy may spell one endpoint in many ways, and each must be judged and paid for.
 */
export const plainPath = (path: string): string =>
  decoded(path)
    .toLowerCase()
    .replace(/;[^/]*/g, "")
    .replace(/\/*(?:\.[^/]*)?\/*$/, "");

/** Paths of callers were checked before; one that cannot be decoded is judged as it stands. */
const decoded = (path: string): string => {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
};
