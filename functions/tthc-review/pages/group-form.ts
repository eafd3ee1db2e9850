/** Reads the result of a group: a finding may be left for later, a request must name its addressee. */
import { err, ok, type Result } from '#shared/kernel/result.ts';
import type { FieldError } from '#shared/ui/components/error-summary.tsx';
import { errorsOf, textOf } from '#shared/ui/form-reading.ts';
import { FINDINGS, MOST_REQUESTS, type Group, type Request } from '../domain/group.ts';

export type GroupResult = Pick<Group, 'finding' | 'measures' | 'reasons' | 'proposals' | 'amendments'>;

export function formOf(group: Group): URLSearchParams {
  const written = (requests: readonly Request[]): string => requests.map(({ to, what }) => `${to}: ${what}`).join('\n');
  return new URLSearchParams({
    finding: group.finding ?? '',
    measures: group.measures,
    reasons: group.reasons,
    proposals: written(group.proposals),
    amendments: written(group.amendments),
  });
}

function readText(form: URLSearchParams, field: string, what: string): Result<string, FieldError> {
  const text = textOf(form, field);
  return text.length <= 4000 ? ok(text) : err({ field, message: `${what}: rút gọn còn tối đa 4.000 ký tự.` });
}

/** A request a line: to whom, a colon, what. */
function readRequests(
  form: URLSearchParams,
  field: 'proposals' | 'amendments',
  example: string,
): Result<Request[], FieldError> {
  const lines = textOf(form, field)
    .split(/\r?\n/u)
    .map((line) => line.replace(/\s+/gu, ' ').trim())
    .filter((line) => line !== '');
  const wrong = (message: string): Result<Request[], FieldError> => err({ field, message });
  if (lines.length > MOST_REQUESTS)
    return wrong(
      `Có ${String(lines.length)} dòng; nhiều nhất ${String(MOST_REQUESTS)}. Gộp các nội dung cùng nơi nhận.`,
    );
  const requests = lines.map((line) => ({
    to: line.slice(0, Math.max(0, line.indexOf(':'))).trim(),
    what: line.slice(line.indexOf(':') + 1).trim(),
  }));
  const bad = requests.findIndex(({ to, what }) => to === '' || what === '' || to.length > 200 || what.length > 1000);
  return bad < 0
    ? ok(requests)
    : wrong(`Dòng ${String(bad + 1)}: ghi nơi nhận, dấu hai chấm, rồi nội dung; ví dụ «${example}».`);
}

export function readGroup(form: URLSearchParams): Result<GroupResult, readonly FieldError[]> {
  const finding = FINDINGS.find((each) => each === textOf(form, 'finding')) ?? null;
  const measures = readText(form, 'measures', 'Phương án');
  const reasons = readText(form, 'reasons', 'Lý do');
  const proposals = readRequests(form, 'proposals', 'Bộ Tư pháp: bỏ giấy xác nhận cư trú');
  const amendments = readRequests(form, 'amendments', 'Quyết định 12/2020/QĐ-UBND: sửa Điều 5');
  if (!measures.ok || !reasons.ok || !proposals.ok || !amendments.ok)
    return err(errorsOf(measures, reasons, proposals, amendments));
  return ok({
    finding,
    measures: measures.value,
    reasons: reasons.value,
    proposals: proposals.value,
    amendments: amendments.value,
  });
}
