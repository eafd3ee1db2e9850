/** Names a page on which the announcement is to appear; the checker looks there from the next morning on. */
import type { FC } from 'hono/jsx';
import { z } from 'zod';
import { errorAt, fieldErrorOf, FormFrame, FormPage } from '#shared/ui/casework/form-frame.tsx';
import { Radios } from '#shared/ui/components/choices.tsx';
import type { FieldError } from '#shared/ui/components/error-summary.tsx';
import { TextInput } from '#shared/ui/components/text-input.tsx';
import { BackLink } from '#shared/ui/components/wayfinding.tsx';
import { textOf, type Form } from '#shared/ui/form-reading.ts';
import { problems } from '#shared/ui/problem.ts';
import type { PageContext } from '#shared/ui/routes.ts';
import { casePath, type PlannedPublication } from '../domain/announcement.ts';
import { mayAddAddress } from '../domain/rights.ts';
import { addAddress } from '../use-cases/add-address.ts';
import { newRequestKey, withAnnouncement, type OpenAnnouncement, type PagePorts } from './context.ts';

const addressSchema = z.url({ protocol: /^https?$/u, hostname: z.regexes.domain }).max(1000);

interface AddressProps {
  readonly publications: readonly PlannedPublication[];
  readonly caseId: string;
  readonly form: Form;
  readonly errors: readonly FieldError[];
  readonly csrfToken: string;
  readonly requestKey: string;
}

const AddressPage: FC<AddressProps> = ({ publications, caseId, form, errors, csrfToken, requestKey }) => (
  <FormPage
    heading="Thêm địa chỉ để hệ thống kiểm tra"
    errors={errors}
    about={
      <p class="govuk-body">
        Mỗi sáng hệ thống mở trang này một lần, tìm số quyết định hoặc mã thủ tục. Thấy đủ thì việc công khai xong,
        trang được giữ làm minh chứng.
      </p>
    }
  >
    <FormFrame
      csrfToken={csrfToken}
      requestKey={requestKey}
      version={0}
      submit="Thêm địa chỉ"
      cancelHref={casePath(caseId)}
    >
      <Radios
        name="publication"
        label="Công khai ở đâu?"
        labelSize="s"
        value={textOf(form, 'publication')}
        choices={publications.map(({ id, name }) => ({ value: id, label: name }))}
        error={errorAt(errors, 'publication')}
      />
      <TextInput
        name="address"
        label="Địa chỉ trang"
        hint="Trang công khai trên Internet, ví dụ https://sxd.tinh.example.gov.vn/tthc"
        type="url"
        inputmode="url"
        labelSize="s"
        value={textOf(form, 'address')}
        error={errorAt(errors, 'address')}
      />
    </FormFrame>
  </FormPage>
);

type Shown = Pick<AddressProps, 'form' | 'errors'>;

function show(context: PageContext, open: OpenAnnouncement, shown: Shown): Promise<Response> {
  const { caseId, announcement, reader } = open;
  const publications = announcement.publications.filter(({ proof }) => proof !== null);
  const props = { ...shown, caseId, publications, csrfToken: reader.csrfToken, requestKey: newRequestKey(context) };
  if (shown.errors.length > 0) context.status(422);
  return context.var.page(<AddressPage {...props} />, {
    title: 'Thêm địa chỉ để hệ thống kiểm tra',
    hasErrors: shown.errors.length > 0,
    beforeMain: <BackLink href={casePath(caseId)} />,
  });
}

const mayAdd = ({ announcement, access }: OpenAnnouncement): boolean =>
  announcement.decision !== null && mayAddAddress(access, announcement);

export const showAddress = (pages: PagePorts) =>
  withAnnouncement(pages, (context, open) =>
    mayAdd(open)
      ? show(context, open, { form: new URLSearchParams(), errors: [] })
      : context.redirect(casePath(open.caseId), 303),
  );

export const takeAddress = (pages: PagePorts) =>
  withAnnouncement(pages, async (context, open) => {
    if (!mayAdd(open)) return context.var.problem(problems.forbidden);
    const { form } = context.var;
    const address = addressSchema.safeParse(textOf(form, 'address'));
    if (!address.success) {
      const message = 'Nhập địa chỉ đầy đủ của một trang trên Internet, bắt đầu bằng http:// hoặc https://.';
      return show(context, open, { form, errors: [{ field: 'address', message }] });
    }
    const command = { caseId: open.caseId, publication: textOf(form, 'publication'), address: address.data };
    const added = await addAddress(command, open.ports);
    if (added.ok) return context.redirect(casePath(open.caseId), 303);
    return show(context, open, { form, errors: [fieldErrorOf(added.error)] });
  });
