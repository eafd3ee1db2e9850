/** Petitions: citizens write by the public form; the office classifies, units answer or refuse, the office publishes. */
import type { Task } from '#shared/casework/index.ts';
import type { Conduct } from '../behaviour.ts';
import type { Fields } from '../browser.ts';
import type { Stage } from '../stage.ts';
import { keyOf } from '../watch.ts';
import type { RehearsedProcess } from './process.ts';
import { dueToday } from './tthc-announce.ts';

const MATTERS = [
  ['Trả kết quả hộ tịch chậm', 'Hồ sơ khai sinh hẹn ba ngày mà tám ngày chưa trả kết quả.'],
  ['Yêu cầu thêm giấy tờ', 'Bộ phận một cửa yêu cầu giấy tờ không có trong thủ tục đã công bố.'],
  ['Thái độ tiếp nhận', 'Cán bộ tiếp nhận không giải thích lý do trả lại hồ sơ.'],
  ['Quy định chồng chéo', 'Hai văn bản của tỉnh quy định khác nhau về cùng một thành phần hồ sơ.'],
] as const;

export const pakn: RehearsedProcess = {
  process: 'pakn',
  happen: async (stage) => {
    for (const index of dueToday(stage, stage.options.pakn, 'petition')) await write(stage, index);
  },
  act: async (stage, task, conduct) => {
    const person = stage.doerOf(task);
    if (person === undefined) return;
    const { way, fields } = answerOf(stage, task, conduct);
    const page = `/pakn/${task.caseId}/viec/${task.taskId}`;
    const path = way === undefined ? page : `${page}?chon=${way}`;
    if (conduct === 'wrong' && way === 'chuyen') await stage.fillIn(person, task, { path, fields: { unit: '' } });
    await stage.fillIn(person, task, { path, fields });
  },
};

async function write(stage: Stage, index: number): Promise<void> {
  const name = String(index);
  const [title, content] = stage.chance.pick(MATTERS, 'matter', name);
  const citizen = stage.visitor(`198.51.${100 + Math.floor(index / 200)}.${1 + (index % 200)}`);
  const fields = {
    title,
    content: `${content} (Lượt ${index + 1})`,
    name: `Trần Văn Dân`,
    address: `Thôn ${1 + (index % 9)}`,
    phone: `09${String(10_000_000 + index)}`,
    ...(stage.chance.draw('e-mail', name) < 0.4 && { email: `nguoi-dan-${index + 1}@mau.example` }),
    consent: 'yes',
  };
  await citizen.send(await citizen.open('/phan-anh'), fields);
  await stage.home.clock.idle();
}

interface Answer {
  /** Which of the task's ways; undefined where there is only one. */
  readonly way: string | undefined;
  readonly fields: Fields;
}

function answerOf(stage: Stage, task: Task, conduct: Conduct): Answer {
  const [step = ''] = task.taskId.split('-');
  if (step === 'handle') return handled(task, conduct);
  if (step === 'check') return checked(task, conduct);
  if (step === 'classify' && conduct === 'refuse') return { way: 'tach', fields: { as: 'complaint' } };
  const unit = unitFor(stage, task);
  return { way: 'chuyen', fields: { class: 'conduct', unit } };
}

function handled({ taskId }: Task, conduct: Conduct): Answer {
  const mayRefuse = !taskId.startsWith('handle-final-');
  if (conduct === 'refuse' && mayRefuse)
    return { way: 'tu-choi', fields: { reason: 'Không thuộc thẩm quyền của đơn vị' } };
  const answer = 'Đã kiểm tra, trả kết quả cho người dân và chấn chỉnh bộ phận tiếp nhận.';
  return { way: mayRefuse ? 'tra-loi' : undefined, fields: { answer } };
}

function checked({ taskId }: Task, conduct: Conduct): Answer {
  const isFirst = taskId.endsWith('-1');
  if (conduct === 'wrong' && isFirst) return { way: 'tra-lai', fields: { reason: 'Chưa nêu đã trả kết quả chưa' } };
  const answer = 'Đã kiểm tra, trả kết quả cho người dân và chấn chỉnh bộ phận tiếp nhận.';
  return {
    way: 'dong-y',
    fields: { title: 'Phản ánh về thủ tục hành chính', question: 'Phản ánh của người dân.', answer },
  };
}

/** A department or a commune, by chance; another one each time a unit refused. */
function unitFor({ chance, organisation, today }: Stage, task: Task): string {
  const units = [
    ...organisation.membersOn({ kind: 'departments', tier: 'province' }, today),
    ...organisation.membersOn({ kind: 'committees', tier: 'commune' }, today),
  ];
  return chance.pick(units, 'handling', keyOf(task)).id;
}
