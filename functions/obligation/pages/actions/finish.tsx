/** «Hoàn thành»: by a document only. With a link it is one page; with a file the text is kept first, then the file asked for. */
import { finishTask } from '#shared/casework/index.ts';
import { partsOf } from '#shared/kernel/civil-date.ts';
import { ok } from '#shared/kernel/result.ts';
import { EvidenceFields, readEvidence, type EvidenceAnswer } from '#shared/ui/casework/evidence-fields.tsx';
import { errorAt } from '#shared/ui/casework/form-frame.tsx';
import { TextArea } from '#shared/ui/components/text-input.tsx';
import { textOf } from '#shared/ui/form-reading.ts';
import type { PageRoute } from '#shared/ui/routes.ts';
import type { ObligationPorts } from '../../ports.ts';
import { keepEvidenceDraft, readEvidenceDraft } from '../../use-cases/keep-evidence-draft.ts';
import { actionPage, type FieldsProps, type TaskAction } from '../action-page.tsx';

interface Finish extends EvidenceAnswer {
  readonly note: string;
}

const finish = (ports: ObligationPorts): TaskAction<Finish> => ({
  action: 'finish',
  slug: 'hoan-thanh',
  heading: 'Báo cáo hoàn thành',
  submit: 'Tiếp tục',
  fields: (props) => evidenceFields(props, ports),
  read: (form, { context }) => {
    const evidence = readEvidence(form, context.var.today);
    return evidence.ok ? ok({ ...evidence.value, note: textOf(form, 'note').slice(0, 2000) }) : evidence;
  },
  run: async ({ number, date, place, note }, { task, by, access, casework }, { now, version, requestKey }) => {
    const { caseId, taskId } = task;
    if (place.kind === 'file') {
      const draft = { number, date, note, requestKey, taskVersion: version };
      await keepEvidenceDraft({ caseId, taskId, person: access.person.id }, draft, ports.store);
      return ok(undefined);
    }
    const evidence = { number, date, link: place.link, fileKey: null };
    const about = note === '' ? {} : { note };
    return finishTask({ caseId, taskId, seen: task, by, now, version, requestKey, evidence, ...about }, casework);
  },
  thenTo: ({ place }, { path }) => (place.kind === 'file' ? `${path}/hoan-thanh/tep` : undefined),
});

/** The fields as typed; opened anew, as the person left them when the file was asked for. */
async function evidenceFields({ form, errors, view: { task, access } }: FieldsProps, { store }: ObligationPorts) {
  const isOpened = form.get('number') === null;
  const draft = isOpened ? await readEvidenceDraft({ ...task, person: access.person.id }, store) : undefined;
  const shown = draft === undefined ? form : draftForm(draft);
  return (
    <>
      <EvidenceFields form={shown} errors={errors} />
      <TextArea
        name="note"
        label="Ghi chú (nếu muộn thì nêu lý do)"
        labelSize="s"
        rows={3}
        value={textOf(shown, 'note')}
        error={errorAt(errors, 'note')}
      />
    </>
  );
}

/** A draft as it would be typed. */
function draftForm({ number, date, note }: Pick<Finish, 'number' | 'date' | 'note'>): URLSearchParams {
  const { year, month, day } = partsOf(date);
  return new URLSearchParams({
    number,
    'date-day': String(day),
    'date-month': String(month),
    'date-year': String(year),
    place: 'file',
    note,
  });
}

export const finishPages = (ports: ObligationPorts): readonly PageRoute[] => actionPage(finish(ports), ports);
