/**
 * Biểu II.07b: procedures and their internal processes. It counts what there is, so of several periods the last counts.
 * The columns named after the district stay in the form after 01/7/2025 (domain §3f). The province's list holds the
 * procedures of all tiers, so departments fill it and communes, who would count the same ones again, do not.
 */
import { formSchema, type Form } from '../form.ts';

const COMPETENCE = 'Số TTHC thuộc thẩm quyền giải quyết của địa phương';
const ONE_STOP = 'Số TTHC thực hiện theo cơ chế một cửa';
const PROCESSES = 'Số quy trình nội bộ đã ban hành';
const stock = { kind: 'typed', over: 'last', system: null } as const;

const group = (title: string, prefix: string, tiers: readonly [string, string, string]) => [
  {
    id: prefix,
    header: [title, 'Tổng số'],
    cell: { kind: 'total', of: [`${prefix}-province`, `${prefix}-district`, `${prefix}-commune`] },
  },
  { id: `${prefix}-province`, header: [title, tiers[0]], cell: stock },
  { id: `${prefix}-district`, header: [title, tiers[1]], cell: stock },
  { id: `${prefix}-commune`, header: [title, tiers[2]], cell: stock },
];

const TIERS = ['Cấp tỉnh', 'Cấp huyện', 'Cấp xã'] as const;

export const ii07b: Form = formSchema.parse({
  code: 'II.07b',
  title: 'Số thủ tục hành chính và quy trình nội bộ, điện tử',
  validFrom: '2020-01-01',
  validTo: null,
  filledBy: [{ kind: 'departments', tier: 'province' }],
  columns: [
    ...group(COMPETENCE, 'competence', TIERS),
    ...group(ONE_STOP, 'one-stop', ['Tại Bộ phận Một cửa tỉnh', 'Tại Bộ phận Một cửa huyện', 'Tại Bộ phận Một cửa xã']),
    ...group(PROCESSES, 'processes', TIERS),
  ],
  checks: (['province', 'district', 'commune'] as const).map((tier) => ({
    left: [`one-stop-${tier}`],
    is: 'at-most',
    right: [`competence-${tier}`],
    beside: `one-stop-${tier}`,
    message: 'Số TTHC theo cơ chế một cửa không thể nhiều hơn số TTHC thuộc thẩm quyền của cấp đó.',
  })),
  largest: 10_000,
  source: 'Biểu số II.07b/VPCP/KSTT (Thông tư 01/2020/TT-VPCP)',
  verified: false,
});
