/** A page that asks for one file, sent by the browser straight to the bucket. What was typed before is kept already. */
import type { Child, FC } from 'hono/jsx';
import { ALLOWED_ENDINGS, ALLOWED_NAMES } from '#shared/files/file-kinds.ts';
import { UPLOAD_LIMIT_BYTES, type UploadForm } from '#shared/files/files.ts';
import { Button, ButtonGroup } from '../components/button.tsx';
import { InsetText } from '../components/messages.tsx';
import { FileUpload } from '../components/text-input.tsx';
import { FormPage } from './form-frame.tsx';

interface UploadPageProps {
  readonly heading: string;
  /** What was typed before, as it is kept. */
  readonly about: Child;
  readonly upload: UploadForm;
  /** Why the last file was refused. */
  readonly error?: string | undefined;
  /** Back to what was typed. */
  readonly cancelHref: string;
  readonly cancelText?: string;
}

const LIMIT_MB = UPLOAD_LIMIT_BYTES / 2 ** 20;

/** The page's options must name `upload.action` as `formAction`. */
export const UploadPage: FC<UploadPageProps> = (props) => {
  const { heading, about, upload, error, cancelHref, cancelText = 'Sửa thông tin đã nhập' } = props;
  return (
    <FormPage heading={heading} about={about} errors={error === undefined ? [] : [{ field: 'file', message: error }]}>
      <InsetText>
        Những gì đã nhập đang được giữ trên hệ thống. Tệp quá {LIMIT_MB} MB hoặc sai loại sẽ không được nhận; khi đó hãy
        quay lại trang này và chọn tệp khác.
      </InsetText>
      <form method="post" action={upload.action} enctype="multipart/form-data">
        {upload.fields.map(([name, value]) => (
          <input type="hidden" name={name} value={value} />
        ))}
        <FileUpload
          name="file"
          label="Tệp văn bản"
          labelSize="s"
          hint={`${ALLOWED_NAMES}; tối đa ${String(LIMIT_MB)} MB`}
          accept={ALLOWED_ENDINGS.join(',')}
          error={error}
        />
        <ButtonGroup>
          <Button>Gửi tệp</Button>
          <a class="govuk-link" href={cancelHref}>
            {cancelText}
          </a>
        </ButtonGroup>
      </form>
    </FormPage>
  );
};
