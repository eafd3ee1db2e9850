/** Petitions that may be about the same matter. The system suggests; an officer links. */
import type { FC } from 'hono/jsx';
import { caseIdSchema } from '#shared/casework/index.ts';
import { formatDate } from '#shared/kernel/civil-date.ts';
import { Button } from '#shared/ui/components/button.tsx';
import { Radios } from '#shared/ui/components/choices.tsx';
import { CsrfField } from '#shared/ui/components/csrf-field.tsx';
import { Details } from '#shared/ui/components/messages.tsx';
import { textOf } from '#shared/ui/form-reading.ts';
import { problems } from '#shared/ui/problem.ts';
import { mayReceive } from '../domain/rights.ts';
import type { Suggestion } from '../use-cases/find-duplicates.ts';
import { linkDuplicate } from '../use-cases/link-duplicate.ts';
import { pathOf, withPetition, type OpenPetition, type PagePorts } from './pakn-context.ts';

interface DuplicatesProps {
  readonly open: OpenPetition;
  readonly suggestions: readonly Suggestion[];
  /** The petition it was linked to. */
  readonly linked: Suggestion | null;
}

export const Duplicates: FC<DuplicatesProps> = ({ open, suggestions, linked }) => {
  if (linked !== null) return <Linked open={open} linked={linked} />;
  if (suggestions.length === 0) return null;
  return (
    <Details summary={`Có thể trùng với ${String(suggestions.length)} phản ánh khác`} open>
      <form method="post" action={`${pathOf(open.caseId)}/trung-voi`}>
        <CsrfField token={open.reader.csrfToken} />
        <Radios
          name="same-as"
          label="Trùng với phản ánh nào?"
          labelSize="s"
          hint="Ghi trùng chỉ để người xử lý biết; mỗi người gửi vẫn nhận trả lời riêng."
          choices={suggestions.map(({ caseId, title, receivedOn }) => ({
            value: caseId,
            label: title,
            hint: `Nhận ngày ${formatDate(receivedOn)}`,
          }))}
        />
        <ul class="govuk-list">
          {suggestions.map(({ caseId, title, receivedOn }) => (
            <li>
              <a class="govuk-link" href={pathOf(caseId)}>
                Mở: {title} ({formatDate(receivedOn)})
              </a>
            </li>
          ))}
        </ul>
        <Button kind="secondary">Ghi trùng</Button>
      </form>
    </Details>
  );
};

const Linked: FC<{ open: OpenPetition; linked: Suggestion }> = ({ open, linked }) => (
  <>
    <p class="govuk-body">
      Trùng với:{' '}
      <a class="govuk-link" href={pathOf(linked.caseId)}>
        {linked.title}
      </a>{' '}
      (nhận ngày {formatDate(linked.receivedOn)})
    </p>
    {mayReceive(open.access, open.receiver) && (
      <form method="post" action={`${pathOf(open.caseId)}/trung-voi`}>
        <CsrfField token={open.reader.csrfToken} />
        <input type="hidden" name="same-as" value="" />
        <Button kind="secondary">Bỏ ghi trùng</Button>
      </form>
    )}
  </>
);

export const takeDuplicate = (pages: PagePorts) =>
  withPetition(pages, async (context, { caseId, access, receiver, ports }) => {
    if (!mayReceive(access, receiver)) return context.var.problem(problems.forbidden);
    const chosen = textOf(context.var.form, 'same-as');
    const sameAs = chosen === '' ? null : caseIdSchema.safeParse(chosen).data;
    if (sameAs === undefined) return context.var.problem(problems.malformed);
    const by = access.actorFor(receiver);
    const linked = await linkDuplicate({ caseId, sameAs, by, now: context.env.receivedAt }, ports);
    if (!linked.ok) return context.var.problem(problems.malformed);
    return context.redirect(pathOf(caseId), 303);
  });
