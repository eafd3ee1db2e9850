/** What an administrator sets of the processes, through the real forms: days, forms of reports, who is reminded when. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ladderOfPlan, planBoard } from '#functions/plan-issue/domain/draft.ts';
import { paknDaysReference } from '#functions/pakn/domain/days.ts';
import { formsDocument } from '#functions/quarterly-report/settings.ts';
import { settingsOfProcesses } from '#functions/portal/settings-of-processes.ts';
import { caseIdSchema, openCase, SYSTEM, type CaseId, type Task } from '#shared/casework/index.ts';
import { caseworkPorts } from '#shared/reference/index.ts';
import { plainDate } from '#shared/kernel/civil-date.ts';
import { threeTierProvince } from '#shared/org/sample/index.ts';
import { withFewCommunes } from '../embedded/few-units.ts';
import { aHome, type TestHome } from '../embedded/home.ts';
import { caseTableOf, referenceOf, settle } from '../embedded/organisation.ts';
import { giveTask } from '../obligation/desk.ts';
import { administratorOf, type Administrator } from './administrator.ts';

let home: TestHome;
let administrator: Administrator;
beforeAll(async () => {
  home = await aHome('2024-03-04');
  await settle(home, departments());
  administrator = await administratorOf(home);
});
afterAll(() => home.close());

/** The province without its districts and communes: a changed ladder is followed unit by unit. */
const departments = () => withFewCommunes(threeTierProvince(), plainDate('2024-03-04'), 0);

const read = () => referenceOf(home).read();
const PATH = '/quan-tri/cai-dat';

describe('settings of the processes', () => {
  it('stand in one list, each with what it decides; nobody else opens them', async () => {
    const list = await administrator.open(PATH);
    for (const { words } of settingsOfProcesses) expect(list.text).toContain(words?.title);
    const officer = await administratorOf(home, 'so-tu-phap');
    expect((await officer.open(PATH)).status).toBe(403);
    expect((await officer.open(`${PATH}/pakn.days`)).status).toBe(403);
    expect((await administrator.open(`${PATH}/organisation`)).status).toBe(404);
  });

  it('letters for numbers and a missing reason are told beside their fields; what was typed stays', async () => {
    const typed = { 'v.transfer': 'năm ngày', 'v.handling.regulation': '0', 'v.check': '3', why: '' };
    const page = await administrator.fill(`${PATH}/pakn.days`, typed);
    expect(page.status).toBe(422);
    expect(page.text).toContain('Chuyển đến đơn vị xử lý: nhập bằng số');
    expect(page.text).toContain('Về quy định hành chính: nhập từ 1 trở lên');
    expect(page.html).toContain('value="năm ngày"');
    expect(page.html).toContain('href="#v.handling.regulation"');
    expect((await read()).versionOf(paknDaysReference)).toBe(0);
  });

  it('a saved change holds at once; its history tells who, why and what differs', async () => {
    await administrator.fill(`${PATH}/pakn.days`, { 'v.transfer': '4', why: 'Quyết định 12/QĐ-UBND' });
    expect((await read()).get(paknDaysReference)).toEqual({ ...paknDaysReference.initial, transfer: 4 });
    const history = await administrator.open(`${PATH}/pakn.days/lich-su`);
    expect(history.text).toContain('Quyết định 12/QĐ-UBND');
    expect(history.text).toContain('Đỗ Mạnh Quyền');
    const change = await administrator.open(`${PATH}/pakn.days/lich-su/1`);
    expect(change.text).toContain('Chuyển đến đơn vị xử lý 5 ngày làm việc 4 ngày làm việc');
  });

  it('of two administrators at one setting the later is told, and nothing he typed is lost', async () => {
    const page = await administrator.open(`${PATH}/pakn.days`);
    await administrator.fill(`${PATH}/pakn.days`, { 'v.check': '3', why: 'Người thứ nhất' });
    const late = await administrator.send(page, { 'v.check': '6', why: 'Người thứ hai' });
    expect(late.text).toContain('Người khác vừa lưu một thay đổi');
    expect(late.html).toContain('value="6"');
    expect((await read()).get(paknDaysReference).check).toBe(3);
  });

  it('a long entry of a list is folded under its name; it is sent with the form all the same', async () => {
    const rules = await administrator.open(`${PATH}/tthc-announce.rules`);
    expect(rules.html).toMatch(/<summary[^>]*><span[^>]*>Nơi công khai 3: Quy trình nội bộ</u);
  });

  it('a long list is edited entry by entry: a form of reports gets a new version with its own validity', async () => {
    const { initial } = formsDocument;
    const list = await administrator.open(`${PATH}/quarterly-report.forms`);
    expect(list.text).toContain(`Biểu ${String(initial.length)}`);
    const place = initial.length;
    const root = `v.${String(place)}`;
    const last = initial.at(-1);
    const unknown = await administrator.fill(`${PATH}/quarterly-report.forms?muc=${String(place)}`, {
      [`${root}.validFrom`]: '31/31/2026',
      why: 'Biểu mới',
    });
    expect(unknown.status).toBe(422);
    expect(unknown.html).toContain(`href="#${root}.validFrom"`);
    await administrator.send(unknown, { [`${root}.validFrom`]: '2027-01-01', why: 'Biểu mới' });
    const kept = (await read()).get(formsDocument);
    expect(kept.slice(0, place)).toEqual(initial);
    expect(kept.at(-1)).toEqual({ ...last, validFrom: '2027-01-01' });
  });
});

describe('who is reminded when, by process and by plan', () => {
  const PLANS = ['0190000000a-1111111111', '0190000000b-2222222222'].map((id) => caseIdSchema.parse(id));
  const [own = PLANS[0], other = PLANS[1]] = PLANS;

  /** As issuing would list it among the plans of the year. */
  async function listPlan(caseId: CaseId, title: string): Promise<void> {
    const ports = caseworkPorts(caseTableOf(home), await read());
    const now = home.clock.now();
    await openCase(
      { caseId, process: 'plan-issue', board: planBoard(2024), row: caseId, title, by: SYSTEM, now },
      ports,
    );
  }

  const stepsOf = async ({ caseId }: Task): Promise<readonly string[]> =>
    (await caseTableOf(home).eventsOf(caseId))
      .filter(({ what }) => what === 'rungs-climbed')
      .map(({ on, steps }) => `${on}: ${steps.join(', ')}`);

  const EMPTY = Object.fromEntries(Array.from({ length: 10 }, (_, row) => [`offset-${String(row)}`, '']));

  it('a ladder of one process and of one plan fires other rungs; the others keep the default ones', async () => {
    if (own === undefined || other === undefined) throw new Error('no plans');
    await listPlan(own, 'Kế hoạch của tỉnh');
    await listPlan(other, 'Kế hoạch của Sở Tư pháp');
    // All due on Friday 15/3/2024.
    const announce = await giveTask(home, 'plan-a.0001', { ladder: 'tthc-announce' });
    const ofPlan = await giveTask(home, 'plan-a.0002', { ladder: ladderOfPlan(own) });
    const ofOther = await giveTask(home, 'plan-a.0003', { ladder: ladderOfPlan(other) });
    const list = await administrator.open('/quan-tri/bac-nhac');
    for (const words of ['Kế hoạch của tỉnh', 'Công bố thủ tục hành chính', 'Phản ánh, kiến nghị'])
      expect(list.text).toContain(words);

    const wrong = await administrator.fill('/quan-tri/bac-nhac/tthc-announce', { 'offset-0': 'năm', why: 'Thử' });
    expect(wrong.text).toContain('Bậc 1: nhập số nguyên');
    const steps = { ...EMPTY, 'offset-0': '-5', 'audience-0': 'officer', 'offset-1': '1', 'audience-1': 'leader' };
    await administrator.fill('/quan-tri/bac-nhac/tthc-announce', { ...steps, why: 'Theo quy chế' });
    await home.clock.idle();
    const [sooner, none] = [{ 'offset-0': '-2', 'audience-0': 'head' }, EMPTY];
    await administrator.fill(`/quan-tri/bac-nhac/${ladderOfPlan(own)}`, { ...none, ...sooner, why: 'Kế hoạch riêng' });
    await home.clock.idle();
    expect((await administrator.open(`/quan-tri/bac-nhac/${ladderOfPlan(other)}`)).text).toContain('theo bậc mặc định');

    await home.goTo('2024-03-19', 9);
    // Working days back from and on from Friday 15/3.
    expect(await stepsOf(announce)).toEqual(['2024-03-08: -5', '2024-03-18: 1']);
    expect(await stepsOf(ofPlan)).toEqual(['2024-03-13: -2']);
    expect(await stepsOf(ofOther)).toEqual([
      '2024-03-06: -7',
      '2024-03-12: -3',
      '2024-03-14: -1',
      '2024-03-15: 0',
      '2024-03-18: 1',
    ]);
  });

  it('a plan goes back to the default ladder when its own is taken away', async () => {
    if (own === undefined) throw new Error('no plan');
    const name = ladderOfPlan(own);
    await administrator.fill(`/quan-tri/bac-nhac/${name}`, { 'mac-dinh': 'co', why: 'Thôi đặt riêng' });
    const reference = await read();
    expect(reference.ladderOf(name)).toEqual(reference.ladderOf('default'));
  });
});
