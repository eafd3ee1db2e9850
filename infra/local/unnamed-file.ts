import { mkdtempSync, openSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

/** A file without a name, for what need not outlive this process: the system frees it in whatever way the process ends. */
export function openUnnamed(): number {
  const folder = mkdtempSync(path.join(tmpdir(), 'dung-han-'));
  try {
    return openSync(path.join(folder, 'passing'), 'wx+', 0o600);
  } finally {
    rmSync(folder, { recursive: true });
  }
}
