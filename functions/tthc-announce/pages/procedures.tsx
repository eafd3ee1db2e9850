/** The list of procedures of an announcement, a hundred on a page. */
import { Table } from '#shared/ui/components/table.tsx';
import { BackLink, Pagination } from '#shared/ui/components/wayfinding.tsx';
import { casePath } from '../domain/announcement.ts';
import { readProcedureList } from '../store.ts';
import { queryOf, withAnnouncement, type PagePorts } from './context.ts';

const A_PAGE = 100;

export const showProcedures = (pages: PagePorts) =>
  withAnnouncement(pages, async (context, { caseId, announcement }) => {
    const procedures = await readProcedureList(pages.cases, caseId);
    const pageCount = Math.ceil(procedures.length / A_PAGE);
    const wanted = Number(queryOf(context, 'trang')) || 1;
    const current = Math.min(Math.max(1, Math.trunc(wanted)), pageCount);
    const shown = procedures.slice((current - 1) * A_PAGE, current * A_PAGE);
    const here = `${casePath(caseId)}/thu-tuc`;
    return context.var.page(
      <>
        <h1 class="govuk-heading-l">Thủ tục theo Quyết định {announcement.listNumber}</h1>
        <Table
          caption={`${procedures.length} thủ tục`}
          columns={['Mã', 'Tên thủ tục'].map((header) => ({ header }))}
          rows={shown.map(({ code, name }) => [code ?? 'Chưa có mã', name])}
          emptyText="Danh sách trống."
        />
        <Pagination current={current} pageCount={pageCount} hrefOf={(page) => `${here}?trang=${page}`} />
      </>,
      { title: 'Danh sách thủ tục', beforeMain: <BackLink href={casePath(caseId)} /> },
    );
  });
