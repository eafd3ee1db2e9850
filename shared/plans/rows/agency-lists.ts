/**
 * Plans written in sentences alone: «2. Sở Nội vụ» over what it must do, or each sentence opening with its agency. The
 * sentence is the task and carries its own deadline. Read only when a plan has neither table nor labels.
 */
import type { DocumentHead } from '../head/document-head.ts';
import { splitAgencies } from '#shared/org/index.ts';
import type { ColumnRole } from './columns.ts';
import { type DraftRow, advice } from './draft-row.ts';
import type { ProseLine } from './grid.ts';
import { type PlacedParagraph, placedParagraphs } from './paragraphs.ts';
import { actorAbove, actorOf, isAssignment } from './prose-duties.ts';
import { timeIn } from './sentence-time.ts';
import { isChild } from './structure.ts';

const TASK_SECTION = /nhiệm vụ|phân công|nội dung (?:thực hiện|công việc|kế hoạch)|giải pháp/iu;
const TOPIC = /^[^:.;,]{3,60}:\s*(?=\p{L})/u;
const TOGETHER =
  /phối hợp (?:cùng |với )+(?:các )?([\p{L}\s,]+?)(?=\s+(?:xác thực|thực hiện|tổ chức|xây dựng|triển khai|rà soát|kiểm tra|tham mưu|hướng dẫn|đề xuất|cung cấp|kết nối)|[.;,]|$)/iu;

const EMPTY_DRAFT = { others: {}, merged: {}, drawn: [], afterBreak: false } as const;
const bare = (text: string): string => text.replace(/[\s./;,]+$/u, '');

/** «Rà soát: Sở Tư pháp …» names its topic first; «Sở Nội vụ: khảo sát …» its agency. */
function leadOf({ text, above }: PlacedParagraph): string | null {
  // A plan can ask a body outside the administration; it cannot oblige it.
  if (/^đề nghị/iu.test(text)) return null;
  const topic = TOPIC.exec(text);
  return actorOf(text) ?? (topic === null ? null : actorOf(text.slice(topic[0].length))) ?? actorAbove(above);
}

function taskOf(paragraph: PlacedParagraph, lead: string, head: DocumentHead): DraftRow {
  const { text, number, from, to } = paragraph;
  const time = timeIn(text, head);
  const together = TOGETHER.exec(text)?.[1];
  const texts: Partial<Record<ColumnRole, string>> = { title: bare(text), lead: splitAgencies(lead).names.join('; ') };
  if (time !== null) texts.deadline = time.phrase;
  if (together !== undefined) texts.coordinating = together;
  const marks = [
    ...(time === null ? [] : [advice('deadline-elsewhere')]),
    ...(number?.kind === 'bullet' ? [advice('unnumbered')] : []),
  ];
  return { ...EMPTY_DRAFT, number, printedNumber: number?.text ?? '', texts, alone: false, from, to, marks };
}

const headingOf = ({ text, number, from, to }: PlacedParagraph): DraftRow => ({
  ...EMPTY_DRAFT,
  number,
  printedNumber: number?.text ?? '',
  texts: { title: bare(text) },
  alone: true,
  from,
  to,
  marks: [],
});

/** A sentence that tells somebody to do something, not only a name or a topic. */
const isTask = (paragraph: PlacedParagraph, lead: string): boolean =>
  bare(paragraph.text) !== lead && paragraph.text.split(' ').length > 5;

const isHeading = ({ number }: PlacedParagraph): boolean => number?.kind === 'roman' || number?.kind === 'letter';

/** A task, a heading over tasks, or nothing of the kind. */
function rowOf(paragraph: PlacedParagraph, head: DocumentHead): DraftRow | null {
  if (isHeading(paragraph)) return TASK_SECTION.test(paragraph.text) ? headingOf(paragraph) : null;
  if (!paragraph.above.some((heading) => TASK_SECTION.test(heading))) return null;
  const lead = leadOf(paragraph);
  return lead !== null && isTask(paragraph, lead) ? taskOf(paragraph, lead, head) : headingOf(paragraph);
}

/** A heading with tasks below it. */
const leadsTo = ({ number }: DraftRow, next: DraftRow | undefined): boolean =>
  next !== undefined &&
  (number?.kind === 'roman' || number?.kind === 'letter' || (number !== null && isChild(number, next.number)));

/** The tasks of a plan without table and labels; none when hardly any sentence has both an agency and a time. */
export function agencyListRows(prose: readonly ProseLine[], head: DocumentHead): readonly DraftRow[] {
  const rows = placedParagraphs(prose)
    .filter((paragraph) => paragraph.number !== null && isAssignment(paragraph))
    .map((paragraph) => rowOf(paragraph, head))
    .filter((row) => row !== null);
  const used = rows.filter((row, index) => !row.alone || leadsTo(row, rows[index + 1]));
  return rows.filter(({ texts }) => texts.deadline !== undefined).length < 2 ? [] : used;
}
