/** «Tìm»: plans, cases and units by words, marks or not. */
import type { FC } from 'hono/jsx';
import { plain } from '#functions/obligation/domain/work.ts';
import { nameOn, type UnitId } from '#shared/org/unit.ts';
import { Button } from '#shared/ui/components/button.tsx';
import { Checkboxes } from '#shared/ui/components/choices.tsx';
import { InsetText } from '#shared/ui/components/messages.tsx';
import { TextInput } from '#shared/ui/components/text-input.tsx';
import { get, signedIn, type PageContext, type PageRoute } from '#shared/ui/routes.ts';
import { findCases, SHORTEST, type Findings, type SearchPorts } from '../search/find-cases.ts';

export const SEARCH_PAGE = '/tim';
const LONGEST = 200;

const show =
  (ports: SearchPorts) =>
  async (context: PageContext): Promise<Response> => {
    const { access } = signedIn(context);
    const { organisation } = context.var.reference;
    const typed = (context.req.query('tim') ?? '').normalize('NFC').slice(0, LONGEST).trim();
    const closed = context.req.query('khep') === 'co';
    const sought = { typed, closed, now: context.env.receivedAt };
    const findings = await findCases(sought, { access, organisation }, ports);
    const units = typed.length < SHORTEST ? [] : unitsNamed(typed, context);
    return context.var.page(<SearchPage {...{ typed, closed, findings, units }} />, { title: 'Tìm' });
  };

const UNITS_SHOWN = 10;

interface NamedUnit {
  readonly id: UnitId;
  readonly name: string;
}

/** Units that the reader may look at, whose present name has every word. */
function unitsNamed(typed: string, context: PageContext): readonly NamedUnit[] {
  const { access } = signedIn(context);
  const { today, reference } = context.var;
  const words = plain(typed).split(/\s+/u);
  return reference.organisation
    .unitsOn(today)
    .map((unit) => ({ id: unit.id, name: nameOn(unit, today) }))
    .filter(({ name }) => words.every((word) => plain(name).includes(word)))
    .filter(({ id }) => access.mayRead(id))
    .slice(0, UNITS_SHOWN);
}

interface SearchProps {
  readonly typed: string;
  readonly closed: boolean;
  readonly findings: Findings;
  readonly units: readonly NamedUnit[];
}

const SearchPage: FC<SearchProps> = ({ typed, closed, findings, units }) => (
  <>
    <h1 class="govuk-heading-l">Tìm</h1>
    <form method="get" action={SEARCH_PAGE} role="search">
      <TextInput
        name="tim"
        label="Tìm kế hoạch, nhiệm vụ, hồ sơ, báo cáo, đơn vị, số văn bản"
        hint="Không cần gõ dấu. Ví dụ: ra soat dat dai, 467/qd-ubnd, 15/kh-stp"
        type="search"
        width={30}
        value={typed}
      />
      <Checkboxes
        name="khep"
        label="Phạm vi"
        labelSize="s"
        choices={[{ value: 'co', label: 'Tìm cả trong những gì đã khép lại' }]}
        values={closed ? ['co'] : []}
      />
      <Button>Tìm</Button>
    </form>
    {typed !== '' && <Results {...{ typed, closed, findings, units }} />}
  </>
);

const Results: FC<SearchProps> = ({ typed, findings: { found, more }, units }) => (
  <section aria-labelledby="ket-qua">
    <h2 class="govuk-heading-m" id="ket-qua">
      {found.length + units.length === 0
        ? `Không tìm thấy «${typed}»`
        : `${String(found.length + units.length)} kết quả cho «${typed}»`}
    </h2>
    {more && <InsetText>Còn nhiều kết quả khác: hãy gõ thêm từ để thu hẹp.</InsetText>}
    <ul class="dh-work">
      {units.map(({ id, name }) => (
        <Result href={`/don-vi/${id}`} title={name} where="Đơn vị" />
      ))}
      {found.map((one) => (
        <Result {...one} />
      ))}
    </ul>
  </section>
);

const Result: FC<{ href: string; title: string; where: string }> = ({ href, title, where }) => (
  <li class="dh-leader__item">
    <a class="govuk-link dh-work__subject" href={href}>
      {title}
    </a>
    <p class="dh-work__facts">{where}</p>
  </li>
);

export const searchPages = (ports: SearchPorts): readonly PageRoute[] => [get(SEARCH_PAGE, 'signed-in', show(ports))];
