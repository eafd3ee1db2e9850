/** The interface as data: its addresses, what they take, what they answer. Routes and description are both made of it. */
import { z } from 'zod';
import {
  caseDetailSchema,
  caseSchema,
  obligationDetailSchema,
  obligationSchema,
  pageOf,
  planSchema,
  planSummarySchema,
  problemSchema,
  reportDetailSchema,
  reportSchema,
  taskStates,
} from './resources.ts';
import { A_PAGE, MOST_A_PAGE } from './paging.ts';

/** Names under which the description lists the schemas. */
export const SCHEMAS = {
  Plan: planSchema,
  PlanPage: pageOf(planSummarySchema),
  Obligation: obligationDetailSchema,
  ObligationPage: pageOf(obligationSchema),
  Case: caseDetailSchema,
  CasePage: pageOf(caseSchema.omit({ openedOn: true })),
  Report: reportDetailSchema,
  ReportPage: pageOf(reportSchema),
  Problem: problemSchema,
} as const;
export type SchemaName = keyof typeof SCHEMAS;

export interface Parameter {
  readonly name: string;
  readonly schema: z.ZodType;
  readonly required: boolean;
  readonly about: string;
}

export interface Operation {
  /** The path as OpenAPI writes it: `/plans/{plan}`. */
  readonly path: string;
  readonly id: string;
  readonly about: string;
  readonly query: readonly Parameter[];
  readonly answer: SchemaName;
}

export const BASE = '/api/v1';

const asked = (name: string, schema: z.ZodType, about: string, required = false): Parameter => ({
  name,
  schema,
  required,
  about,
});

const PAGING = [
  asked('cursor', z.string(), 'Giá trị «next» của trang trước'),
  asked('limit', z.int().min(1).max(MOST_A_PAGE), `Số mục một trang, mặc định ${A_PAGE}, nhiều nhất ${MOST_A_PAGE}`),
];

export const OPERATIONS = [
  {
    path: '/plans',
    id: 'listPlans',
    about: 'Các kế hoạch đang có hiệu lực của một năm',
    query: [asked('year', z.int().min(2000).max(2100), 'Năm; mặc định năm nay'), ...PAGING],
    answer: 'PlanPage',
  },
  { path: '/plans/{plan}', id: 'getPlan', about: 'Một kế hoạch với từng dòng', query: [], answer: 'Plan' },
  {
    path: '/obligations',
    id: 'listObligations',
    about: 'Việc của một kế hoạch (mọi tình trạng) hoặc việc đang mở của một đơn vị; cho ít nhất một trong hai',
    query: [
      asked('plan', z.string(), 'Mã kế hoạch'),
      asked('unit', z.string(), 'Mã đơn vị'),
      asked('state', z.enum(taskStates), 'Chỉ việc ở tình trạng này'),
      ...PAGING,
    ],
    answer: 'ObligationPage',
  },
  {
    path: '/obligations/{case}/{task}',
    id: 'getObligation',
    about: 'Một việc: vì sao ra hạn đó, gia hạn, minh chứng',
    query: [],
    answer: 'Obligation',
  },
  {
    path: '/cases',
    id: 'listCases',
    about: 'Các hồ sơ của một bảng: một kế hoạch, hoặc một quy trình và kỳ của nó',
    query: [asked('board', z.string(), 'Ví dụ «pakn#2024-Q1», hoặc mã kế hoạch', true), ...PAGING],
    answer: 'CasePage',
  },
  { path: '/cases/{case}', id: 'getCase', about: 'Một hồ sơ với việc và sự kiện', query: [], answer: 'Case' },
  {
    path: '/reports',
    id: 'listReports',
    about: 'Báo cáo định kỳ của từng đơn vị trong một kỳ',
    query: [asked('period', z.string(), 'Ví dụ «2024-q1», «2024-year»', true), ...PAGING],
    answer: 'ReportPage',
  },
  {
    path: '/reports/{period}/{unit}',
    id: 'getReport',
    about: 'Một báo cáo với số liệu',
    query: [],
    answer: 'Report',
  },
] as const satisfies readonly Operation[];

export type OperationId = (typeof OPERATIONS)[number]['id'];
