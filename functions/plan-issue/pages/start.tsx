/** A new plan: its text pasted, or its file sent straight to the bucket. */
import type { FC } from 'hono/jsx';
import { resumeProcess, type CaseId } from '#shared/casework/index.ts';
import type { UploadForm } from '#shared/files/files.ts';
import { errorAt } from '#shared/ui/casework/form-frame.tsx';
import { Button, ButtonGroup } from '#shared/ui/components/button.tsx';
import { Select } from '#shared/ui/components/choices.tsx';
import { CsrfField } from '#shared/ui/components/csrf-field.tsx';
import { ErrorSummary, type FieldError } from '#shared/ui/components/error-summary.tsx';
import { FileUpload, TextArea } from '#shared/ui/components/text-input.tsx';
import { BackLink } from '#shared/ui/components/wayfinding.tsx';
import { textOf, type Form } from '#shared/ui/form-reading.ts';
import { problems } from '#shared/ui/problem.ts';
import { signedIn, type PageContext } from '#shared/ui/routes.ts';
import { issuingOf, type Issuing } from '../domain/rights.ts';
import { startPlan } from '../use-cases/start-plan.ts';
import { newPlanId, pathOf, portsOf, queryOf, readPlanId, type PagePorts } from './plan-context.ts';
import { PASTED, pastedBefore, START } from './pasted-before.ts';

const UPLOAD = `${START}/tep`;
const UPLOADED = `${START}/da-tai`;
/** The bucket asks every form for one type; what the file really is, the importer sees from its bytes. */
const ANY_TYPE = 'application/octet-stream';

interface PasteProps {
  readonly issuing: readonly Issuing[];
  readonly nameOf: (issuing: Issuing) => string;
  readonly form: Form;
  readonly errors: readonly FieldError[];
  readonly planId: string;
  readonly csrfToken: string;
}

const PastePage: FC<PasteProps> = ({ issuing, nameOf, form, errors, planId, csrfToken }) => (
  <div class="govuk-grid-row">
    <div class="govuk-grid-column-two-thirds">
      <ErrorSummary errors={errors} />
      <h1 class="govuk-heading-l">Đưa kế hoạch vào hệ thống</h1>
      <p class="govuk-body">
        Có tệp Word, Excel, PDF, HTML hoặc TXT (đến 50 MB)?{' '}
        <a class="govuk-link" href={UPLOAD}>
          Tải tệp lên
        </a>
        . Nếu không, dán toàn bộ nội dung kế hoạch vào ô dưới đây.
      </p>
      <form method="post" novalidate>
        <CsrfField token={csrfToken} />
        <input type="hidden" name="plan-id" value={planId} />
        <IssuerField issuing={issuing} nameOf={nameOf} form={form} />
        <TextArea
          name="text"
          label="Nội dung kế hoạch"
          labelSize="s"
          hint="Cả phần đầu văn bản lẫn bảng nhiệm vụ, chép từ Word hoặc cổng thông tin."
          rows={14}
          value={form.get('text') ?? ''}
          error={errorAt(errors, 'text')}
        />
        <ButtonGroup>
          <Button>Đọc kế hoạch</Button>
          <a class="govuk-link" href="/ke-hoach">
            Không làm nữa
          </a>
        </ButtonGroup>
      </form>
    </div>
  </div>
);

const IssuerField: FC<Pick<PasteProps, 'issuing' | 'nameOf' | 'form'>> = ({ issuing, nameOf, form }) =>
  issuing.length === 1 ? (
    <input type="hidden" name="issuer" value={issuing[0]?.issuer.id} />
  ) : (
    <Select
      name="issuer"
      label="Cơ quan ban hành"
      labelSize="s"
      value={textOf(form, 'issuer')}
      choices={issuing.map((each) => ({ value: each.issuer.id, label: nameOf(each) }))}
    />
  );

const showPaste = (
  context: PageContext,
  { form, errors, planId }: Pick<PasteProps, 'form' | 'errors' | 'planId'>,
): Promise<Response> => {
  const { access, reader } = signedIn(context);
  const { organisation } = context.var.reference;
  const nameOf = ({ issuer }: Issuing): string => organisation.nameOn(issuer.id, context.var.today) ?? issuer.id;
  const props = { issuing: issuingOf(access, organisation), nameOf, form, errors, planId };
  if (errors.length > 0) context.status(422);
  return context.var.page(<PastePage {...props} csrfToken={reader.csrfToken} />, {
    title: 'Đưa kế hoạch vào hệ thống',
    hasErrors: errors.length > 0,
    beforeMain: <BackLink href="/ke-hoach" />,
  });
};

export const showStart =
  (pages: PagePorts) =>
  async (context: PageContext): Promise<Response> => {
    const text = await pastedBefore(context, pages);
    return showPaste(context, { form: new URLSearchParams({ text }), errors: [], planId: newPlanId(context) });
  };

function issuingNamed(context: PageContext, issuer: string): Issuing | undefined {
  const all = issuingOf(signedIn(context).access, context.var.reference.organisation);
  return all.find((each) => each.issuer.id === issuer) ?? (issuer === '' ? all[0] : undefined);
}

export const takePaste =
  (pages: PagePorts) =>
  async (context: PageContext): Promise<Response> => {
    const { form } = context.var;
    const planId = readPlanId(textOf(form, 'plan-id'));
    const issuing = issuingNamed(context, textOf(form, 'issuer'));
    if (planId === undefined || issuing === undefined) return context.var.problem(problems.malformed);
    const text = form.get('text') ?? '';
    if (!/\p{L}/u.test(text)) return showPaste(context, { form, errors: [NO_TEXT], planId });
    if ((await pages.cases.readCase(planId)) !== undefined) await resumeProcess(planId, portsOf(context, pages));
    else {
      const key = `plans/${planId}/${PASTED}`;
      await pages.files.put(key, { bytes: new TextEncoder().encode(text), contentType: 'text/plain; charset=utf-8' });
      await start(context, pages, { planId, issuing, file: { key, name: PASTED } });
    }
    return context.redirect(pathOf(planId), 303);
  };

const NO_TEXT: FieldError = {
  field: 'text',
  message: 'Chưa có nội dung. Dán toàn bộ văn bản kế hoạch vào ô này, hoặc tải tệp lên.',
};

interface Start {
  readonly planId: CaseId;
  readonly issuing: Issuing;
  readonly file: { readonly key: string; readonly name: string };
}

async function start(context: PageContext, pages: PagePorts, { planId, issuing, file }: Start): Promise<void> {
  const { access } = signedIn(context);
  const { issuer, office } = issuing;
  const address = new URL(pathOf(planId), pages.portalUrl).href;
  const by = access.actorFor(office.id);
  const command = { caseId: planId, issuer: issuer.id, office: office.id, file, address, by };
  await startPlan({ ...command, now: context.env.receivedAt }, portsOf(context, pages));
}

const UploadPage: FC<{ upload: UploadForm }> = ({ upload }) => (
  <div class="govuk-grid-row">
    <div class="govuk-grid-column-two-thirds">
      <h1 class="govuk-heading-l">Tải tệp kế hoạch lên</h1>
      <form method="post" action={upload.action} enctype="multipart/form-data">
        {upload.fields.map(([name, value]) => (
          <input type="hidden" name={name} value={value} />
        ))}
        <FileUpload
          name="file"
          label="Tệp kế hoạch"
          labelSize="s"
          hint="Word (.docx), Excel (.xlsx), PDF có chữ, HTML hoặc TXT, đến 50 MB. PDF chụp ảnh thì chuyển sang Word trước."
          accept=".docx,.xlsx,.pdf,.html,.htm,.txt,.md,.tsv"
        />
        <ButtonGroup>
          <Button>Tải lên</Button>
          <a class="govuk-link" href={START}>
            Dán nội dung thay vì tải tệp
          </a>
        </ButtonGroup>
      </form>
    </div>
  </div>
);

export const showUpload =
  ({ files, portalUrl }: PagePorts) =>
  async (context: PageContext): Promise<Response> => {
    const planId = newPlanId(context);
    const upload = await files.uploadForm({
      key: `plans/${planId}/\${filename}`,
      contentType: ANY_TYPE,
      thenTo: new URL(UPLOADED, portalUrl).href,
    });
    return context.var.page(<UploadPage upload={upload} />, {
      title: 'Tải tệp kế hoạch lên',
      formAction: upload.action,
      beforeMain: <BackLink href={START} />,
    });
  };

const FILE_KEY = /^plans\/([0-9a-f]{11}-[0-9a-f]{10})\/([^/]{1,200})$/u;

interface UploadedProps extends Pick<PasteProps, 'issuing' | 'nameOf' | 'csrfToken'> {
  readonly fileKey: string;
  readonly name: string;
}

const UploadedPage: FC<UploadedProps> = ({ issuing, nameOf, csrfToken, fileKey, name }) => (
  <div class="govuk-grid-row">
    <div class="govuk-grid-column-two-thirds">
      <h1 class="govuk-heading-l">Đã nhận tệp «{name}»</h1>
      <form method="post" action={UPLOADED} novalidate>
        <CsrfField token={csrfToken} />
        <input type="hidden" name="key" value={fileKey} />
        <IssuerField issuing={issuing} nameOf={nameOf} form={new URLSearchParams()} />
        <Button>Đọc kế hoạch</Button>
      </form>
    </div>
  </div>
);

export const showUploaded = (context: PageContext): Response | Promise<Response> => {
  const fileKey = queryOf(context, 'key');
  const name = FILE_KEY.exec(fileKey)?.[2];
  if (name === undefined) return context.var.problem(problems.notFound);
  const { access, reader } = signedIn(context);
  const { organisation } = context.var.reference;
  const nameOf = ({ issuer }: Issuing): string => organisation.nameOn(issuer.id, context.var.today) ?? issuer.id;
  const props = { issuing: issuingOf(access, organisation), nameOf, csrfToken: reader.csrfToken };
  return context.var.page(<UploadedPage {...props} fileKey={fileKey} name={name} />, { title: 'Đã nhận tệp' });
};

export const takeUploaded =
  (pages: PagePorts) =>
  async (context: PageContext): Promise<Response> => {
    const { form } = context.var;
    const key = textOf(form, 'key');
    const [, id = '', name = ''] = FILE_KEY.exec(key) ?? [];
    const planId = readPlanId(id);
    const issuing = issuingNamed(context, textOf(form, 'issuer'));
    if (planId === undefined || issuing === undefined) return context.var.problem(problems.malformed);
    await start(context, pages, { planId, issuing, file: { key, name } });
    return context.redirect(pathOf(planId), 303);
  };
