/** Files that people upload for a task: where they lie, and whether what came is one. */
import type { CaseId, TaskId } from '#shared/casework/index.ts';
import { fileFault, SIGNATURE_BYTES } from '#shared/files/file-kinds.ts';
import type { Files } from '#shared/files/files.ts';
import { err, ok, type Result } from '#shared/kernel/result.ts';
import type { PersonId } from '#shared/org/person.ts';

const FOLDER = 'evidence';

interface Place {
  readonly caseId: CaseId;
  readonly taskId: TaskId;
  readonly person: PersonId;
}

/** Everything a person uploads for a task lies under this; no key of another task or person is ever taken. */
export const uploadPrefix = ({ caseId, taskId, person }: Place): string => `${FOLDER}/${caseId}/${taskId}/${person}/`;

export const fileNameOf = (key: string): string => key.slice(key.lastIndexOf('/') + 1);

const NOTHING_CAME = 'Chưa nhận được tệp. Chọn tệp rồi gửi lại.';

/** The key of a file that came and is of a kind that may be kept; else what is wrong with it, in Vietnamese. */
export async function checkUpload(
  key: string,
  prefix: string,
  files: Pick<Files, 'start'>,
): Promise<Result<string, string>> {
  const rest = key.startsWith(prefix) ? key.slice(prefix.length) : '';
  if (!/^[^/]+\/[^/]+$/u.test(rest)) return err(NOTHING_CAME);
  const start = await files.start(key, SIGNATURE_BYTES);
  if (start === undefined) return err(NOTHING_CAME);
  const fault = fileFault(fileNameOf(key), start);
  return fault === undefined ? ok(key) : err(fault);
}
