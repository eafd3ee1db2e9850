/** One case of each process that belongs to Sở Xây dựng, entered by the forms, for tests of who may open and do what. */
import { taskIdSchema, type CaseId } from '#shared/casework/index.ts';
import { plainDate } from '#shared/kernel/civil-date.ts';
import { unitId } from '#shared/org/index.ts';
import { smallProvince } from '../embedded/few-units.ts';
import { aHome, type TestHome } from '../embedded/home.ts';
import { dateFields, Officer } from '../embedded/officer.ts';
import { settle } from '../embedded/organisation.ts';
import { giveTask } from '../obligation/desk.ts';
import { Desk } from '../pakn/desk.ts';
import { issuePlan } from '../plan-issue/issue-plan.ts';
import { Visitor } from '../plan-issue/visitor.ts';

export const UNIT = unitId('so-xay-dung');
const TODAY = '2024-02-19';

export interface UnitCases {
  readonly home: TestHome;
  /** By the first part of an address, what stands in its places: `{ '/viec/': { case: …, task: … } }`. */
  readonly places: Readonly<Record<string, Readonly<Record<string, string>>>>;
}

const PLAN = `UBND TỈNH TRÀ GIANG
KẾ HOẠCH
Kiểm soát thủ tục hành chính năm 2024
STT\tNhiệm vụ\tCơ quan chủ trì\tCơ quan phối hợp\tThời gian thực hiện\tSản phẩm
1\tBan hành kế hoạch rà soát, đánh giá thủ tục hành chính\tSở Xây dựng\tVăn phòng UBND tỉnh\tTrước ngày 20/3/2024\tKế hoạch`;

const DRAFT = {
  title: 'Quyết định quy định thủ tục cấp phép sử dụng tạm thời vỉa hè',
  kind: 'committee-decision',
  programme: '12/CTr-UBND',
  ...dateFields('assessment', '2024-03-15'),
  ...dateFields('opinion', '2024-03-22'),
  ...dateFields('appraisal', '2024-04-05'),
  ...dateFields('issue', '2024-05-31'),
  procedures: 'Cấp phép sử dụng tạm thời vỉa hè',
};

const LIST = {
  number: '785/QĐ-BXD',
  ...dateFields('signed', '2024-02-16'),
  ...dateFields('effect', '2024-05-02'),
  fields: 'Hoạt động xây dựng',
  kinds: 'new',
  procedures: 'STT\tMã\tTên\n1\t1.001234\tCấp phép xây dựng',
};

const LATE = {
  unit: UNIT,
  receipt: 'H47.19-240205-0007',
  procedure: 'Cấp giấy phép xây dựng nhà ở',
  applicant: 'Nguyễn Thị Bưởi',
  cause: 'Chờ ý kiến về quy hoạch',
  ...dateFields('received', '2024-02-05'),
  ...dateFields('promised', '2024-02-21'),
  ...dateFields('renewed', '2024-02-28'),
};

/** Fills in the form of a page; gives the last part of the address it leads to. */
async function enter(who: Visitor, path: string, fields: Readonly<Record<string, string>>): Promise<string> {
  const { url, status, text } = await who.submit(await who.open(path), fields);
  if (status !== 200) throw new Error(`${path} was refused (${String(status)}): ${text.slice(0, 600)}`);
  return url.pathname.split('/').at(-1) ?? '';
}

/** A petition that the unit answers now. */
async function petition(home: TestHome, office: Visitor): Promise<CaseId> {
  const caseId = await new Desk(home).receive();
  await home.clock.idle();
  const form = await office.open(`/pakn/${caseId}/viec/classify-1?chon=chuyen`);
  await office.submit(form, { class: 'conduct', unit: UNIT });
  await home.clock.idle();
  return caseId;
}

async function inspection(office: Visitor, cause: CaseId): Promise<string> {
  const { html } = await office.open(`/pakn/${cause}`);
  const link = /href="(\/kiem-tra\/dot-xuat[^"]*)"/u.exec(html)?.[1]?.replaceAll('&amp;', '&') ?? '';
  const days = { ...dateFields('from', '2024-02-21'), ...dateFields('to', '2024-02-22') };
  return enter(office, link, { ...days, units: UNIT, contents: 'execution', reason: 'Phản ánh trả kết quả chậm' });
}

async function plan(home: TestHome, office: Visitor): Promise<string> {
  const leader = await Visitor.signedIn(home, 'chu-tich');
  return issuePlan({ office, leader }, PLAN, { number: '15/KH-UBND', date: plainDate(TODAY) });
}

export async function unitCases(): Promise<UnitCases> {
  const home = await aHome(TODAY);
  await settle(home, smallProvince());
  const office = await Visitor.signedIn(home, 'kiem-soat-tthc');
  const unit = await Visitor.signedIn(home, 'so-xay-dung');
  const officer = await Officer.at(home, 'so-xay-dung');
  const task = await giveTask(home, 'plan-2024:0001', { unit: UNIT, taskId: taskIdSchema.parse('001.so-xay-dung') });
  const petitionId = await petition(home, office);
  const cause = await new Desk(home).receive();
  await office.submit(await office.open('/bao-cao/mo-nam?nam=2024'), { from: 'q1' });
  return {
    home,
    places: {
      '/viec/': { case: task.caseId, task: task.taskId },
      '/pakn/': { case: petitionId, task: 'handle-1' },
      '/kiem-tra/': { case: await inspection(office, cause), task: 'team' },
      '/cong-bo/': { case: await enter(unit, '/cong-bo/moi', LIST), task: 'draft-1' },
      '/du-thao/': { case: await enter(unit, '/du-thao/moi', DRAFT), task: 'assessment-1', procedure: '1' },
      '/ra-soat/': {
        case: (await officer.send('/ra-soat/moi', { units: [UNIT] })).location.split('/').at(-1) ?? '',
        task: 'plan-1',
        group: '1',
      },
      '/ho-so-tre/': { year: '2024', id: await enter(unit, '/ho-so-tre/moi', LATE) },
      '/bao-cao/': { period: '2024-q1', unit: UNIT, form: 'II.06a' },
      '/don-vi/': { unit: UNIT },
      '/don-doc/': { committee: 'ubnd-tinh', date: TODAY, unit: UNIT },
      '/ke-hoach/': { plan: await plan(home, office), key: '0010' },
    },
  };
}
