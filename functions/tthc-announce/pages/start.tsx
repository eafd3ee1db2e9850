/** Enters a ministry's decision: one form, its list pasted or from a file. */
import type { FC } from 'hono/jsx';
import { FormFrame, FormPage, sentForm } from '#shared/ui/casework/form-frame.tsx';
import type { FieldError } from '#shared/ui/components/error-summary.tsx';
import { InsetText } from '#shared/ui/components/messages.tsx';
import { BackLink } from '#shared/ui/components/wayfinding.tsx';
import { textOf } from '#shared/ui/form-reading.ts';
import { problems } from '#shared/ui/problem.ts';
import { signedIn, type PageContext } from '#shared/ui/routes.ts';
import { casePath } from '../domain/announcement.ts';
import { readProcedures } from '../domain/procedures.ts';
import { draftingUnitsOf } from '../domain/rights.ts';
import { readListFile } from '../use-cases/read-list-file.ts';
import { startAnnouncement, type StartRefusal } from '../use-cases/start-announcement.ts';
import { newRequestKey, portsOf, queryOf, type PagePorts } from './context.ts';
import { BOARD, START, UPLOAD } from './paths.ts';
import { StartFields, type FieldsProps } from './start-fields.tsx';
import { listErrors, readStartForm } from './start-form.ts';

interface StartProps extends FieldsProps {
  /** The case that this decision has already. */
  readonly existing?: string | undefined;
  readonly csrfToken: string;
  readonly requestKey: string;
}

const StartPage: FC<StartProps> = (props) => (
  <FormPage
    heading="Nhập quyết định công bố của Bộ"
    errors={props.errors}
    about={
      props.existing === undefined ? (
        <p class="govuk-body">
          Có danh sách trong tệp Excel hoặc Word?{' '}
          <a class="govuk-link" href={UPLOAD}>
            Tải tệp lên trước
          </a>
          , rồi điền các ô còn lại.
        </p>
      ) : (
        <InsetText>
          Quyết định này đã có hồ sơ:{' '}
          <a class="govuk-link" href={casePath(props.existing)}>
            mở hồ sơ đã có
          </a>
          .
        </InsetText>
      )
    }
  >
    <FormFrame
      csrfToken={props.csrfToken}
      requestKey={props.requestKey}
      version={0}
      action={START}
      submit="Mở hồ sơ công bố"
      cancelHref={BOARD}
    >
      <StartFields {...props} />
    </FormFrame>
  </FormPage>
);

type Shown = Pick<StartProps, 'form' | 'errors' | 'fromFile' | 'requestKey' | 'existing'>;

function show(context: PageContext, shown: Shown): Promise<Response> {
  const { access, reader } = signedIn(context);
  const units = draftingUnitsOf(access);
  if (shown.errors.length > 0) context.status(422);
  return context.var.page(
    <StartPage {...shown} units={units} today={context.var.today} csrfToken={reader.csrfToken} />,
    {
      title: 'Nhập quyết định công bố của Bộ',
      hasErrors: shown.errors.length > 0,
      beforeMain: <BackLink href={BOARD} />,
    },
  );
}

const LIST_KEY = /^evidence\/danh-sach\/[0-9a-f]{11}-[0-9a-f]{10}\/[^/]{1,200}$/u;

async function listFrom(pages: PagePorts, key: string): Promise<StartProps['fromFile']> {
  return LIST_KEY.test(key) ? { key, list: await readListFile(key, pages) } : undefined;
}

/** The empty form; with `?key=` that of an uploaded list, whose faults are shown at once. */
export const showStart =
  (pages: PagePorts) =>
  async (context: PageContext): Promise<Response> => {
    const fromFile = await listFrom(pages, queryOf(context, 'key'));
    const errors = listErrors(fromFile?.list?.problems ?? [], 'list-file');
    const form = new URLSearchParams(fromFile === undefined ? {} : { 'list-key': fromFile.key });
    return show(context, { form, errors, fromFile, requestKey: newRequestKey(context) });
  };

export const takeStart =
  (pages: PagePorts) =>
  async (context: PageContext): Promise<Response> => {
    const { form, today } = context.var;
    const { requestKey } = sentForm(form);
    const { access } = signedIn(context);
    if (requestKey === '') return context.var.problem(problems.malformed);
    const fromFile = await listFrom(pages, textOf(form, 'list-key'));
    const pasted = readProcedures((form.get('procedures') ?? '').split(/\r?\n/u));
    const list = textOf(form, 'list-key') === '' ? pasted : fromFile?.list;
    const read = readStartForm(form, { today, units: draftingUnitsOf(access), list });
    if (!read.ok) return show(context, { form, errors: read.error, fromFile, requestKey });
    const by = access.actorFor(read.value.draftingUnit);
    const command = { form: read.value, procedures: list?.procedures ?? [], by, now: context.env.receivedAt };
    const started = await startAnnouncement({ ...command, requestKey }, portsOf(context, pages));
    if (started.ok) return context.redirect(casePath(started.value), 303);
    return show(context, {
      form,
      errors: [refusalError(started.error)],
      fromFile,
      requestKey,
      existing: started.error.existing,
    });
  };

const refusalError = ({ message, remedy, field }: StartRefusal): FieldError => ({
  ...(field === undefined ? {} : { field }),
  message: `${message} ${remedy}`,
});
