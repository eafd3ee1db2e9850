/** The questions of the workflow: assess, give an opinion, appraise. */
import type { z } from 'zod';
import { askPerson, SYSTEM, taskIdSchema } from '#shared/casework/index.ts';
import { civilDateAt } from '#shared/kernel/civil-date.ts';
import type { UnitId } from '#shared/org/unit.ts';
import type * as contract from '#workflows/impact-assessment/contract.ts';
import { clockOf, daysReference, type Step } from '../domain/dates.ts';
import { boardOf, PROCESS, type Text } from '../domain/text.ts';
import type { ImpactPorts } from '../ports.ts';
import { knownText } from './known-text.ts';

type Asking = z.output<typeof contract.askAssessment.payload>;
interface Question {
  readonly step: Step;
  readonly subject: string;
  readonly doer: 'officer' | 'office';
  readonly unitOf: (text: Text) => UnitId;
}

const asked = { outcome: 'asked' } as const;

export async function askAssessment(asking: Asking, ports: ImpactPorts) {
  const subject = asking.round === 1 ? 'Đánh giá tác động' : 'Tiếp thu, giải trình và gửi lại hồ sơ đánh giá tác động';
  await ask(asking, ports, {
    step: 'assessment',
    subject,
    doer: 'officer',
    unitOf: ({ draftingUnit }) => draftingUnit,
  });
  return asked;
}

export async function askOpinion(asking: Asking, ports: ImpactPorts) {
  const subject = 'Cho ý kiến về thủ tục hành chính trong dự thảo';
  await ask(asking, ports, { step: 'opinion', subject, doer: 'office', unitOf: ({ office }) => office });
  return asked;
}

export async function askAppraisal(asking: Asking, ports: ImpactPorts) {
  const subject = 'Thẩm định quy định về thủ tục hành chính';
  await ask(asking, ports, { step: 'appraisal', subject, doer: 'officer', unitOf: ({ appraiser }) => appraiser });
  return asked;
}

async function ask(
  { now, token, caseId, round }: Asking,
  ports: ImpactPorts,
  { step, subject, doer, unitOf }: Question,
): Promise<void> {
  const { text } = await knownText(ports.store, caseId);
  const days = ports.reference.get(daysReference);
  const terms = { asked: civilDateAt(now), days, calendar: ports.calendar };
  const { due, basis, derivation } = clockOf(step, text.dates, terms);
  await askPerson(
    {
      task: {
        caseId,
        taskId: taskIdSchema.parse(`${step}-${round}`),
        process: PROCESS,
        board: boardOf(text.dates.issue),
        row: caseId,
        subject: `${subject}: ${text.title}`,
        unit: unitOf(text),
        doer,
        countedIn: 'working-day',
        ladder: PROCESS,
        derivation: [...derivation],
        basis,
        start: { state: 'open', due },
        token,
      },
      by: SYSTEM,
      now,
    },
    ports,
  );
}
