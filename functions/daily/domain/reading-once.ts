/** Reads each key once for as long as the function given lives; what could not be read is read again by the next who asks. */
export function readingOnce<K, T>(read: (key: K) => Promise<T>): (key: K) => Promise<T> {
  const known = new Map<K, Promise<T>>();
  return async (key) => {
    const reading = known.get(key) ?? read(key);
    known.set(key, reading);
    try {
      return await reading;
    } catch (fault) {
      known.delete(key);
      throw fault;
    }
  };
}
