/** A unit: what it owes, how it keeps its dates, who works there. */
import type { Task } from '#shared/casework/index.ts';
import { unitIdSchema } from '#shared/org/unit.ts';
import { BackLink } from '#shared/ui/components/wayfinding.tsx';
import { problems } from '#shared/ui/problem.ts';
import { get, signedIn, type PageContext, type PageRoute } from '#shared/ui/routes.ts';
import { onTimeOf } from '../domain/on-time.ts';
import { boardHref } from '../domain/links.ts';
import { askedOf, readRows, type BoardPorts } from './read-rows.ts';
import { peopleOf, UnitPage } from './unit-page.tsx';

export interface UnitPagePorts extends BoardPorts {
  readonly taskPath: (task: Task) => string;
}

const show =
  (ports: UnitPagePorts) =>
  async (context: PageContext): Promise<Response> => {
    const { access } = signedIn(context);
    const { reference, today } = context.var;
    const { organisation } = reference;
    const id = unitIdSchema.safeParse(context.req.param('unit')).data;
    const unit = id === undefined ? undefined : organisation.unit(id);
    if (unit === undefined) return context.var.problem(problems.notFound);
    if (!access.mayRead(unit.id)) return context.var.problem(problems.forbidden);
    const asked = askedOf(context, null);
    const view = { ...asked.view, date: null, committee: null, unit: unit.id, count: null, week: null };
    const [work, { rows }] = await Promise.all([ports.cases.workOfUnit(unit.id), readRows({ ...asked, view }, ports)]);
    const onTime = onTimeOf(
      rows.map(({ row }) => row),
      today,
    );
    const people = peopleOf(organisation, unit.id, today);
    const page = <UnitPage {...{ unit, organisation, today, work, onTime, people }} taskPath={ports.taskPath} />;
    return context.var.page(page, {
      title: organisation.nameOn(unit.id, today) ?? unit.id,
      beforeMain: <BackLink href={boardHref(null, {})} />,
    });
  };

export const unitPages = (ports: UnitPagePorts): readonly PageRoute[] => [
  get('/don-vi/:unit', 'signed-in', show(ports)),
];
