/**
 * Plans written in sentences alone: «2. Sở Nội vụ» over what it must do, or each sentence opening with its agency. The
 * sentence is the task and carries its own deadline. Read only when a plan has neither table nor labels.
 */
import type { DocumentHead } from '../head/document-head.ts';
import { splitAgencies } from '#shared/org/index.ts';
import type { ColumnRole } from './columns.ts';
import { type DraftRow, advice, review } from './draft-row.ts';
import type { ProseLine } from './grid.ts';
import { type PlacedParagraph, placedParagraphs } from './paragraphs.ts';
import { actorAbove, actorOf, isAssignment, verbAt } from './prose-duties.ts';
import { timeIn } from './sentence-time.ts';
import { labelledLine } from './label-parts.ts';
import { isChild } from './structure.ts';

const TASK_SECTION = /nhiệm vụ|phân công|nội dung (?:thực hiện|công việc|kế hoạch)|giải pháp/iu;
const TOPIC = /^[^:.;,]{3,60}:\s*(?=\p{L})/u;
const TOGETHER = /phối hợp (?:cùng |với )+(?=\p{L})/iu;
/** Words that end a list of agencies where no verb does. */
const LIST_END = /(?<=[.;:])|,?\s+(?:trước|trong|chậm nhất|từ|đến|để|nhằm|theo|về|khi|thuộc đối tượng)(?!\p{L})/u;

const EMPTY_DRAFT = { others: {}, merged: {}, drawn: [], afterBreak: false } as const;
const bare = (text: string): string => text.replace(/[\s./;,]+$/u, '');

/** «Rà soát: Sở Tư pháp …» names its topic first; «Sở Nội vụ: khảo sát …» its agency. */
function leadOf({ text, above }: PlacedParagraph): string | null {
  // A plan can ask a body outside the administration; it cannot oblige it.
  if (/^đề nghị/iu.test(text)) return null;
  const topic = TOPIC.exec(text);
  return actorOf(text) ?? (topic === null ? null : actorOf(text.slice(topic[0].length))) ?? actorAbove(above);
}

/** «phối hợp với Công an tỉnh, Sở Nội vụ và UBND cấp huyện rà soát …»: the names up to the verb. */
function listAfter(opening: RegExp, text: string): string {
  const found = opening.exec(text);
  if (found === null) return '';
  const rest = `${text.slice(found.index + found[0].length)}.`;
  return rest.slice(0, Math.min(verbAt(rest), LIST_END.exec(rest)?.index ?? rest.length));
}

/** What the sentence says; a label inside it («…. Thời gian thực hiện: Quý II») says it best. */
function textsOf(text: string, lead: string, head: DocumentHead): Partial<Record<ColumnRole, string>> {
  const labelled = labelledLine(text);
  const title = labelled === null ? text : labelled.before;
  const deadline = timeIn(title, head)?.phrase;
  const coordinating = bare(listAfter(TOGETHER, title)).replace(/\s+(?:và|cùng)$/u, '');
  const said: Partial<Record<ColumnRole, string>> = { title: bare(title), lead: splitAgencies(lead).names.join('; ') };
  if (deadline !== undefined) said.deadline = deadline;
  if (coordinating !== '') said.coordinating = coordinating;
  for (const { role, value } of labelled?.parts ?? []) if (role !== 'other' && role !== 'title') said[role] = value;
  return said;
}

/** Words of a name that may well be its task: it runs on to a stop without a verb that is known. */
const runsOn = (before: string): boolean =>
  /[;,.]\s*$/u.test(before) && (splitAgencies(before).names.at(-1) ?? '').split(' ').length > 5;

function taskOf(paragraph: PlacedParagraph, lead: string, head: DocumentHead): DraftRow {
  const { text, number, from, to } = paragraph;
  const texts = textsOf(text, lead, head);
  const leading = actorOf(text) === null ? '' : `${text},`.slice(0, verbAt(`${text},`));
  const together = listAfter(TOGETHER, text);
  const marks = [
    ...(texts.deadline === undefined ? [] : [advice('deadline-elsewhere')]),
    ...(number?.kind === 'bullet' ? [advice('unnumbered')] : []),
    ...(runsOn(leading) || runsOn(together) ? [review('cells-glued')] : []),
    ...(timeIn(text, head)?.rivalled === true ? [review('ambiguous-deadline')] : []),
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

/** An assignment, also one that ends in a label; not a line of labels alone. */
function isSentence(paragraph: PlacedParagraph): boolean {
  const text = labelledLine(paragraph.text)?.before ?? paragraph.text;
  return text !== '' && isAssignment({ ...paragraph, text });
}

/** The tasks of a plan without table and labels; none when hardly any sentence has both an agency and a time. */
export function agencyListRows(prose: readonly ProseLine[], head: DocumentHead): readonly DraftRow[] {
  const rows = placedParagraphs(prose)
    .filter((paragraph) => paragraph.number !== null && isSentence(paragraph))
    .map((paragraph) => rowOf(paragraph, head))
    .filter((row) => row !== null);
  const used = rows.filter((row, index) => !row.alone || leadsTo(row, rows[index + 1]));
  return rows.filter(({ texts }) => texts.deadline !== undefined).length < 2 ? [] : used;
}
