/** A plan from its pasted text to its obligations, as the office and the leader do it at the portal. */
import { caseIdSchema, type CaseId } from '#shared/casework/index.ts';
import { partsOf, type PlainDate } from '#shared/kernel/civil-date.ts';
import type { Page, Visitor } from './visitor.ts';

interface People {
  readonly office: Visitor;
  readonly leader: Visitor;
}

/** Opens the page again until the workflow has done its part. */
export async function until(visitor: Visitor, path: string, says: string): Promise<Page> {
  for (let tries = 0; tries < 600; tries += 1) {
    const page = await visitor.open(path);
    if (page.text.includes(says)) return page;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error(`${path} never says «${says}»`);
}

/** The three fields of a date. */
export function dateFields(name: string, date: PlainDate): Record<string, string> {
  const { year, month, day } = partsOf(date);
  return { [`${name}-day`]: String(day), [`${name}-month`]: String(month), [`${name}-year`]: String(year) };
}

/** Accepts every flagged row by its button. */
export async function acceptFlagged(office: Visitor, path: string): Promise<void> {
  for (;;) {
    const review = await office.open(`${path}/ra-soat?loc=can-xem`);
    const action = /action="([^"]*\/chap-nhan)"/u.exec(review.html)?.[1];
    if (action === undefined) return;
    await office.submit(review, {}, action);
  }
}

export async function issuePlan(
  { office, leader }: People,
  text: string,
  { number, date }: { readonly number: string; readonly date: PlainDate },
): Promise<CaseId> {
  const pasted = await office.submit(await office.open('/ke-hoach/moi'), { text });
  const path = pasted.url.pathname;
  await until(office, path, 'Rà soát nhiệm vụ');
  await acceptFlagged(office, path);
  await office.submit(await office.open(`${path}/xem-truoc`), {}, `${path}/trinh`);
  await leader.submit(await until(leader, `${path}/ky`, 'Trả lại để sửa'), { decision: 'sign' });
  const form = await until(office, `${path}/so`, 'Số, ký hiệu');
  await office.submit(form, { number, ...dateFields('date', date) });
  await until(office, path, 'Tải về Excel');
  return caseIdSchema.parse(path.split('/').at(-1));
}
