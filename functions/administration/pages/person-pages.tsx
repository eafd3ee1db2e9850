/** People: the list with its search, and one person with roles, deputies and mail rhythm. */
import type { FC } from 'hono/jsx';
import { formatDate } from '#shared/kernel/civil-date.ts';
import type { Person } from '#shared/org/index.ts';
import { personIdSchema } from '#shared/org/person.ts';
import { validOn } from '#shared/org/unit.ts';
import { mailRhythmDocument } from '#shared/reference/index.ts';
import { unitName } from '#shared/ui/casework/event-words.ts';
import { ButtonGroup, ButtonLink } from '#shared/ui/components/button.tsx';
import { SummaryList } from '#shared/ui/components/summary-list.tsx';
import { Table } from '#shared/ui/components/table.tsx';
import { BackLink, Pagination } from '#shared/ui/components/wayfinding.tsx';
import { problems } from '#shared/ui/problem.ts';
import { get, type PageContext, type PageRoute } from '#shared/ui/routes.ts';
import { peopleMatching } from '../domain/search.ts';
import { ROLE_LABELS } from '../domain/unit-words.ts';
import { personName } from './names.ts';
import { organisationForm, type FormFacts } from './organisation-form.tsx';
import { addAbsence, endAbsence } from './absence-forms.tsx';
import { addPerson, addRole, editPerson, endRole } from './person-forms.tsx';
import { ADMINISTRATOR, type AdministrationPages } from './ports.ts';
import { pageHref, pageOf, SearchForm } from './search-form.tsx';

const PATH = '/quan-tri/nguoi';

export const personPages = (ports: AdministrationPages): readonly PageRoute[] => [
  get(PATH, ADMINISTRATOR, list),
  ...organisationForm(addPerson, ports),
  get(`${PATH}/:person`, ADMINISTRATOR, show),
  ...[editPerson, addRole, addAbsence].flatMap((form) => organisationForm(form, ports)),
  ...[endRole, endAbsence].flatMap((form) => organisationForm(form, ports)),
];

function list(context: PageContext): Promise<Response> {
  const { reference, today } = context.var;
  const sought = context.req.query('tim')?.normalize('NFC').slice(0, 100) ?? '';
  const found = peopleMatching(reference.organisation.people, sought);
  const { shown, current, pageCount } = pageOf(found, context.req.query('trang'));
  const facts = { organisation: reference.organisation, today };
  return context.var.page(
    <>
      <h1 class="govuk-heading-l">Cán bộ</h1>
      <SearchForm label="Tìm cán bộ" hint="Họ tên, mã hoặc thư điện tử, gõ không dấu cũng được" value={sought} />
      <PeopleTable people={shown} total={found.length} facts={facts} />
      <Pagination current={current} pageCount={pageCount} hrefOf={(page) => pageHref(PATH, sought, page)} />
      <ButtonLink href={`${PATH}/them`}>Thêm cán bộ</ButtonLink>
    </>,
    { title: 'Cán bộ', beforeMain: <BackLink href="/quan-tri" /> },
  );
}

const PeopleTable: FC<{ people: readonly Person[]; total: number; facts: FormFacts }> = ({
  people,
  total,
  facts: { organisation, today },
}) => (
  <Table
    caption={`${total} người`}
    captionSize="s"
    columns={[{ header: 'Họ và tên' }, { header: 'Vai trò hiện nay' }, { header: 'Thư điện tử' }]}
    rows={people.map((person) => [
      <a class="govuk-link" href={`${PATH}/${person.id}`}>
        {person.name}
      </a>,
      person.roles
        .filter((grant) => validOn(grant, today))
        .map(({ role, unit }) => `${ROLE_LABELS[role]}, ${unitName(organisation, unit, today)}`)
        .join('; '),
      person.email ?? 'Chưa có',
    ])}
    emptyText="Không có ai khớp. Thử gõ ít chữ hơn."
  />
);

function show(context: PageContext): Promise<Response> {
  const { reference, today } = context.var;
  const { organisation } = reference;
  const id = personIdSchema.safeParse(context.req.param('person'));
  const person = id.success ? organisation.person(id.data) : undefined;
  if (person === undefined) return context.var.problem(problems.notFound);
  const rhythm = reference.get(mailRhythmDocument)[person.id] ?? 'daily';
  return context.var.page(<PersonPage person={person} rhythm={rhythm} facts={{ organisation, today }} />, {
    title: person.name,
    beforeMain: <BackLink href={PATH} />,
  });
}

interface PersonProps {
  readonly person: Person;
  readonly facts: FormFacts;
}

const PersonPage: FC<PersonProps & { rhythm: 'daily' | 'weekly' }> = ({ person, rhythm, facts }) => (
  <>
    <h1 class="govuk-heading-l">{person.name}</h1>
    <SummaryList
      rows={[
        { key: 'Mã', value: person.id },
        { key: 'Thư điện tử', value: person.email ?? 'Chưa có, nên không nhận được thư nhắc việc' },
        { key: 'Tài khoản đăng nhập', value: person.subject ?? 'Không có, chỉ tham gia qua thư' },
        {
          key: 'Nhịp nhận thư',
          value: rhythm === 'daily' ? 'Hằng ngày' : 'Hằng tuần',
          action: { href: `${PATH}/${person.id}/nhan-thu`, text: 'Đổi', hiddenText: 'nhịp nhận thư' },
        },
      ]}
    />
    <Roles person={person} facts={facts} />
    <Absences person={person} facts={facts} />
    <ButtonGroup>
      <ButtonLink href={`${PATH}/${person.id}/sua`}>Sửa thông tin</ButtonLink>
      <ButtonLink href={`${PATH}/${person.id}/vai-tro`} kind="secondary">
        Giao vai trò
      </ButtonLink>
      <ButtonLink href={`${PATH}/${person.id}/vang-mat`} kind="secondary">
        Ghi vắng mặt
      </ButtonLink>
      {person.subject !== null && (
        <ButtonLink href={`${PATH}/${person.id}/dang-xuat`} kind="secondary">
          Đăng xuất khỏi mọi thiết bị
        </ButtonLink>
      )}
    </ButtonGroup>
  </>
);

const Roles: FC<PersonProps> = ({ person, facts: { organisation, today } }) => (
  <Table
    caption="Vai trò"
    captionSize="s"
    columns={[{ header: 'Vai trò' }, { header: 'Đơn vị' }, { header: 'Từ' }, { header: 'Đến' }, { header: 'Việc' }]}
    rows={person.roles.map(({ role, unit, validFrom, validTo }, place) => [
      ROLE_LABELS[role],
      unitName(organisation, unit, today),
      formatDate(validFrom),
      validTo === null ? 'nay' : formatDate(validTo),
      <a class="govuk-link" href={`${PATH}/${person.id}/vai-tro/${place}`}>
        Kết thúc<span class="govuk-visually-hidden"> vai trò {ROLE_LABELS[role]}</span>
      </a>,
    ])}
    emptyText="Chưa có vai trò nào."
  />
);

const Absences: FC<PersonProps> = ({ person, facts: { organisation } }) => (
  <Table
    caption="Vắng mặt"
    captionSize="s"
    columns={[{ header: 'Từ' }, { header: 'Đến' }, { header: 'Người thay' }, { header: 'Việc' }]}
    rows={person.deputies.map(({ deputy, validFrom, validTo }, place) => [
      formatDate(validFrom),
      formatDate(validTo),
      personName(organisation, deputy),
      <a class="govuk-link" href={`${PATH}/${person.id}/vang-mat/${place}`}>
        Trở lại<span class="govuk-visually-hidden"> làm việc, lần vắng từ {formatDate(validFrom)}</span>
      </a>,
    ])}
    emptyText="Không có lần vắng mặt nào."
  />
);
