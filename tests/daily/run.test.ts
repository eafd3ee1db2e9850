/** Rules of the daily run: who hears of what, on which day, once. Day by day on the real table. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { finishTask, openCase, restartProcess, type NewTask, type Task } from '#shared/casework/index.ts';
import { instantOf, plainDate } from '#shared/kernel/civil-date.ts';
import { personId, unitId } from '#shared/org/index.ts';
import { anEvidence, change, openBy } from '../casework/world.ts';
import { SuppressionStore } from '#functions/mail-feedback/store.ts';
import { recordFeedback } from '#functions/mail-feedback/use-cases/record-feedback.ts';
import { people, units } from './province.ts';
import { aRow, OFFICE, runDay, runDays, startDaily, type Daily } from './world.ts';

let daily: Daily;
beforeEach(async () => {
  daily = await startDaily();
});
afterEach(() => daily.close());

/** Opens a task in a case with its title, on the plan's board. */
async function opened(given: NewTask, on = '2024-03-01'): Promise<Task> {
  const { caseId, process, board, row, subject } = given;
  const now = instantOf(plainDate(on), 12);
  await openCase({ caseId, process, board, row, title: subject, by: OFFICE, now }, { store: daily.ports.cases });
  const [task] = await daily.open([given], on);
  if (task === undefined) throw new Error('the task was there already');
  return task;
}

const finish = ({ caseId, taskId }: Task, on: string, hour = 12) =>
  finishTask(
    { ...change({ caseId, taskId }, on), now: instantOf(plainDate(on), hour), evidence: anEvidence() },
    daily.casework,
  );

const absence = (from: string, to: string, deputy: string) => ({
  ...{ deputy: personId(deputy), validFrom: plainDate(from), validTo: plainDate(to) },
});

const sentOn = (person: string): readonly string[] => daily.mailsOf(person).map(({ on }) => on);

describe('a row of the plan', () => {
  it('is told at 07:30 of the next working day, reminded and escalated as its ladder says, nobody twice', async () => {
    await opened(aRow('1', { start: openBy('2024-03-15') }));
    await runDays(daily, '2024-03-02', '2024-03-24');
    // Friday's assignment leaves on Monday; −7, −3, −1 and 0 are Wed 6, Tue 12, Thu 14, Fri 15.
    expect(sentOn('lan')).toEqual(['2024-03-04', '2024-03-06', '2024-03-12', '2024-03-14', '2024-03-15']);
    // Overdue from Monday 18: the head at +1.
    expect(sentOn('hoa')).toEqual(['2024-03-18']);
    // The office and the leader have digests while something is due in the week, overdue or moved.
    expect(sentOn('minh')).toEqual(sentOn('chu-tich'));
    expect(sentOn('chu-tich')).toEqual([
      '2024-03-04',
      '2024-03-11',
      '2024-03-12',
      '2024-03-13',
      '2024-03-14',
      '2024-03-15',
      '2024-03-18',
      '2024-03-19',
      '2024-03-20',
      '2024-03-21',
      '2024-03-22',
    ]);
  });

  it('that is done between midnight and 07:30 is left out, and a mail that then is empty does not leave', async () => {
    const task = await opened(aRow('1', { start: openBy('2024-03-15') }));
    await runDays(daily, '2024-03-02', '2024-03-11');
    await runDay(daily, '2024-03-12', { until: 'BuildDigests' });
    await finish(task, '2024-03-12', 6);
    await runDay(daily, '2024-03-12');
    expect(sentOn('lan')).toEqual(['2024-03-04', '2024-03-06']);
  });

  it('of somebody absent goes to the deputy, who is told for whom; the absent person hears nothing', async () => {
    const absent = people.map((person) =>
      person.id === 'lan' ? { ...person, deputies: [absence('2024-03-11', '2024-03-17', 'binh')] } : person,
    );
    await daily.close();
    daily = await startDaily({ units, people: absent });
    await opened(aRow('1', { start: openBy('2024-03-15') }));
    await runDays(daily, '2024-03-02', '2024-03-15');
    expect(sentOn('lan')).toEqual(['2024-03-04', '2024-03-06']);
    expect(sentOn('binh')).toEqual(['2024-03-12', '2024-03-14', '2024-03-15']);
    for (const { text } of daily.mailsOf('binh')) expect(text).toContain('Thay mặt: Nguyễn Thị Lan');
  });

  it('of a district goes up to the district’s own office and leader, who reads weekly', async () => {
    const committee = unitId('ubnd-huyen');
    await opened(aRow('h', { unit: unitId('phong-tu-phap'), committee, start: openBy('2024-03-06') }));
    await runDays(daily, '2024-03-02', '2024-03-15');
    expect(sentOn('chu-tich')).toEqual([]);
    expect(sentOn('chu-tich-huyen')).toEqual(['2024-03-04', '2024-03-11']);
    expect(daily.mailsOf('chu-tich-huyen').at(-1)?.text).toContain('Thay đổi từ Thứ Hai 04/03/2024');
    expect(sentOn('oanh').slice(0, 3)).toEqual(['2024-03-04', '2024-03-05', '2024-03-06']);
  });
});

describe('a day off', () => {
  it('has no mail: a weekend, the five days of Tết; a make-up Saturday has', async () => {
    await opened(aRow('1', { start: openBy('2024-02-16') }), '2024-02-01');
    await runDays(daily, '2024-02-02', '2024-02-16');
    const days = new Set(daily.outbox.map(({ on }) => on));
    expect([...days].filter((day) => day >= '2024-02-08' && day <= '2024-02-14')).toEqual([]);
    daily.outbox.length = 0;
    // Monday 29/4/2024 was swapped for Saturday 4/5/2024.
    await opened(
      aRow('2', { start: openBy('2024-05-06'), taskId: 'so-noi-vu', unit: unitId('so-noi-vu') }),
      '2024-04-26',
    );
    await runDays(daily, '2024-04-27', '2024-05-04');
    expect(sentOn('binh')).toContain('2024-05-04');
    expect(sentOn('binh')).not.toContain('2024-04-29');
  });
});

describe('an outage', () => {
  it('of seven days is caught up once: one mail a person, of several steps for one audience the last', async () => {
    await opened(aRow('1', { start: openBy('2024-03-15') }));
    await runDay(daily, '2024-03-11');
    daily.outbox.length = 0;
    await runDay(daily, '2024-03-20');
    expect(sentOn('lan')).toEqual(['2024-03-20']);
    expect(sentOn('hoa')).toEqual(['2024-03-20']);
    expect(sentOn('minh')).toEqual(['2024-03-20']);
    const steps = (await daily.ports.cases.eventsOn(plainDate('2024-03-20'))).map((event) => event.steps);
    expect(steps).toEqual([[0, 1, 3]]);
  });

  it('leaves no mail behind: what was written for the days of the outage leaves with the next run', async () => {
    await opened(aRow('1', { start: openBy('2024-06-28') }));
    await runDay(daily, '2024-03-13');
    expect(sentOn('lan')).toEqual(['2024-03-13']);
  });
});

describe('a run that breaks off', () => {
  const manyRows = async (): Promise<void> => {
    for (const [i, unit] of ['so-tu-phap', 'so-noi-vu'].entries())
      await opened(aRow(String(i), { taskId: unit, unit: unitId(unit), start: openBy('2024-03-15') }));
  };

  it.each(['WorkAgenda', 'BuildDigests', 'SendMails'])('behind %s is completed, nothing twice', async (until) => {
    await manyRows();
    await runDays(daily, '2024-03-02', '2024-03-11');
    daily.outbox.length = 0;
    await runDay(daily, '2024-03-12', { until });
    await runDay(daily, '2024-03-12');
    expect(daily.outbox.map(({ to }) => to).sort()).toEqual(
      ['binh', 'chu-tich', 'lan', 'minh'].map((person) => `${person}@tinh.gov.vn`),
    );
  });

  it('for good is taken up by the next day’s run: a mail taken and not sent is sent', async () => {
    await manyRows();
    await runDays(daily, '2024-03-02', '2024-03-11');
    daily.outbox.length = 0;
    daily.breakMails(() => {
      throw new Error('SES is away');
    });
    await expect(runDay(daily, '2024-03-12')).rejects.toThrow('A mail could not be sent');
    daily.breakMails();
    await runDay(daily, '2024-03-13');
    expect(sentOn('lan')).toEqual(['2024-03-13']);
    expect(sentOn('binh')).toEqual(['2024-03-13']);
  });

  it('at one mail sends the others, marks them, and repeats that one alone', async () => {
    await manyRows();
    await runDays(daily, '2024-03-02', '2024-03-11');
    daily.outbox.length = 0;
    daily.breakMails(({ to }) => {
      if (to.startsWith('lan')) throw new Error('throttled');
    });
    await expect(runDay(daily, '2024-03-12')).rejects.toThrow('A mail could not be sent');
    daily.breakMails();
    await runDay(daily, '2024-03-12');
    expect(daily.outbox.map(({ to }) => to).sort()).toEqual(
      ['binh', 'chu-tich', 'lan', 'minh'].map((person) => `${person}@tinh.gov.vn`),
    );
  });

  it('two runs of a day at once: one has it, and each person one mail', async () => {
    await manyRows();
    const both = await Promise.all([
      runDay(daily, '2024-03-12', { execution: 'a' }),
      runDay(daily, '2024-03-12', { execution: 'b' }),
    ]);
    expect(both.map((steps) => steps.length).sort()).toEqual([1, 5]);
    expect(sentOn('lan')).toEqual(['2024-03-12']);
  });

  it('the steps themselves may run twice at once: each rung sounds once, each mail leaves once', async () => {
    await manyRows();
    const twice = { execution: 'a' };
    await Promise.all([
      runDay(daily, '2024-03-12', { ...twice, until: 'WorkAgenda' }),
      runDay(daily, '2024-03-12', { ...twice, until: 'WorkAgenda' }),
    ]);
    const climbed = (await daily.ports.cases.eventsOn(plainDate('2024-03-12'))).map(({ what }) => what);
    expect(climbed).toEqual(['rungs-climbed', 'rungs-climbed']);
  });
});

describe('what got lost', () => {
  it('a token that the workflow was not told is sent again once, and the task leaves the agenda', async () => {
    const task = await opened(aRow('1', { start: openBy('2024-03-15') }));
    const asked = aRow('2', { start: openBy('2024-03-20') });
    await opened({ ...asked, token: 'token-2' });
    const [waiting] = await daily.ports.cases.tasksOf(asked.caseId);
    if (waiting === undefined) throw new Error('no task');
    await finish(waiting, '2024-03-04');
    await finish(task, '2024-03-04');
    await runDays(daily, '2024-03-05', '2024-03-07');
    expect(daily.told).toEqual([{ token: 'token-2', output: { outcome: 'done', finishedOn: '2024-03-04' } }]);
  });

  it('an execution that was not started is started the next day, once', async () => {
    const { caseId } = aRow('9');
    const now = instantOf(plainDate('2024-03-04'), 12);
    const given = { caseId, process: 'pakn', board: 'pakn#2024', row: '9', title: 'Phản ánh', by: OFFICE, now };
    const start = { workflow: 'pakn', input: {} };
    await openCase({ ...given, start }, { store: daily.ports.cases });
    await runDays(daily, '2024-03-05', '2024-03-07');
    expect(daily.started).toEqual([caseId]);
    const known = await daily.ports.cases.readCase(caseId);
    if (known === undefined) throw new Error('no case');
    await restartProcess(known, { store: daily.ports.cases, workflows: daily.ports.workflows });
    expect(daily.started).toEqual([caseId]);
  });

  it('an officer without an address is counted, and the run goes on', async () => {
    await opened(aRow('h', { unit: unitId('phong-tu-phap'), start: openBy('2024-03-15') }));
    await runDay(daily, '2024-03-04');
    expect(daily.outbox.map(({ to }) => to)).toEqual(['chu-tich@tinh.gov.vn', 'minh@tinh.gov.vn']);
  });
});

describe('the mails of a morning', () => {
  it('are those that were looked at: who does the work, its head, the office, the leader', async () => {
    await daily.ports.cases.listBoard('ke-hoach-2024', plainDate('2024-03-01'), 'Kế hoạch 467/QĐ-UBND');
    const late = await opened(aRow('1', { start: openBy('2024-03-11') }));
    await opened(aRow('2', { start: openBy('2024-03-15') }));
    await opened(aRow('3', { taskId: 'so-noi-vu', unit: unitId('so-noi-vu'), start: openBy('2024-03-12') }));
    const signature = {
      unit: unitId('ubnd-tinh'),
      doer: 'leader',
      taskId: 'ky',
      subject: 'Ký quyết định công bố',
    } as const;
    await opened(aRow('4', { ...signature, start: openBy('2024-03-20') }), '2024-03-08');
    await runDays(daily, '2024-03-02', '2024-03-11');
    await finish(await opened(aRow('5', { start: openBy('2024-03-29') }), '2024-03-11'), '2024-03-11', 15);
    expect(late.state).toBe('open');
    await runDay(daily, '2024-03-12');
    for (const person of ['lan', 'hoa', 'minh', 'chu-tich']) {
      const mail = daily.mailsOf(person).find(({ on }) => on === '2024-03-12');
      await expect(`${mail?.subject ?? ''}\n\n${mail?.text ?? ''}`).toMatchFileSnapshot(`golden/${person}.txt`);
    }
  });

  it('leave out a silenced address, and the administrator is told once', async () => {
    await opened(aRow('1', { start: openBy('2024-03-15') }));
    const bounce = {
      eventType: 'Bounce' as const,
      bounce: {
        bounceType: 'Permanent',
        bouncedRecipients: [{ emailAddress: 'Lan@tinh.gov.vn' }],
        timestamp: instantOf(plainDate('2024-03-02'), 8),
        feedbackId: 'feedback-1',
      },
    };
    const store = new SuppressionStore(daily.client, daily.table);
    await recordFeedback(bounce, { store, cases: daily.ports.cases, reference: daily.ports.reference });
    await runDays(daily, '2024-03-02', '2024-03-06');
    expect(sentOn('lan')).toEqual([]);
    expect(sentOn('quan-tri')).toEqual(['2024-03-04']);
    expect(daily.mailsOf('quan-tri')[0]?.text).toContain(
      'Đã ngừng gửi thư tới lan@tinh.gov.vn (Nguyễn Thị Lan, Sở Tư pháp)',
    );
  });
});
