/** The files of documents that ended steps of a case, and the way to bring one. */
import type { FC } from 'hono/jsx';
import { attachmentDocument, type CaseId, type CaseStore, type Task } from '#shared/casework/index.ts';
import { Checkboxes } from '../components/choices.tsx';
import { Table } from '../components/table.tsx';
import { textOf, type Form } from '../form-reading.ts';
import { fileNameOf } from './uploads.ts';

const FIELD = 'attach';

/** Under the fields of a document: whether its file is to be asked for on the next page. */
export const AttachChoice: FC<{ form: Form }> = ({ form }) => (
  <Checkboxes
    name={FIELD}
    label="Tệp của văn bản"
    labelSize="s"
    choices={[{ value: 'yes', label: 'Tải tệp lên ở trang sau' }]}
    values={[textOf(form, FIELD)]}
  />
);

/** Where to go on after a step: to its upload when the form asked for it. */
export const afterStep = (form: Form, { path, back }: { readonly path: string; readonly back: string }): string =>
  textOf(form, FIELD) === 'yes' ? `${path}/tep` : back;

export interface StepFile {
  readonly task: Task;
  /** Null while none was brought. */
  readonly name: string | null;
}

/** Each step that is done with the file of its document, in the order of the tasks. */
export async function stepFiles(
  store: CaseStore,
  caseId: CaseId,
  steps: readonly Task[],
): Promise<readonly StepFile[]> {
  const done = steps.filter(({ state }) => state === 'done');
  if (done.length === 0) return [];
  const kept = await store.documentsOf(attachmentDocument, caseId);
  const keyOf = new Map(kept.map(({ key, value }) => [key, value.fileKeys.at(-1)]));
  return done.map((task) => {
    const key = keyOf.get(task.taskId);
    return { task, name: key === undefined ? null : fileNameOf(key) };
  });
}

interface AttachedFilesProps {
  readonly files: readonly StepFile[];
  readonly pathOf: (task: Task) => string;
  readonly mayAttach: (task: Task) => boolean;
}

/** Nothing when there is nothing to open and nothing to bring. */
export const AttachedFiles: FC<AttachedFilesProps> = ({ files, pathOf, mayAttach }) => {
  const shown = files.filter(({ task, name }) => name !== null || mayAttach(task));
  return shown.length === 0 ? null : (
    <Table
      caption="Tệp văn bản"
      columns={[{ header: 'Bước' }, { header: 'Tệp' }]}
      rows={shown.map(({ task, name }) => [
        task.subject,
        <FileLinks {...{ task, name, mayAttach }} path={pathOf(task)} />,
      ])}
      emptyText=""
    />
  );
};

type FileLinksProps = StepFile & Pick<AttachedFilesProps, 'mayAttach'> & { readonly path: string };

const FileLinks: FC<FileLinksProps> = ({ task, name, mayAttach, path }) => (
  <>
    {name !== null && (
      <a class="govuk-link" href={`${path}/tep/mo`}>
        {name}
      </a>
    )}{' '}
    {mayAttach(task) && (
      <a class="govuk-link" href={`${path}/tep`}>
        {name === null ? 'Tải tệp lên' : 'Thay tệp'}
        <span class="govuk-visually-hidden">: {task.subject}</span>
      </a>
    )}
  </>
);
