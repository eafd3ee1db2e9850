/** What no file system takes in a name, what parts a path or a header, and marks that turn the direction of what follows. */
const UNSAFE = /[\\/:*?"<>|\p{Cc}\u2028\u2029\u202A-\u202E\u2066-\u2069]+/gu;
const LONGEST = 120;

/** The name under which a browser keeps what people uploaded: one segment of a path, which neither hides nor climbs. */
export const downloadName = (name: string): string =>
  name
    .toWellFormed()
    .replaceAll(UNSAFE, '-')
    .replace(/^[.-]+/u, '')
    .slice(-LONGEST) || 'tep';
