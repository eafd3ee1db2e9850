/** Each value once: where the same few thousand come again and again as copies of their own, all but the first are let go. */
export function once<T>(nameOf: (value: T) => string = String): (value: T) => T {
  const known = new Map<string, T>();
  return (value) => {
    const name = nameOf(value);
    const found = known.get(name);
    if (found !== undefined) return found;
    known.set(name, value);
    return value;
  };
}

/** The same for values that are their JSON. */
export const onceAsJson = <T>(): ((value: T) => T) => once((value) => JSON.stringify(value));
