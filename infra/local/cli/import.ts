/** `cli -- import FILE [--json]`: what the importer reads of a plan, without writing anything. */
import { open } from 'node:fs/promises';
import { basename } from 'node:path';
import { shippedCalendar } from '#shared/calendar/index.ts';
import { importPlan, type ImportedPlan } from '#shared/plans/index.ts';
import { lintPlan } from '#shared/plans/lint/index.ts';
import { MOST_BYTES } from '#shared/plans/readers/index.ts';
import type { Command } from './command.ts';

export const command: Command = {
  usage: 'import FILE [--json]',
  async run(args) {
    const [file] = args.filter((arg) => !arg.startsWith('--'));
    if (file === undefined)
      return refuse('Chưa cho biết tệp cần đọc.', 'Hãy gõ: npm run --silent cli -- import TỆP [--json]');
    const bytes = await readUpTo(file, MOST_BYTES);
    if (typeof bytes === 'string') return refuse(bytes, 'Hãy kiểm tra lại đường dẫn tới tệp kế hoạch.');
    const result = await importPlan(bytes, basename(file));
    if (!result.ok) return refuse(result.error.message, result.error.remedy);
    console.log(args.includes('--json') ? asJson(result.value) : summary(result.value));
    return 0;
  },
};

function refuse(message: string, remedy: string): number {
  console.error(`${message} ${remedy}`);
  return 2;
}

/** The file's bytes, at most `limit`: the importer refuses a larger one by its size. A line of text when unreadable. */
async function readUpTo(path: string, limit: number): Promise<Uint8Array | string> {
  try {
    const file = await open(path, 'r');
    try {
      const stat = await file.stat();
      if (stat.isDirectory()) return `«${path}» là thư mục, không phải tệp.`;
      if (!stat.isFile()) return `«${path}» không phải tệp thường.`;
      if (stat.size >= limit) return new Uint8Array(limit);
      return new Uint8Array(await file.readFile());
    } finally {
      await file.close();
    }
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : undefined;
    if (code === 'EISDIR') return `«${path}» là thư mục, không phải tệp.`;
    return code === 'ENOENT' ? `Không có tệp «${path}».` : `Không mở được tệp «${path}».`;
  }
}

function asJson(plan: ImportedPlan): string {
  const { source_lines: _lines, document, rows, ...rest } = plan;
  const findings = lintPlan(plan, shippedCalendar());
  return JSON.stringify({ document, rows, ...rest, findings }, null, 2);
}

function summary(plan: ImportedPlan): string {
  const { document, rows } = plan;
  const flagged = rows.filter((row) => row.needs_review);
  const lines = [
    document.title,
    `${document.number ?? '(chưa có số)'} · ${document.date ?? document.month ?? '(chưa có ngày)'} · ${document.issuer} · năm ${document.year}`,
    `${rows.length} nhiệm vụ, ${plan.targets.length} chỉ tiêu, ${plan.milestones.length} mốc; ${flagged.length} nhiệm vụ cần xem lại.`,
  ];
  for (const row of flagged) {
    lines.push('', `${row.id}  ${row.title}`, `  cần xem: ${row.review_reasons.join(', ')}`);
    for (let line = row.source.from; line <= Math.min(row.source.to, row.source.from + 4); line += 1)
      lines.push(`  dòng ${line}: ${(plan.source_lines[line - 1] ?? '').slice(0, 200)}`);
  }
  const findings = lintPlan(plan, shippedCalendar());
  if (findings.length > 0) lines.push('', `${findings.length} điểm nên kiểm tra trước khi trình:`);
  for (const { line, message, mend } of findings) lines.push(`  dòng ${line ?? '?'}: ${message} ${mend}`);
  return lines.join('\n');
}
