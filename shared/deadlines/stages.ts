/**
 * A total and its stages.
 *
 *   Hoàn thành trước 10 ngày thông thường kể từ ngày ký …: - Phê duyệt quy trình nội bộ trước 07 ngày;
 *   - Thiết lập quy trình điện tử chậm nhất là 03 ngày.
 */
import type { Deadline, DeadlineOf } from './deadline.ts';
import { period } from './families/period.ts';
import { takeLabel } from './labels.ts';
import type { Reader } from './reader.ts';

type Step = DeadlineOf<'AFTER_CAL'> | DeadlineOf<'AFTER_WORK'>;

const isStep = (deadline: Deadline | undefined): deadline is Step =>
  deadline?.kind === 'AFTER_CAL' || deadline?.kind === 'AFTER_WORK';

const OPEN = / ?[:,;.] ?(?:trong đó|cụ thể|gồm)?:? ?(?=[-+•]|\p{L})/uy;
const BULLET = /[ ;.,+•-]*/uy;

/** «Phê duyệt quy trình nội bộ trước 07 ngày»: a stage counts from the end of the one before, which it need not name. */
function takeStep(reader: Reader): Step | undefined {
  reader.take(BULLET);
  const label = takeLabel(reader);
  if (label === undefined) return undefined;
  const doubts = reader.doubts.length;
  const deadline = reader.attempt(period);
  if (!isStep(deadline) || deadline.event !== null) return undefined;
  reader.doubts.length = doubts;
  return { ...deadline, ...label };
}

const lowerFirst = (text: string): string => text.charAt(0).toLowerCase() + text.slice(1);

/** The chain that a counted period opens, when stages follow it; undefined (cursor unmoved) when none do. */
export function takeStages(reader: Reader, whole: Deadline): Deadline | undefined {
  if (!isStep(whole) || whole.event === null || reader.take(OPEN) === null) return undefined;
  const steps: Step[] = [];
  let event: string = whole.event;
  for (;;) {
    const mark = reader.mark();
    const step = takeStep(reader);
    if (step === undefined) {
      reader.reset(mark);
      break;
    }
    steps.push({ ...step, event });
    event = lowerFirst(step.what ?? step.actor ?? event);
  }
  if (steps.length < 2) return undefined;
  checkTotal(reader, whole, steps);
  const unit = whole.kind === 'AFTER_WORK' ? { unit: 'work' as const } : {};
  return { kind: 'CHAIN', total: whole.n, event: whole.event, ...unit, steps };
}

/** Stages that add up to the total follow one another; otherwise they may all count from the same event. */
function checkTotal(reader: Reader, whole: Step, steps: readonly Step[]): void {
  const sum = steps.reduce((days, { n }) => days + n, 0);
  if (sum !== whole.n) reader.doubt('the stages do not add up to the total; they may count from one event');
  if (steps.some(({ kind }) => kind !== whole.kind)) reader.doubt('stages and total count different kinds of days');
}
