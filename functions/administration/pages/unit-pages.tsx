/** Units: the list with its search, and one unit with its history. */
import type { FC } from 'hono/jsx';
import { formatDate, type PlainDate } from '#shared/kernel/civil-date.ts';
import type { Unit } from '#shared/org/index.ts';
import { nameOn, unitIdSchema, validOn } from '#shared/org/unit.ts';
import { unitName } from '#shared/ui/casework/event-words.ts';
import { ButtonGroup, ButtonLink } from '#shared/ui/components/button.tsx';
import { Tag } from '#shared/ui/components/messages.tsx';
import { SummaryList } from '#shared/ui/components/summary-list.tsx';
import { Table } from '#shared/ui/components/table.tsx';
import { BackLink, Pagination } from '#shared/ui/components/wayfinding.tsx';
import { problems } from '#shared/ui/problem.ts';
import { get, type PageContext, type PageRoute } from '#shared/ui/routes.ts';
import { unitsMatching } from '../domain/search.ts';
import { classLabel, ROLE_LABELS, TIER_LABELS } from '../domain/unit-words.ts';
import { organisationForm, type FormFacts } from './organisation-form.tsx';
import { ADMINISTRATOR, type AdministrationPages } from './ports.ts';
import { pageHref, pageOf, SearchForm } from './search-form.tsx';
import { addUnit, closeUnit, editUnit, renameUnit } from './unit-forms.tsx';

const PATH = '/quan-tri/don-vi';

export const unitPages = (ports: AdministrationPages): readonly PageRoute[] => [
  get(PATH, ADMINISTRATOR, list),
  ...organisationForm(addUnit, ports),
  get(`${PATH}/:unit`, ADMINISTRATOR, show),
  ...organisationForm(editUnit, ports),
  ...organisationForm(renameUnit, ports),
  ...organisationForm(closeUnit, ports),
];

function list(context: PageContext): Promise<Response> {
  const { reference, today } = context.var;
  const sought = context.req.query('tim')?.normalize('NFC').slice(0, 100) ?? '';
  const found = unitsMatching(reference.organisation.units, sought);
  const { shown, current, pageCount } = pageOf(found, context.req.query('trang'));
  return context.var.page(
    <>
      <h1 class="govuk-heading-l">Đơn vị</h1>
      <SearchForm label="Tìm đơn vị" hint="Mã hoặc tên, gõ không dấu cũng được" value={sought} />
      <UnitTable units={shown} total={found.length} facts={{ organisation: reference.organisation, today }} />
      <Pagination current={current} pageCount={pageCount} hrefOf={(page) => pageHref(PATH, sought, page)} />
      <ButtonGroup>
        <ButtonLink href={`${PATH}/them`}>Thêm đơn vị</ButtonLink>
        <ButtonLink href="/quan-tri/to-chuc/nhap" kind="secondary">
          Nhập từ Excel
        </ButtonLink>
      </ButtonGroup>
    </>,
    { title: 'Đơn vị', beforeMain: <BackLink href="/quan-tri" /> },
  );
}

const UnitTable: FC<{ units: readonly Unit[]; total: number; facts: FormFacts }> = ({
  units,
  total,
  facts: { organisation, today },
}) => (
  <Table
    caption={`${total} đơn vị`}
    captionSize="s"
    columns={[{ header: 'Tên' }, { header: 'Cấp' }, { header: 'Trực thuộc' }, { header: 'Mã' }]}
    rows={units.map((unit) => [
      <>
        <a class="govuk-link" href={`${PATH}/${unit.id}`}>
          {nameOn(unit, today)}
        </a>{' '}
        <Existence unit={unit} today={today} />
      </>,
      TIER_LABELS[unit.tier],
      unit.parent === null ? '' : unitName(organisation, unit.parent, today),
      unit.id,
    ])}
    emptyText="Không có đơn vị nào khớp. Thử gõ ít chữ hơn."
  />
);

const Existence: FC<{ unit: Unit; today: PlainDate }> = ({ unit, today }) => {
  if (validOn(unit, today)) return null;
  return today < unit.validFrom ? <Tag colour="blue">Chưa hoạt động</Tag> : <Tag colour="grey">Đã kết thúc</Tag>;
};

function show(context: PageContext): Promise<Response> {
  const { reference, today } = context.var;
  const { organisation } = reference;
  const id = unitIdSchema.safeParse(context.req.param('unit'));
  const unit = id.success ? organisation.unit(id.data) : undefined;
  if (unit === undefined) return context.var.problem(problems.notFound);
  const title = nameOn(unit, today);
  return context.var.page(<UnitPage unit={unit} facts={{ organisation, today }} />, {
    title,
    beforeMain: <BackLink href={PATH} />,
  });
}

const period = (from: PlainDate, to: PlainDate | null): string =>
  `từ ${formatDate(from)}${to === null ? '' : ` đến ${formatDate(to)}`}`;

const UnitPage: FC<{ unit: Unit; facts: FormFacts }> = ({ unit, facts }) => (
  <>
    <h1 class="govuk-heading-l">
      {nameOn(unit, facts.today)} <Existence unit={unit} today={facts.today} />
    </h1>
    <SummaryList rows={unitRows(unit, facts)} />
    <ButtonGroup>
      <ButtonLink href={`${PATH}/${unit.id}/sua`}>Sửa</ButtonLink>
      <ButtonLink href={`${PATH}/${unit.id}/doi-ten`} kind="secondary">
        Đổi tên
      </ButtonLink>
      <ButtonLink href={`${PATH}/${unit.id}/ket-thuc`} kind="secondary">
        Kết thúc hoạt động
      </ButtonLink>
    </ButtonGroup>
    <Staff unit={unit} facts={facts} />
  </>
);

function unitRows(unit: Unit, { organisation, today }: FormFacts) {
  const link = (id: Unit['id']) => (
    <a class="govuk-link" href={`${PATH}/${id}`}>
      {unitName(organisation, id, today)}
    </a>
  );
  const names = unit.names.map(({ name, validFrom }) => (
    <li>
      {name}, từ {formatDate(validFrom)}
    </li>
  ));
  return [
    { key: 'Mã', value: unit.id },
    { key: 'Tên', value: <ul class="govuk-list">{names}</ul> },
    { key: 'Cấp', value: TIER_LABELS[unit.tier] },
    { key: 'Hoạt động', value: period(unit.validFrom, unit.validTo) },
    { key: 'Nhóm', value: unit.classes.map(classLabel).join('; ') || 'Không thuộc nhóm nào' },
    { key: 'Trực thuộc', value: unit.parent === null ? 'Đứng đầu' : link(unit.parent) },
    ...(unit.successors.length > 0
      ? [
          {
            key: 'Kế thừa',
            value: (
              <ul class="govuk-list">
                {unit.successors.map((id) => (
                  <li>{link(id)}</li>
                ))}
              </ul>
            ),
          },
        ]
      : []),
    { key: 'Tên gọi khác', value: unit.aliases.join('; ') || 'Không có' },
    { key: 'Thư điện tử', value: unit.mail ?? 'Chưa có' },
  ];
}

const Staff: FC<{ unit: Unit; facts: FormFacts }> = ({ unit, facts: { organisation } }) => (
  <Table
    caption="Cán bộ"
    captionSize="m"
    columns={[{ header: 'Họ và tên' }, { header: 'Vai trò' }, { header: 'Thời gian' }]}
    rows={organisation.peopleOf(unit.id).flatMap((person) =>
      person.roles
        .filter((grant) => grant.unit === unit.id)
        .map(({ role, validFrom, validTo }) => [
          <a class="govuk-link" href={`/quan-tri/nguoi/${person.id}`}>
            {person.name}
          </a>,
          ROLE_LABELS[role],
          period(validFrom, validTo),
        ]),
    )}
    emptyText="Chưa có ai; việc giao cho đơn vị sẽ không ai nhận được thư."
  />
);
