/** A plan's .docx or .xlsx as an archive, its faults told to the officer. */
import { openArchive, UnreadableArchive, type Archive, type ArchiveFault } from '#shared/zip/archive.ts';
import { broken, UnreadableFile } from './unreadable.ts';

export type { Archive };

const MOST_INFLATED = 200 * 2 ** 20;

const unreadable: Readonly<Record<ArchiveFault, () => UnreadableFile>> = {
  'zip-bomb': () =>
    new UnreadableFile(
      'zip-bomb',
      'Tệp nén bung ra quá lớn nên không được mở.',
      'Hãy lưu lại kế hoạch thành tệp mới, bớt ảnh và phần đính kèm, rồi nhập lại.',
    ),
  encrypted: () => new UnreadableFile('encrypted', 'Tệp được đặt mật khẩu.', 'Hãy bỏ mật khẩu, lưu lại rồi nhập lại.'),
  broken: () => broken('nén'),
};

/** Throws UnreadableFile; so does `part`. */
export function openZip(bytes: Uint8Array): Archive {
  const archive = told(() => openArchive(bytes, MOST_INFLATED));
  return { names: archive.names, part: (name) => told(() => archive.part(name)) };
}

function told<T>(read: () => T): T {
  try {
    return read();
  } catch (error) {
    throw error instanceof UnreadableArchive ? unreadable[error.fault]() : error;
  }
}
