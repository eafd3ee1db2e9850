/** A quarter of a small province played by its people: what the command reports, and that it can be repeated exactly. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { Chance } from '#infra/local/rehearse/chance.ts';
import { endState } from '#infra/local/rehearse/end-state.ts';
import { readCommand, type RehearsalOptions } from '#infra/local/rehearse/options.ts';
import { rehearse } from '#infra/local/rehearse/rehearsal.ts';
import { reportPage } from '#infra/local/rehearse/report/page/page.ts';
import { reportOf, type Report } from '#infra/local/rehearse/report/report.ts';
import { reportText } from '#infra/local/rehearse/report/text.ts';
import { isClosed, type Task } from '#shared/casework/index.ts';
import { Organisation } from '#shared/org/index.ts';
import { threeTierProvince } from '#shared/org/sample/index.ts';
import { writeWorkbook } from '#shared/org/workbook/index.ts';

const PLAN = `UBND TỈNH TRÀ GIANG
KẾ HOẠCH
Kiểm soát thủ tục hành chính năm 2024
STT\tNhiệm vụ\tCơ quan chủ trì\tCơ quan phối hợp\tThời gian thực hiện\tSản phẩm
1\tBan hành kế hoạch rà soát, đánh giá thủ tục hành chính\tVăn phòng UBND tỉnh\tSở Tư pháp\tTrước ngày 20/3/2024\tKế hoạch
2\tBáo cáo kết quả truyền thông về thủ tục hành chính\tSở Xây dựng\tVăn phòng UBND tỉnh\tTháng 3/2024\tBáo cáo
3\tCông khai thủ tục hành chính tại bộ phận một cửa\tSở Tư pháp\tVăn phòng UBND tỉnh\tThường xuyên\tThủ tục được công khai`;

function optionsOf(args: string): RehearsalOptions {
  const command = readCommand(args.split(' '), () => PLAN);
  if (typeof command === 'string') throw new Error(command);
  return command.options;
}

/** With this seed a unit's inspection of itself, begun on the first day, is over with what it found set right by the last. */
const QUARTER = optionsOf(
  '--plan p --from 2024-03-12 --to 2024-03-22 --districts 0 --announcements 3 --pakn 4 --inspections 2 ' +
    '--behaviour chaotic --seed 3571',
);
const TWO_DAYS = optionsOf('--from 2024-03-14 --to 2024-03-15 --districts 0 --announcements 2 --pakn 2');

let report: Report;
/** Tasks of inspections by case, those of recommendations included, as they stood on the last evening. */
let inspections: Map<string, Task[]>;
beforeAll(async () => {
  report = await rehearse(QUARTER, (rehearsed) => {
    const tasks = [...rehearsed.stage.watch.tasks.values()].filter(({ caseId }) => caseId.startsWith('inspection-'));
    inspections = Map.groupBy(tasks, ({ caseId }) => caseId);
    return reportOf(rehearsed);
  });
});

describe('the last days of a quarter, with people who are late, wrong and refuse', () => {
  it('ends without a fault, and every invariant looked at something and held', () => {
    expect(report.faults).toEqual([]);
    for (const { name, checked, broken } of report.invariants) {
      expect(broken, name).toEqual([]);
      expect(checked, name).toBeGreaterThan(0);
    }
  });

  it('had people act in every process by its forms', () => {
    const processes = [
      'obligation',
      'quarterly-report',
      'tthc-announce',
      'pakn',
      'plan-issue',
      'inspection',
      'tthc-review',
    ];
    for (const process of processes) expect(Object.keys(report.outcomes), process).toContain(process);
    expect(report.requests.refused).toBeGreaterThan(0);
    expect(report.outcomes['quarterly-report']?.['done on time']).toBeGreaterThan(5);
  });

  it('had inspections begun by the office and by units, and one that was played until what was found was set right', () => {
    const cases = [...inspections.values()];
    // By plan and at once a team is to be decided; a unit that inspects itself begins with its findings.
    const byOffice = cases.filter((tasks) => tasks.some(({ taskId }) => taskId === 'team'));
    expect(byOffice.length).toBeGreaterThan(0);
    expect(cases.length).toBeGreaterThan(byOffice.length);
    const ended = cases.filter((tasks) => tasks.every(({ state }) => state === 'done'));
    expect(ended.map((tasks) => tasks.map(({ taskId }) => taskId).sort())).toContainEqual([
      ...['conclusion', 'findings', 'recommendation-01', 'recommendation-02', 'report'],
    ]);
  });

  it('is billed by process, with the fixed charges apart, and counted by access pattern', () => {
    const { bill, tableCalls, accessPatterns } = report;
    const processes = Object.values(bill.byProcess).reduce((sum, { usd }) => sum + usd, 0);
    expect(processes).toBeCloseTo(bill.usageTotal, 9);
    expect(bill.usageTotal).toBeGreaterThan(0);
    expect(bill.fixedTotal).toBeGreaterThan(bill.usageTotal);
    expect(bill.byProcess['daily']?.transitions).toBeGreaterThan(80);
    expect(Object.values(accessPatterns).reduce((sum, { calls }) => sum + calls, 0)).toBe(tableCalls);
  });

  it('is told as text and as a page of its own, which fetches nothing', async () => {
    expect(reportText(report)).toContain('held: each rung fires once, on its day');
    const page = await reportPage(report);
    expect(page).not.toMatch(/<script|https?:\/\/|<link|<img/u);
    expect(page).toContain('Cả 7 quy tắc đều đúng, không gặp lỗi nào.');
  });

  it('has on its page a Vietnamese name for each process and each rule', async () => {
    const [inWords] = (await reportPage(report)).split('<pre>');
    for (const process of Object.keys(report.outcomes)) expect(inWords, process).not.toContain(`>${process}<`);
    for (const { name } of report.invariants) expect(inWords, name).not.toContain(name);
  });

  it('counts the steps of ladders in the order of their days, and units by their names', () => {
    const offsets = report.rungs.map(({ offset }) => offset);
    expect(offsets).toEqual(offsets.toSorted((a, b) => a - b));
    expect(offsets[0]).toBeLessThan(0);
    for (const { name, unit } of report.onTime) expect(name, unit).toMatch(/^(Sở|UBND|Văn phòng|Ban|Thanh tra)/u);
  });

  it('tells the weeks of its span alone', () => {
    expect(report.weeks.map(({ from }) => from)).toEqual(['2024-03-11', '2024-03-18']);
  });
});

/** A province of one department, an officer in each body: few to be mailed through the weeks that a review takes. */
async function withOneDepartment<T>(use: (workbook: string) => Promise<T>): Promise<T> {
  const { units, people } = threeTierProvince();
  const kept = new Set<string>(['ubnd-tinh', 'van-phong-ubnd-tinh', 'so-tu-phap']);
  const staff = new Set<string>(['chu-tich', 'kiem-soat-tthc', 'so-tu-phap']);
  const province = Organisation.of(
    units.filter(({ id }) => kept.has(id)),
    people.filter(({ id }) => staff.has(id)),
  );
  if (!province.ok) throw new Error(JSON.stringify(province.error));
  const directory = await mkdtemp(join(tmpdir(), 'dung-han-rehearsal-'));
  const workbook = join(directory, 'to-chuc.xlsx');
  await writeFile(workbook, await writeWorkbook(province.value));
  return use(workbook).finally(() => rm(directory, { recursive: true }));
}

/** The steps of each review that has nothing left to be done. */
const endedOf = (tasks: readonly Task[]): string[][] =>
  [...Map.groupBy(tasks, ({ caseId }) => caseId).values()]
    .filter((of) => of.every((task) => task.process === 'tthc-review' && isClosed(task)))
    .map((of) => of.map(({ taskId }): string => taskId).sort());

describe('a review, in a year that its people carry to the end', () => {
  let played: Report;
  let ended: readonly (readonly string[])[];
  beforeAll(async () => {
    const span = '--from 2024-07-30 --to 2024-08-28 --inspections 0 --seed 947';
    await withOneDepartment((workbook) =>
      rehearse(optionsOf(`--org ${workbook} ${span}`), async (rehearsed) => {
        played = await reportOf(rehearsed);
        ended = endedOf([...rehearsed.stage.watch.tasks.values()]);
      }),
    );
  });

  it('is planned, examined with its costs, evaluated, decided, and proposed to a ministry', () => {
    const steps = ['plan-1', 'results-1', 'evaluation-1', 'draft-1', 'signature-1', 'proposal-1'];
    expect(ended).toContainEqual(steps.sort());
  });

  it('leaves no fault, breaks no invariant, and was refused what was wrong at first', () => {
    expect(played.faults).toEqual([]);
    expect(played.invariants.flatMap(({ broken }) => broken)).toEqual([]);
    expect(played.requests.refused).toBe(3);
  });
});

it('the same seed gives the same end state, byte for byte', async () => {
  const endOf = () => rehearse(TWO_DAYS, ({ stage }) => endState(stage));
  const first = await endOf();
  expect(first.items).toBeGreaterThan(100);
  expect(await endOf()).toEqual(first);
});

it('chance gives each name its own draw, and another seed another', () => {
  const draws = ['a', 'b', 'c'].map((name) => new Chance('1').draw(name));
  expect(new Set(draws).size).toBe(3);
  expect(draws).toEqual(['a', 'b', 'c'].map((name) => new Chance('1').draw(name)));
  expect(new Chance('2').draw('a')).not.toBe(draws[0]);
  const whole = Array.from({ length: 200 }, (_, at) => new Chance('1').whole(1, 3, String(at)));
  expect([Math.min(...whole), Math.max(...whole)]).toEqual([1, 3]);
});

describe('a command that cannot be read', () => {
  it.each([
    ['--from 2024-01-01', '--from and --to are dates'],
    ['--from 2024-02-01 --to 2024-01-01', '--to is before --from'],
    ['--from 2024-01-01 --to 2024-02-01 --behaviour lazy', '--behaviour is one of typical, slow, chaotic'],
    ['--from 2024-01-01 --to 2024-02-01 --pakn many', '--pakn is a whole number'],
    ['--from 2024-01-01 --to 2024-02-01 --year 2024', '--year'],
  ])('«%s» is told in one line and the usage', (args, message) => {
    expect(readCommand(args.split(' '), () => '')).toContain(message);
  });
});
