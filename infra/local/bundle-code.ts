/**
 * A bundle's compiled code. Compiling megabytes of JavaScript takes longer than anything else a cold start does, so what
 * was compiled is kept: in this process for the next load of the same text, and beside the asset's folder for the next
 * process. The engine itself refuses a kept file of another version or of another text.
 */
import { hash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import vm from 'node:vm';
import { readKept, writeKept } from './kept-file.ts';

/** The names a CommonJS module finds, and the `process` and `console` of its function. */
const PARAMETERS = 'exports, require, module, __filename, __dirname, process, console';

export interface BundleCode {
  /** Runs the module's body; each time it is a new module. */
  run(self: unknown, parameters: readonly unknown[]): void;
  /** Keeps what was compiled so far; called after a first run, when the functions it used are compiled too. */
  keep(): void;
}

/**
 * Letters beyond ASCII as escapes: one of them makes the engine keep two bytes for each letter of a text it keeps whole.
 * In a bundle they stand in regular expressions and in the raw texts these are made of, where both mean the same.
 */
const inOneByte = (text: string): string =>
  text.replace(/[^\0-\x7f]/gu, (letter) =>
    Array.from({ length: letter.length }, (_, at) => `\\u${letter.charCodeAt(at).toString(16).padStart(4, '0')}`).join(
      '',
    ),
  );

/** By file: a hash of the text it was compiled from, megabytes that the engine keeps anyway, and the code. */
const compiled = new Map<string, { readonly sum: string; readonly code: BundleCode }>();

export function bundleCode(filename: string, keptIn: string): BundleCode {
  const text = readFileSync(filename, 'utf8');
  const sum = hash('sha256', text, 'base64url');
  const known = compiled.get(filename);
  if (known?.sum === sum) return known.code;
  const code = compile(text, filename, keptIn);
  compiled.set(filename, { sum, code });
  return code;
}

function compile(text: string, filename: string, keptIn: string): BundleCode {
  const cachedData = readKept(keptIn);
  const script = new vm.Script(inOneByte(`(function (${PARAMETERS}) {${text}\n})`), {
    filename,
    ...(cachedData !== undefined && { cachedData }),
  });
  const body: unknown = script.runInThisContext();
  if (typeof body !== 'function') throw new Error(`${filename} could not be compiled`);
  let isKept = cachedData !== undefined && script.cachedDataRejected !== true;
  return {
    run: (self, parameters) => {
      Reflect.apply(body, self, parameters);
    },
    keep: () => {
      if (!isKept) writeKept(keptIn, script.createCachedData());
      isKept = true;
    },
  };
}
