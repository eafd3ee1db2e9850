import { formatDate } from '#shared/kernel/civil-date.ts';
import type { Finding } from '../domain/conclusion.ts';
import type { Inspection, Period } from '../domain/inspection.ts';

export const RESULT_WORDS: Readonly<Record<Finding['result'], string>> = {
  met: 'Đạt',
  partly: 'Đạt một phần',
  unmet: 'Chưa đạt',
  none: 'Không phát sinh',
};

export const periodWords = ({ from, to }: Period): string =>
  from === to ? formatDate(from) : `${formatDate(from)} – ${formatDate(to)}`;

/** Where an inspection stands; `recommendations`: how many there are and how many of them are done. */
export function standing(
  { kind, team, calledOff, inspectedOn, conclusion, report }: Inspection,
  recommendations: { readonly all: number; readonly done: number },
): string {
  if (calledOff !== null) return 'Không tiến hành';
  if (conclusion !== null) return concluded(recommendations, report !== null);
  if (inspectedOn !== null) return 'Chờ kết luận';
  return kind !== 'self' && team === null ? 'Chờ quyết định thành lập đoàn' : 'Đang kiểm tra';
}

function concluded({ all, done }: { readonly all: number; readonly done: number }, reported: boolean): string {
  const report = reported ? '' : '; chưa báo cáo cấp trên';
  if (all === 0) return `Đã kết luận${report}`;
  return done < all
    ? `Đã kết luận, xong ${String(done)}/${String(all)} kiến nghị${report}`
    : `Đã khắc phục xong${report}`;
}
