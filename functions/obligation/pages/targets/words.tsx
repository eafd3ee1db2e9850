/** How targets and figures are said on pages. */
import type { Access } from '#shared/access/access.ts';
import type { CaseStore } from '#shared/casework/index.ts';
import type { Measure } from '#shared/obligations/index.ts';
import { Tag, type TagColour } from '#shared/ui/components/messages.tsx';
import type { PageContext } from '#shared/ui/routes.ts';
import {
  figureText,
  STATUS_WORDS,
  targetRules,
  type Allotment,
  type Share,
  type Status,
  type Target,
  type TargetPlan,
} from '#shared/targets/index.ts';
import type { TargetPorts } from '../../use-cases/read-targets.ts';

const COLOURS: Readonly<Record<Status, TagColour>> = {
  met: 'green',
  missed: 'red',
  unmeasured: 'orange',
  'not-due': 'grey',
  unallotted: 'yellow',
};

export const StatusTag = ({ status }: { status: Status }) => (
  <Tag colour={COLOURS[status]}>{STATUS_WORDS[status].label}</Tag>
);

const OPERATORS: Readonly<Record<Measure['op'], string>> = {
  '>=': 'tối thiểu ',
  '>': 'trên ',
  '=': '',
  '<=': 'tối đa ',
  '<': 'dưới ',
};

/** «87,5%», «120 hồ sơ». */
export const amount = (value: number, unit: string | null): string =>
  unit === null || unit === '%' ? `${figureText(value)}${unit ?? ''}` : `${figureText(value)} ${unit}`;

type Level = Pick<Allotment, 'op' | 'unit'>;

/** «tối thiểu 80%»; what is missing is said. */
export const goalText = ({ op, unit }: Level, value: number | null): string =>
  value === null ? 'chưa giao số' : `${OPERATORS[op]}${amount(value, unit)}`;

/** What a unit is to reach, and to aim for when that is more. */
export const shareText = (level: Level, { assigned, aim }: Pick<Share, 'assigned' | 'aim'>): string =>
  aim === null || aim === assigned
    ? goalText(level, assigned)
    : `${goalText(level, assigned)}, phấn đấu ${amount(aim, level.unit)}`;

export const targetName = ({ no, title }: Pick<Target, 'no' | 'title'>): string =>
  no === null ? title : `${no}. ${title}`;

export const planName = ({ number, title }: Pick<TargetPlan, 'number' | 'title'>): string =>
  number === '' ? title : `${number} – ${title}`;

export const planPath = (plan: string): string => `/chi-tieu/${encodeURIComponent(plan)}`;
export const targetPath = (plan: string, key: string): string => `${planPath(plan)}/muc/${key}`;
export const unitPath = (plan: string, unit: string): string => `${planPath(plan)}/don-vi/${unit}`;

/** What the use-cases stand on, from the reference data of the request. */
export const targetPorts = ({ var: { reference } }: PageContext, store: CaseStore): TargetPorts => ({
  store,
  calendar: reference.calendar,
  organisation: reference.organisation,
  rules: reference.get(targetRules),
});

/** Gives targets to units: the office that keeps the plan. */
export const mayAllot = (access: Access, { issuer, office }: Pick<TargetPlan, 'issuer' | 'office'>): boolean =>
  access.hasIn(office, 'office', 'head') || access.hasIn(issuer, 'office');
