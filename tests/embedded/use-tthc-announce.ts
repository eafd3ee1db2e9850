/** Lets the pages of announcements, and the function behind them, do once all that they do. */
import { setTimeout as pause } from 'node:timers/promises';
import {
  announcementDocument,
  caseIdOf,
  decisionTaskId,
  type Announcement,
} from '#functions/tthc-announce/domain/announcement.ts';
import { INITIAL_RULES } from '#functions/tthc-announce/domain/rules.ts';
import { procedureWrites } from '#functions/tthc-announce/store.ts';
import { documentWrite, type CaseId, type CaseTable } from '#shared/casework/index.ts';
import { civilDateAt, partsOf, type PlainDate } from '#shared/kernel/civil-date.ts';
import { isoInstant } from '#shared/kernel/instant.ts';
import { unitId } from '#shared/org/index.ts';
import { aPerson, sendFile, until } from '../tthc-announce/office.ts';
import { caseTableOf } from './organisation.ts';
import type { TestHome } from './home.ts';

let decisions = 0;
/** The number of a ministry's decision that no other case has. */
function nextNumber(): string {
  decisions += 1;
  return `${decisions}/QĐ-BXD`;
}

export const signed = (today: PlainDate, page: string): Announcement => ({
  listNumber: '785/QĐ-BXD',
  listSignedOn: today,
  effectOn: today,
  fields: ['Hoạt động xây dựng'],
  kinds: ['new'],
  shortened: false,
  procedureCount: 1,
  draftingUnit: unitId('so-xay-dung'),
  office: unitId('van-phong-ubnd-tinh'),
  committee: unitId('ubnd-tinh'),
  decision: { number: '845/QĐ-UBND', signedOn: today },
  publications: INITIAL_RULES.publications
    .filter(({ id }) => id === 'web')
    .map((publication) => ({ ...publication, unit: unitId('so-xay-dung'), addresses: [page] })),
  addresses: {},
  withdrawnOn: null,
  requestKey: 'request',
});

/** `page`: an address on which the decision 845/QĐ-UBND can be seen. */
export async function useTthcAnnounce(home: TestHome, page: string): Promise<void> {
  const now = home.clock.now();
  const today = civilDateAt(now);
  const caseId = caseIdOf(nextNumber(), today, 1);
  const documents = [
    documentWrite(announcementDocument, { caseId, value: signed(today, page), version: 1 }),
    ...procedureWrites(caseId, [{ code: '1.001234', name: 'Cấp phép xây dựng' }]),
  ];
  const cases = caseTableOf(home);
  await cases.commit({ documents });
  const machine = home.deployment.stateMachines.find(({ name }) => name.endsWith('-tthc-announce'));
  const input = JSON.stringify({ caseId, round: 1 });
  await home.services.engine.request('StartExecution', { stateMachineArn: machine?.arn ?? '', name: caseId, input });
  // The execution waits for its draft; what the checker finds is told to that very token.
  const token = await tokenOf(cases, caseId);
  const announce = home.deployment.functions.find(({ name }) => name.includes('TthcAnnounce'));
  const call = (task: string, payload: object) =>
    home.invoke(announce?.arn ?? '', { task, payload: { now: isoInstant(now), caseId, ...payload } });
  await call('PlanPublication', {});
  await call('AskForPublication', { token, publication: 'web' });
  await call('CheckPages', {});
}

/** The token of the draft, once the execution has asked for it; any text when a missing grant keeps it from asking. */
async function tokenOf(cases: CaseTable, caseId: CaseId): Promise<string> {
  for (let attempt = 1; attempt <= 60; attempt += 1) {
    const draft = await cases.readTask(caseId, decisionTaskId('draft', 1));
    if (draft?.token !== undefined && draft.token !== null) return draft.token;
    await pause(25);
  }
  return 'none';
}

/** A list is uploaded and entered, the draft handed on; who has no session, for want of a grant, does nothing. */
export async function useTthcPages(home: TestHome): Promise<void> {
  const officer = await aPerson(home, 'so-xay-dung');
  await officer.read('/cong-bo');
  const number = nextNumber();
  const { day, month, year } = partsOf(civilDateAt(home.clock.now()));
  const date = (name: string) => ({
    [`${name}-day`]: String(day),
    [`${name}-month`]: String(month),
    [`${name}-year`]: String(year),
  });
  const list = await sendFile(officer, '/cong-bo/moi/tep', '1.001234\tCấp phép xây dựng', 'danh-sach.txt');
  const form = { number, ...date('signed'), ...date('effect'), fields: 'Xây dựng', kinds: ['new'] };
  const { location } = await officer.fill(list, form);
  await officer.read(`${location}/tep?key=snapshots/${location.split('/').at(-1) ?? ''}/web/1`);
  const task = `${location}/viec/${decisionTaskId('draft', 1)}`;
  await until('the draft', async () => ((await officer.read(task)).status === 200 ? true : undefined), 60);
  await officer.fill(task, { letter: '45/TTr-SXD' });
}
