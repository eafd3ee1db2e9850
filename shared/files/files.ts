/** Files people bring and the application makes: plans, evidence, snapshots, letters. They lie in the bucket. */

/** A plain HTML form that sends one file straight to the bucket; the bucket itself refuses what the policy forbids. */
export interface UploadForm {
  /** Where the form posts to (multipart/form-data). */
  readonly action: string;
  /** Hidden fields, in order, before the field `file`. */
  readonly fields: readonly (readonly [name: string, value: string])[];
}

export interface UploadTerms {
  /**
   * Key of the file, its folder first: `evidence/<case>/<task>/<name>`. `${filename}` at its end stands for the name the
   * file has on the person's own machine; whoever reads the key back must check it.
   */
  readonly key: string;
  readonly contentType: string;
  /** The page the browser is sent to once the file is kept; the bucket adds `bucket`, `key` and `etag` to its query. */
  readonly thenTo: string;
}

export interface StoredFile {
  readonly bytes: Uint8Array;
  readonly contentType: string;
}

export interface Files {
  /** A form for one file of at most 50 MB, good for an hour. */
  uploadForm(terms: UploadTerms): Promise<UploadForm>;
  /** Size in bytes and type; undefined when there is no such file. */
  head(key: string): Promise<{ readonly size: number; readonly contentType: string } | undefined>;
  get(key: string): Promise<StoredFile | undefined>;
  /** The first bytes of a file, at most `count`, to tell its kind; undefined when there is no such file. */
  start(key: string, count: number): Promise<Uint8Array | undefined>;
  put(key: string, file: StoredFile): Promise<void>;
  /** An address that opens the file for ten minutes, under the name people know it by. */
  link(key: string, fileName: string): Promise<string>;
}

/** 50 MB: what the bucket takes from a browser. */
export const UPLOAD_LIMIT_BYTES = 50 * 1024 * 1024;
