/** Sends a list of procedures straight to the bucket; the form then opens with it. */
import type { FC } from 'hono/jsx';
import type { UploadForm } from '#shared/files/files.ts';
import { FormPage } from '#shared/ui/casework/form-frame.tsx';
import { Button, ButtonGroup } from '#shared/ui/components/button.tsx';
import { FileUpload } from '#shared/ui/components/text-input.tsx';
import { BackLink } from '#shared/ui/components/wayfinding.tsx';
import type { PageContext } from '#shared/ui/routes.ts';
import { newRequestKey, type PagePorts } from './context.ts';
import { START } from './paths.ts';

/** The bucket asks every form for one type; what the file really is, the reader sees from its bytes. */
const ANY_TYPE = 'application/octet-stream';

const UploadPage: FC<{ upload: UploadForm }> = ({ upload }) => (
  <FormPage heading="Tải danh sách thủ tục lên" errors={[]}>
    <form method="post" action={upload.action} enctype="multipart/form-data">
      {upload.fields.map(([name, value]) => (
        <input type="hidden" name={name} value={value} />
      ))}
      <FileUpload
        name="file"
        label="Tệp danh sách"
        labelSize="s"
        hint="Excel (.xlsx), Word (.docx) hoặc văn bản thường (.txt). Mỗi thủ tục một dòng, có cột mã và cột tên."
        accept=".xlsx,.docx,.txt,.tsv"
      />
      <ButtonGroup>
        <Button>Tải lên</Button>
        <a class="govuk-link" href={START}>
          Dán danh sách thay vì tải tệp
        </a>
      </ButtonGroup>
    </form>
  </FormPage>
);

export const showUpload =
  ({ files, portalUrl }: PagePorts) =>
  async (context: PageContext): Promise<Response> => {
    const upload = await files.uploadForm({
      key: `evidence/danh-sach/${newRequestKey(context)}/\${filename}`,
      contentType: ANY_TYPE,
      thenTo: new URL(START, portalUrl).href,
    });
    return context.var.page(<UploadPage upload={upload} />, {
      title: 'Tải danh sách thủ tục lên',
      beforeMain: <BackLink href={START} />,
    });
  };
