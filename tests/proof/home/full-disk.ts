/**
 * A disk without room, for one process tree: from now on no file of it grows beyond a size that its files have reached, so
 * that a write ends in the middle or is refused by the kernel. After a while there is room again.
 */
import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { childrenOf } from './children.ts';

const PRLIMIT = '/usr/bin/prlimit';
const FULL_BYTES = 24 * 1024;
const FULL_FOR_MS = 700;

/** Whether this machine has the tool for it (util-linux). */
export const canFillDisk = (): boolean => existsSync(PRLIMIT);

export function fillDisk(pid: number): void {
  limit(pid, String(FULL_BYTES));
  setTimeout(() => {
    limit(pid, 'unlimited');
  }, FULL_FOR_MS);
}

function limit(pid: number, size: string): void {
  for (const each of [pid, ...childrenOf(pid)]) {
    try {
      execFileSync(PRLIMIT, ['--pid', String(each), `--fsize=${size}:unlimited`], { stdio: 'ignore' });
    } catch {
      // It has ended by now, as a process may whose write was refused.
    }
  }
}
