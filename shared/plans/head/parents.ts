/** Plans this one carries out: a plan is a node between the plan above it and those below. */

/** «Quyết định số 45/QĐ-VPCP ngày 15/02/2023 … ban hành Kế hoạch …», «Kế hoạch số 2568/KH-UBND». */
const ISSUES_PLAN = /Quyết định số\s*([\d]+(?:\/20\d\d)?\/[\p{Lu}Đ][\p{L}\d&-]*)[^;]*?(?<!thực hiện )kế hoạch/iu;
const PLAN = /Kế hoạch (?:số\s*)?(\d+\/KH-[\p{L}\d&-]+)/giu;

/** Numbers cited in the preamble: from «Căn cứ» or «Thực hiện» to the first article or section. */
export function parentPlans(lines: readonly string[], ownNumber: string | null): string[] {
  const start = lines.findIndex((line) => /^(?:Căn cứ|Thực hiện|Thi hành|Triển khai)(?!\p{L})/u.test(line));
  if (start < 0) return [];
  const length = lines.slice(start).findIndex((line) => /^(?:Điều 1|I[.\s]|QUYẾT ĐỊNH:|1\.|PHẦN)/u.test(line));
  const preamble = lines.slice(start, length < 0 ? start + 20 : start + length).join(' ');
  const numbers = preamble.split(';').flatMap((clause) => {
    const issued = ISSUES_PLAN.exec(clause)?.[1];
    return [...(issued === undefined ? [] : [issued]), ...[...clause.matchAll(PLAN)].map((match) => match[1] ?? '')];
  });
  return [...new Set(numbers)].filter((number) => number !== '' && number !== ownNumber);
}
