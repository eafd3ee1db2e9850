/** Every setting with what it means; and the entries of one that is a long list. */
import type { FC } from 'hono/jsx';
import type { Reference, ReferenceDocument } from '#shared/reference/index.ts';
import { ButtonLink } from '#shared/ui/components/button.tsx';
import { Table } from '#shared/ui/components/table.tsx';
import type { Field } from '../domain/settings/field.ts';
import { linesOf } from '../domain/settings/differences.ts';

const PATH = '/quan-tri/cai-dat';

/** Settings whose entries hold lists themselves are edited entry by entry. */
export const isPaged = (field: Field): boolean =>
  field.kind === 'list' && field.item.kind === 'group' && field.item.fields.some((each) => each.field.kind === 'list');

export const entriesOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);

interface ListProps {
  readonly documents: readonly ReferenceDocument<unknown>[];
  readonly reference: Reference;
}

export const SettingList: FC<ListProps> = ({ documents, reference }) => (
  <>
    <h1 class="govuk-heading-l">Cài đặt quy trình</h1>
    <p class="govuk-body">
      Số ngày, biểu mẫu, quy tắc của từng quy trình. Thay đổi áp dụng cho việc mở sau khi lưu; ai đổi, lúc nào, vì sao
      được giữ lại.
    </p>
    <p class="govuk-body">
      Ai được nhắc trước và sau hạn:{' '}
      <a class="govuk-link" href="/quan-tri/bac-nhac">
        bậc nhắc việc của từng quy trình, từng kế hoạch
      </a>
      .
    </p>
    <Table
      caption={`${String(documents.length)} cài đặt`}
      captionSize="s"
      columns={[{ header: 'Cài đặt' }, { header: 'Quyết định điều gì' }, { header: 'Bản' }]}
      rows={documents.map(({ name, words }) => {
        const version = reference.versionOf({ name });
        return [
          <a class="govuk-link" href={`${PATH}/${name}`}>
            {words?.title}
          </a>,
          words?.about ?? '',
          version === 0 ? (
            'Có sẵn'
          ) : (
            <a class="govuk-link" href={`${PATH}/${name}/lich-su`}>
              Bản {version} <span class="govuk-visually-hidden">của {words?.title}</span>
            </a>
          ),
        ];
      })}
      emptyText="Không có cài đặt nào."
    />
  </>
);

interface EntryProps {
  readonly document: ReferenceDocument<unknown>;
  readonly field: Field;
  readonly value: unknown;
}

/** What tells an entry from the others: its first three lines. */
const NAMED_BY = 3;

export const EntryList: FC<EntryProps> = ({ document: { name, words }, field, value }) => {
  const entries = entriesOf(value);
  const item = field.kind === 'list' ? field.item : field;
  return (
    <>
      <h1 class="govuk-heading-l">{words?.title}</h1>
      <p class="govuk-body">{words?.about}</p>
      <ul class="govuk-list govuk-list--spaced">
        {entries.map((entry, place) => (
          <li>
            <a class="govuk-link" href={`${PATH}/${name}?muc=${String(place)}`}>
              {item.label} {place + 1}
            </a>
            <br />
            {linesOf(item, entry)
              .slice(0, NAMED_BY)
              .map(([what, text]) => `${what}: ${text}`)
              .join(' · ')}
          </li>
        ))}
      </ul>
      <ButtonLink href={`${PATH}/${name}?muc=${String(entries.length)}`}>Thêm mục mới</ButtonLink>
      <p class="govuk-body">
        <a class="govuk-link" href={`${PATH}/${name}/lich-su`}>
          Lịch sử thay đổi
        </a>
      </p>
    </>
  );
};
