/**
 * The terms of announcing and the ways of publishing, as data: an administrator edits them, and a case keeps to those of
 * the day on which its decision was signed. Initial values: Nghị định 63/2010/NĐ-CP as amended in 2013 and 2017, and,
 * where provinces set themselves more, the plan of Quảng Nam for 2024 (section II), the strictest of those we know.
 */
import { z } from 'zod';
import { boundSchema, type Bound } from './clocks.ts';

export const KINDS = ['new', 'amended', 'abolished'] as const;
export const kindSchema = z.enum(KINDS);
/** Nghị định 63/2010/NĐ-CP, Điều 14: newly issued; amended, supplemented or replaced; abolished. */
export type Kind = z.infer<typeof kindSchema>;

export const publicationIdSchema = z
  .string()
  .max(40)
  .regex(/^[a-z]+(?:-[a-z]+)*$/u);

export const publicationSchema = z.object({
  id: publicationIdSchema,
  name: z.string().trim().min(1).max(120),
  /** What the unit has to do. */
  subject: z.string().trim().min(1).max(300),
  /** Who does it, in the words of plans; null for the unit that drafted the decision. */
  agency: z.string().trim().min(1).nullable(),
  /** For which kinds of procedures it is needed. */
  kinds: z.array(kindSchema).min(1),
  /** The publication it waits for; then `previous` is the end of that one. */
  after: publicationIdSchema.nullable(),
  ordinary: z.array(boundSchema).min(1),
  /** The terms under the shortened procedure. */
  shortened: z.array(boundSchema).min(1),
  /** What the checker looks for at the addresses; null when nobody can see it on the web. */
  proof: z.enum(['number', 'codes', 'number-and-codes']).nullable(),
  /** Pages on which it is to appear; those of one case are added to it. */
  addresses: z.array(z.url({ protocol: /^https?$/u })).max(5),
});
export type Publication = z.infer<typeof publicationSchema>;

export const rulesSchema = z
  .object({
    /** The province's decision. */
    announce: z.object({ ordinary: z.array(boundSchema).min(1), shortened: z.array(boundSchema).min(1) }),
    /** Working days before the decision's last day by which the draft, and its check, are to be handed on. */
    handOver: z.object({ draft: z.int().min(0).max(20), check: z.int().min(0).max(20) }),
    publications: z.array(publicationSchema).min(1).max(12),
    /** How many calendar days after the signature the checker looks each day. */
    watchDays: z.int().min(1).max(120),
  })
  .superRefine(({ publications }, context) => {
    const ids = publications.map(({ id }) => id);
    const followed = publications.map(({ after }) => after);
    for (const [index, { id, after }] of publications.entries()) {
      const faults = [
        ids.indexOf(id) !== index && `mã «${id}» đứng hai lần.`,
        after !== null && !ids.slice(0, index).includes(after) && `«${id}» làm sau một nơi không đứng trước nó.`,
        after !== null &&
          followed.indexOf(after) !== index &&
          `sau «${after}» có hai nơi; chỉ một nơi được làm sau nó.`,
      ];
      for (const message of faults)
        if (message !== false) context.addIssue({ code: 'custom', path: ['publications', index], message });
    }
    for (const kind of KINDS)
      if (!publications.some(({ kinds }) => kinds.includes(kind)))
        context.addIssue({
          code: 'custom',
          path: ['publications'],
          message: `thủ tục «${kind}» không được công khai ở đâu.`,
        });
  });
export type Rules = z.infer<typeof rulesSchema>;

const days = (n: number, from: Bound['from'], basis: string): Bound => ({ n, count: 'day', from, basis });
const workingDays = (n: number, from: Bound['from'], basis: string): Bound => ({
  n,
  count: 'working-day',
  from,
  basis,
});

const PLAN = 'kế hoạch kiểm soát TTHC của tỉnh (Quảng Nam 2024)';
const DECREE = 'Nghị định 63/2010/NĐ-CP (sửa đổi 2013, 2017)';
const ALL = [...KINDS];

const posting = [workingDays(3, 'decision', `${PLAN}, dòng II.4`)];
const web = [workingDays(3, 'decision', `${PLAN}, dòng II.5`)];
const provincialSystem = [days(5, 'decision', `${PLAN}, dòng II.7`)];
const internalProcess = [days(7, 'decision', `${PLAN}, dòng II.3`)];
const electronicProcess = [
  days(3, 'previous', `${PLAN}, dòng II.3`),
  days(10, 'decision', `${PLAN}, dòng II.3: cả hai bước`),
];
const oneStopList = [workingDays(1, 'decision', `${PLAN}, dòng II.8: ngay sau khi có quyết định công bố`)];

export const INITIAL_RULES: Rules = rulesSchema.parse({
  announce: {
    ordinary: [days(10, 'list', `${PLAN}, dòng II.1`), days(5, 'effect', `${DECREE}, Điều 15`)],
    shortened: [days(3, 'list', `${DECREE}, Điều 15: văn bản theo trình tự, thủ tục rút gọn`)],
  },
  handOver: { draft: 4, check: 2 },
  publications: [
    {
      id: 'posting',
      name: 'Niêm yết',
      subject: 'Niêm yết thủ tục tại nơi tiếp nhận hồ sơ',
      agency: 'Trung tâm Phục vụ hành chính công',
      kinds: ALL,
      after: null,
      ordinary: posting,
      shortened: posting,
      proof: null,
      addresses: [],
    },
    {
      id: 'web',
      name: 'Cổng, trang thông tin điện tử',
      subject: 'Đăng thủ tục trên cổng hoặc trang thông tin điện tử',
      agency: null,
      kinds: ALL,
      after: null,
      ordinary: web,
      shortened: web,
      proof: 'number',
      addresses: [],
    },
    {
      id: 'internal-process',
      name: 'Quy trình nội bộ',
      subject: 'Trình phê duyệt quy trình nội bộ giải quyết thủ tục',
      agency: null,
      kinds: ['new', 'amended'],
      after: null,
      ordinary: internalProcess,
      shortened: internalProcess,
      proof: null,
      addresses: [],
    },
    {
      id: 'electronic-process',
      name: 'Quy trình điện tử',
      subject: 'Thiết lập quy trình điện tử trên hệ thống của tỉnh',
      agency: 'Sở Thông tin và Truyền thông',
      kinds: ['new', 'amended'],
      after: 'internal-process',
      ordinary: electronicProcess,
      shortened: electronicProcess,
      proof: null,
      addresses: [],
    },
    {
      id: 'provincial-system',
      name: 'Hệ thống thông tin của tỉnh',
      subject: 'Công khai thủ tục trên hệ thống thông tin giải quyết thủ tục của tỉnh',
      agency: 'Sở Thông tin và Truyền thông',
      kinds: ALL,
      after: null,
      ordinary: provincialSystem,
      shortened: provincialSystem,
      proof: 'codes',
      addresses: [],
    },
    {
      id: 'national-database',
      name: 'Cơ sở dữ liệu quốc gia',
      subject: 'Nhập thủ tục vào Cơ sở dữ liệu quốc gia về thủ tục hành chính',
      agency: null,
      kinds: ALL,
      after: null,
      ordinary: [days(5, 'decision', `${PLAN}, dòng II.6`), days(15, 'list', `${PLAN}, dòng II.6`)],
      shortened: [workingDays(2, 'decision', `${DECREE}, Điều 24 khoản 2`)],
      proof: 'codes',
      addresses: [],
    },
    {
      id: 'one-stop-list',
      name: 'Danh mục một cửa',
      subject: 'Đưa thủ tục vào danh mục tiếp nhận tại Bộ phận Một cửa',
      agency: null,
      kinds: ALL,
      after: null,
      ordinary: oneStopList,
      shortened: oneStopList,
      proof: null,
      addresses: [],
    },
  ],
  watchDays: 45,
});
