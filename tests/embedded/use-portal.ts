/** A visit to the portal that needs everything it may do: sign in, look at one's work, finish it with a file, open the file. */
import { setTimeout as pause } from 'node:timers/promises';
import { aPdf, dateFields, giveTask, hiddenFields, Officer, pathOf } from '../obligation/desk.ts';
import { signIn, type TestHome } from './home.ts';

export async function usePortal(home: TestHome): Promise<void> {
  const officer = new Officer(await signIn(home, 'so-tu-phap'), home.addresses.portal);
  for (const path of ['/', '/tai-khoan', '/viec']) await officer.open(path);
  visits += 1;
  const task = await giveTask(home, `plan-2026.${String(visits)}`);
  const board = `/bang/${encodeURIComponent(task.board)}`;
  await officer.open(board);
  const form = `${pathOf(task)}/hoan-thanh`;
  await officer.send(form, { number: '1/KH-STP', ...dateFields('date', '1', '3', '2026'), place: 'file' });
  const sent = await officer.upload(`${form}/tep`, 'ke-hoach.pdf', aPdf());
  await officer.send(sent.location ?? '', {});
  const file = await officer.open(`${pathOf(task)}/minh-chung`);
  await officer.open(file.location ?? '');
  // What was done since the board was read first is taken over.
  await officer.open(board);
}

/** The office asks a body by mail to report a task, and the body opens the link's page. */
export async function useMailedLink(home: TestHome): Promise<void> {
  const office = new Officer(await signIn(home, 'kiem-soat-tthc'), home.addresses.portal);
  visits += 1;
  const task = await giveTask(home, `plan-2026.${String(visits)}`);
  await office.send(`${pathOf(task)}/lien-ket`, { address: 'don-vi@example.vn', message: '', days: '7' });
}

/** More tasks than one request takes: the portal starts the workflow, its function does the work. */
export async function useBulk(home: TestHome): Promise<void> {
  const office = new Officer(await signIn(home, 'kiem-soat-tthc'), home.addresses.portal);
  visits += 1;
  const task = await giveTask(home, `plan-2026.${String(visits)}`);
  const form = new URLSearchParams(hiddenFields((await office.open('/viec')).text));
  form.set('request-key', `bulk-${String(visits)}`);
  form.set('reason', 'Báo cáo trong tuần');
  form.append('chon', `${task.caseId}|${task.taskId}|1`);
  for (let missing = 1; missing <= 25; missing += 1) form.append('chon', `${task.caseId}|missing-${String(missing)}|1`);
  const { location = '' } = await office.post('/viec-nhieu/nudge', form);
  for (let tries = 0; tries < TRIES; tries += 1) {
    if ((await office.open(location)).text.includes('Đã xử lý 1 trên 26 việc')) return;
    await pause(25);
  }
  throw new Error(`${location} does not come to its end`);
}

/** Given up sooner where a permission is missing. */
const TRIES = 40;
let visits = 0;
