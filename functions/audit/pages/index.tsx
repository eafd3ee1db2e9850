/** The log of everything that was done, for administrators, and the same as a file. */
import type { AuditLog } from '#shared/audit/index.ts';
import { formatNumber } from '#shared/kernel/vietnamese-number.ts';
import { formatInstant } from '#shared/ui/format.ts';
import { listRoutes, SHEETS, type NamedList } from '#shared/ui/list-download.tsx';
import { BackLink } from '#shared/ui/components/wayfinding.tsx';
import { get, signedIn, type PageContext, type PageRoute } from '#shared/ui/routes.ts';
import { positionOf } from '../domain/log-position.ts';
import { MOST_LINES, readLog } from '../use-cases/read-log.ts';
import { readLogPage, type LogPagePorts } from '../use-cases/read-log-page.ts';
import { LogPage, whoWords } from './log-page.tsx';
import { AFTER, askedOf, LOG, type Asked } from './log-query.ts';

export interface AuditPages extends Omit<LogPagePorts, 'entries'> {
  readonly entries: LogPagePorts['entries'] & AuditLog;
}

const ADMINISTRATOR = ['administrator'] as const;

export const auditPages = (ports: AuditPages): readonly PageRoute[] => [
  get(LOG, ADMINISTRATOR, showLog(ports)),
  ...listRoutes({ path: LOG, allow: ADMINISTRATOR, formats: SHEETS, read: (context) => takeLog(context, ports) }),
];

const showLog =
  (ports: AuditPages) =>
  (context: PageContext): Promise<Response> =>
    answerLog(context, askedOf(context), ports);

async function answerLog(context: PageContext, asked: Asked, ports: AuditPages): Promise<Response> {
  const { organisation } = context.var.reference;
  const hasErrors = asked.errors.length > 0;
  const after = positionOf(context.req.query(AFTER) ?? '');
  const found = hasErrors
    ? { lines: [], next: null }
    : await readLogPage(asked.filter, after, context.var.reference, ports);
  if (hasErrors) context.status(422);
  const units = organisation.units.map(({ id, names }) => ({ value: id, label: names.at(-1)?.name ?? id }));
  return context.var.page(<LogPage {...asked} {...found} {...{ after, units, organisation }} />, {
    title: 'Nhật ký hệ thống',
    beforeMain: <BackLink href="/quan-tri" />,
    hasErrors,
  });
}

const TOO_LONG = {
  field: 'tu',
  message: `Tệp dài hơn ${formatNumber(MOST_LINES)} dòng. Rút ngắn khoảng ngày, hoặc lọc theo người, đơn vị.`,
};

const COLUMNS = [
  { header: 'Lúc', width: 20 },
  { header: 'Ai', width: 36 },
  { header: 'Mã người', width: 18 },
  { header: 'Thay mặt (mã)', width: 18 },
  { header: 'Đơn vị', width: 36 },
  { header: 'Việc đã làm', width: 60 },
  { header: 'Lý do', width: 40 },
  { header: 'Mã hồ sơ', width: 28 },
  { header: 'Mã việc', width: 24 },
];

/** Whoever takes the log away is in it; one that no answer can carry is refused in words. */
async function takeLog(context: PageContext, ports: AuditPages): Promise<NamedList | Response> {
  const asked = askedOf(context);
  if (asked.errors.length > 0) return context.redirect(`${LOG}?${asked.query.toString()}`, 303);
  const list = await listOf(asked, context, ports);
  if (list.rows.length > MOST_LINES) return answerLog(context, { ...asked, errors: [TOO_LONG] }, ports);
  const { person } = signedIn(context).access;
  const { requestId, receivedAt: now } = context.env;
  const period = `${asked.filter.from} – ${asked.filter.to}`;
  await ports.entries.append({
    ...{ what: 'log-taken', name: person.name, person: person.id, requestId, now },
    about: asked.filter.caseId ?? period,
  });
  return { name: `nhat-ky-${asked.filter.from}-${asked.filter.to}`, ...list };
}

async function listOf({ filter }: Asked, context: PageContext, ports: AuditPages): Promise<Omit<NamedList, 'name'>> {
  const { reference, today } = context.var;
  const { organisation } = reference;
  const lines = await readLog(filter, reference, ports);
  return {
    title: 'Nhật ký hệ thống',
    columns: COLUMNS,
    rows: lines.map((line) => [
      formatInstant(line.at),
      whoWords(line, organisation),
      line.person ?? '',
      line.onBehalfOf ?? '',
      line.units.map((unit) => organisation.nameOn(unit, today) ?? unit).join('; '),
      line.what,
      line.why ?? '',
      line.caseId ?? '',
      line.taskId ?? '',
    ]),
  };
}
