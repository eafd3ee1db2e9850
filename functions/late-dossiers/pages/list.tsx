/** Late dossiers of a year: how many by unit, and each with its apology; the same list as a file. */
import { formatDate, partsOf } from '#shared/kernel/civil-date.ts';
import { listResponse } from '#shared/list-files/index.ts';
import { unitIdSchema, type UnitId } from '#shared/org/unit.ts';
import { unitName } from '#shared/ui/casework/event-words.ts';
import { ButtonGroup, ButtonLink } from '#shared/ui/components/button.tsx';
import { NotificationBanner } from '#shared/ui/components/messages.tsx';
import { Table } from '#shared/ui/components/table.tsx';
import { get, signedIn, type PageContext, type PageRoute } from '#shared/ui/routes.ts';
import { dossierDocument, isLate, listOfYear, stateOf, type Dossier } from '../domain/dossier.ts';
import { lateDossierRules } from '../domain/rules.ts';
import type { LateDossierPorts } from '../ports.ts';
import { LIST, pathOf, STATES, StateTag } from './words.tsx';

interface Shown {
  readonly context: PageContext;
  readonly year: number;
  readonly unit: UnitId | null;
  /** Of the units the reader may see, the nearest promised day first. */
  readonly all: readonly Dossier[];
  readonly dossiers: readonly Dossier[];
}

async function read(context: PageContext, { cases }: LateDossierPorts): Promise<Shown> {
  const asked = context.req.query('nam') ?? '';
  const year = /^20\d\d$/u.test(asked) ? Number(asked) : partsOf(context.var.today).year;
  const unit = unitIdSchema.safeParse(context.req.query('don-vi')).data ?? null;
  const { access } = signedIn(context);
  const kept = (await cases.documentsOf(dossierDocument, listOfYear(year))).map(({ value }) => value);
  const all = kept
    .filter((dossier) => access.mayRead(dossier.unit))
    .sort((a, b) => (a.promisedOn < b.promisedOn ? -1 : Number(a.promisedOn > b.promisedOn)));
  return { context, year, unit, all, dossiers: all.filter((dossier) => unit === null || dossier.unit === unit) };
}

export const listPages = (ports: LateDossierPorts): readonly PageRoute[] => [
  get(LIST, 'signed-in', async (context) =>
    context.var.page(<ListPage {...await read(context, ports)} />, { title: 'Hồ sơ trễ hạn' }),
  ),
  get(`${LIST}.xlsx`, 'signed-in', async (context) => fileOf(await read(context, ports))),
];

const ListPage = (shown: Shown) => {
  const { context, year, unit } = shown;
  const query = `?nam=${String(year)}${unit === null ? '' : `&don-vi=${unit}`}`;
  return (
    <>
      {context.req.query('xong') !== undefined && <NotificationBanner kind="success">Đã ghi hồ sơ.</NotificationBanner>}
      <h1 class="govuk-heading-l">Hồ sơ trễ hạn, văn bản xin lỗi {year}</h1>
      {signedIn(context).access.has('officer', 'head') && (
        <ButtonGroup>
          <ButtonLink href={`${LIST}/moi`}>Nhập một hồ sơ</ButtonLink>
          <ButtonLink kind="secondary" href={`${LIST}/nhap`}>
            Dán nhiều hồ sơ từ Excel
          </ButtonLink>
        </ButtonGroup>
      )}
      <ByUnit {...shown} />
      <Dossiers {...shown} />
      <p class="govuk-body dh-beside">
        <a class="govuk-link" href={`${LIST}.xlsx${query}`}>
          Tải về Excel
        </a>{' '}
        <a class="govuk-link" href={`${LIST}?nam=${String(year - 1)}`}>
          Năm {year - 1}
        </a>
      </p>
    </>
  );
};

const Dossiers = ({ context, dossiers }: Shown) => {
  const { reference, today } = context.var;
  const rules = reference.get(lateDossierRules);
  return (
    <Table
      caption={`${String(dossiers.length)} hồ sơ`}
      columns={['Hồ sơ', 'Đơn vị', 'Hẹn trả', 'Hẹn lại', 'Văn bản xin lỗi'].map((header) => ({ header }))}
      rows={dossiers.map((dossier) => [
        <a class="govuk-link" href={pathOf(dossier)}>
          {dossier.receiptNumber}: {dossier.procedure}
        </a>,
        unitName(reference.organisation, dossier.unit, today),
        formatDate(dossier.promisedOn),
        formatDate(dossier.newDate),
        <StateTag state={stateOf(dossier)} late={isLate(dossier, rules, today)} />,
      ])}
      emptyText="Không có hồ sơ nào."
    />
  );
};

const ByUnit = ({ context, year, all }: Shown) => {
  const { reference, today } = context.var;
  const rules = reference.get(lateDossierRules);
  const units = [...Map.groupBy(all, ({ unit }) => unit)].sort(([, a], [, b]) => b.length - a.length);
  return units.length < 2 ? null : (
    <Table
      caption="Theo đơn vị"
      columns={[
        { header: 'Đơn vị' },
        ...['Hồ sơ trễ', 'Chờ ký', 'Chờ gửi', 'Xin lỗi muộn'].map((header) => ({ header, numeric: true })),
      ]}
      rows={units.map(([unit, own]) => [
        <a class="govuk-link" href={`${LIST}?nam=${String(year)}&don-vi=${unit}`}>
          {unitName(reference.organisation, unit, today)}
        </a>,
        String(own.length),
        String(own.filter((each) => stateOf(each) === 'to-sign').length),
        String(own.filter((each) => stateOf(each) === 'to-send').length),
        String(own.filter((each) => isLate(each, rules, today)).length),
      ])}
      emptyText="Không có hồ sơ nào."
    />
  );
};

/** Without names: the list is about units, not about who handed the dossiers in. */
function fileOf({ context, year, dossiers }: Shown): Promise<Response> {
  const { reference, today } = context.var;
  const rules = reference.get(lateDossierRules);
  const columns = [
    ...(['Mã số hồ sơ', 'Thủ tục', 'Đơn vị'] as const).map((header) => ({ header, width: 36 })),
    ...['Tiếp nhận', 'Hẹn trả', 'Hẹn lại', 'Ngày gửi'].map((header) => ({ header, width: 12 })),
    ...['Lý do', 'Văn bản xin lỗi', 'Đúng hạn xin lỗi'].map((header) => ({ header, width: 24 })),
  ];
  const rows = dossiers.map((dossier) => [
    ...[dossier.receiptNumber, dossier.procedure, unitName(reference.organisation, dossier.unit, today)],
    ...[dossier.receivedOn, dossier.promisedOn, dossier.newDate].map(formatDate),
    dossier.sentOn === null ? '' : formatDate(dossier.sentOn),
    ...[dossier.cause, STATES[stateOf(dossier)].text, isLate(dossier, rules, today) ? 'Muộn' : 'Đúng hạn'],
  ]);
  return listResponse({ title: `Hồ sơ trễ hạn ${String(year)}`, columns, rows }, 'xlsx', `ho-so-tre-${String(year)}`);
}
