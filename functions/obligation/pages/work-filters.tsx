import type { Access } from '#shared/access/access.ts';
import { nameOn } from '#shared/org/unit.ts';
import { Button } from '#shared/ui/components/button.tsx';
import { Select, type Choice } from '#shared/ui/components/choices.tsx';
import { DownloadLinks, SHEETS_AND_WORD } from '#shared/ui/list-download.tsx';
import { Details } from '#shared/ui/components/messages.tsx';
import { TextInput } from '#shared/ui/components/text-input.tsx';
import type { PageContext } from '#shared/ui/routes.ts';
import { GROUPS } from '../domain/work.ts';
import { GROUP_NAMES, hrefOf, type WorkQuery } from './work-query.ts';

/** Units whose work the reader may see; empty for who has but his own. */
function unitChoices(access: Access, context: PageContext): Choice[] {
  const { today, reference } = context.var;
  if (!access.has('office', 'leader', 'administrator')) return [];
  return reference.organisation
    .unitsByNameOn(today)
    .filter(({ id }) => access.mayRead(id))
    .map((unit) => ({ value: unit.id, label: nameOn(unit, today) }));
}

/** Finding and narrowing, closed until asked for; and the list as a file. */
export const WorkFilters = ({ query, access, context }: { query: WorkQuery; access: Access; context: PageContext }) => {
  const units = unitChoices(access, context);
  const groups = [{ value: '', label: 'Tất cả' }, ...GROUPS.map((value) => ({ value, label: GROUP_NAMES[value] }))];
  return (
    <Details
      summary="Lọc, tìm, xuất danh sách"
      open={query.search !== '' || query.group !== null || query.unit !== null}
    >
      <form method="get" action="/viec">
        <TextInput
          name="tim"
          label="Tìm trong tên việc"
          hint="Không cần gõ dấu"
          type="search"
          width={30}
          value={query.search}
        />
        <Select name="nhom" label="Nhóm việc" choices={groups} value={query.group ?? ''} />
        {units.length > 0 && (
          <Select
            name="don-vi"
            label="Đơn vị"
            choices={[{ value: '', label: 'Việc của tôi' }, ...units]}
            value={query.unit ?? ''}
          />
        )}
        <Button kind="secondary">Xem</Button>
      </form>
      <DownloadLinks
        formats={SHEETS_AND_WORD}
        hrefOf={(format) => hrefOf(query, `/viec.${format}`)}
        what="danh sách việc"
      />
    </Details>
  );
};
