/** Lets the pages of petitions, and the function behind them, do once what they do. */
import { answerTask, caseIdSchema, SYSTEM } from '#shared/casework/index.ts';
import { isoInstant } from '#shared/kernel/instant.ts';
import { unitId } from '#shared/org/index.ts';
import { Desk } from '../pakn/desk.ts';
import { Visitor } from '../plan-issue/visitor.ts';
import type { TestHome } from './home.ts';
import { caseTableOf } from './organisation.ts';

const PETITION = {
  title: 'Trả kết quả hộ tịch chậm',
  content: 'Hồ sơ trả chậm năm ngày, không có thư xin lỗi.',
  name: 'Trần Văn Dân',
  address: 'Thôn 1',
  phone: '0905000000',
  email: 'dan@example.vn',
  consent: 'yes',
};

/** A petition comes in; its sender is looked at; it is transferred. */
export async function usePaknPages(home: TestHome): Promise<void> {
  const citizen = Visitor.anonymous(home);
  const sent = await citizen.submit(await citizen.open('/phan-anh'), PETITION);
  await citizen.open(`/phan-anh/tra-cuu?ma=${sent.url.searchParams.get('ma') ?? ''}`);
  await home.clock.idle();
  const office = await Visitor.signedIn(home, 'kiem-soat-tthc');
  const list = await office.open('/pakn');
  const caseId = caseIdSchema.parse(/href="\/pakn\/([0-9a-f-]+)"/u.exec(list.html)?.[1]);
  await office.submit(await office.open(`/pakn/${caseId}/nguoi-gui`), { reason: 'Hỏi rõ thời điểm nộp hồ sơ' });
  const { taskId } = await new Desk(home).openTask(caseId);
  const form = await office.open(`/pakn/${caseId}/viec/${taskId}?chon=chuyen`);
  await office.submit(form, { class: 'conduct', unit: 'so-tu-phap' });
}

/** A petition is answered and published; another is classified while its workflow cannot be told, and asked for again. */
export async function usePakn(home: TestHome): Promise<void> {
  const desk = new Desk(home);
  const unit = unitId('so-tu-phap');
  const answered = await desk.receive();
  await desk.route(answered, { kind: 'transfer', unit, class: 'conduct' });
  await desk.handle(answered, unit, { kind: 'answer', text: 'Đã trả kết quả.', documentNumber: null });
  await desk.check(answered, null);
  const caseId = await desk.receive();
  const { taskId, token } = await desk.openTask(caseId);
  const now = home.clock.now();
  const answer = { outcome: 'closed' };
  await answerTask({ caseId, taskId, by: SYSTEM, now, answer }, { ...(await desk.ports()), store: caseTableOf(home) });
  const pakn = home.deployment.functions.find(({ name }) => name.includes('PaknFunction'));
  const payload = { now: isoInstant(now), caseId, token, round: 1 };
  await home.invoke(pakn?.arn ?? '', { task: 'AskClassification', payload });
}
