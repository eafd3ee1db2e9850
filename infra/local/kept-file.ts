/** Files that only spare work and can be made anew at any time: one that is not there, or may not be written, is no fault. */
import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import process from 'node:process';
import { z } from 'zod';

const faultSchema = z.object({ code: z.string() });
const codeOf = (error: unknown): string => faultSchema.safeParse(error).data?.code ?? '';

export function readKept(file: string): Buffer | undefined {
  try {
    return readFileSync(file);
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return undefined;
    throw error;
  }
}

/** Readers meet the old file or the new one, never half of it. */
export function writeKept(file: string, content: string | Buffer): void {
  const temporary = `${file}.${process.pid}.tmp`;
  try {
    writeFileSync(temporary, content);
    renameSync(temporary, file);
  } catch (error) {
    if (!['EACCES', 'EPERM', 'EROFS', 'ENOENT', 'ENOSPC'].includes(codeOf(error))) throw error;
  }
}
