/** Where the reader is, and the ways from there. */
import type { FC } from 'hono/jsx';
import { classNames } from '../class-names.ts';

export interface Crumb {
  readonly text: string;
  readonly href: string;
}

/** The pages above this one, topmost first. */
export const Breadcrumbs: FC<{ crumbs: readonly Crumb[] }> = ({ crumbs }) => (
  <nav class="govuk-breadcrumbs" aria-label="Bạn đang ở">
    <ol class="govuk-breadcrumbs__list">
      {crumbs.map(({ text, href }) => (
        <li class="govuk-breadcrumbs__list-item">
          <a class="govuk-breadcrumbs__link" href={href}>
            {text}
          </a>
        </li>
      ))}
    </ol>
  </nav>
);

/** To the step before, in a chain of questions. A landmark of its own, as it stands outside of main. */
export const BackLink: FC<{ href: string }> = ({ href }) => (
  <nav aria-label="Bước trước">
    <a href={href} class="govuk-back-link">
      Quay lại
    </a>
  </nav>
);

export interface PaginationProps {
  /** 1-based. */
  readonly current: number;
  readonly pageCount: number;
  readonly hrefOf: (page: number) => string;
}

/** The first, the last and the neighbours of the current page; a gap stands for the rest. */
function pagesShown(current: number, pageCount: number): (number | 'gap')[] {
  const shown = [...new Set([1, current - 1, current, current + 1, pageCount])].filter(
    (page) => page >= 1 && page <= pageCount,
  );
  return shown.flatMap((page, index) => (index > 0 && page - (shown[index - 1] ?? 0) > 1 ? ['gap', page] : [page]));
}

const ARROWS = {
  prev: 'm6.594 0-6.727 6.727 6.744 6.406 1.377-1.449-4.186-3.977h12.896v-2H3.714l4.294-4.293z',
  next: 'm8.107 0-1.414 1.414 4.293 4.293H-2v2h12.896l-4.186 3.977 1.377 1.449 6.744-6.406z',
};

const StepLink: FC<{ href: string; rel: 'prev' | 'next' }> = ({ href, rel }) => {
  const arrow = (
    <svg
      class={`govuk-pagination__icon govuk-pagination__icon--${rel}`}
      xmlns="http://www.w3.org/2000/svg"
      height="13"
      width="15"
      aria-hidden="true"
      focusable="false"
      viewBox="0 0 15 13"
    >
      <path d={ARROWS[rel]} />
    </svg>
  );
  return (
    <div class={`govuk-pagination__${rel}`}>
      <a class="govuk-link govuk-pagination__link" href={href} rel={rel}>
        {rel === 'prev' && arrow}
        <span class="govuk-pagination__link-title">{rel === 'prev' ? 'Trang trước' : 'Trang sau'}</span>
        {rel === 'next' && arrow}
      </a>
    </div>
  );
};

/** Pages of a long list; nothing when there is only one. */
export const Pagination: FC<PaginationProps> = ({ current, pageCount, hrefOf }) =>
  pageCount < 2 ? null : (
    <nav class="govuk-pagination" aria-label="Các trang của danh sách">
      {current > 1 && <StepLink href={hrefOf(current - 1)} rel="prev" />}
      <ul class="govuk-pagination__list">
        {pagesShown(current, pageCount).map((page) =>
          page === 'gap' ? (
            <li class="govuk-pagination__item govuk-pagination__item--ellipsis">…</li>
          ) : (
            <li class={classNames('govuk-pagination__item', page === current && 'govuk-pagination__item--current')}>
              <a
                class="govuk-link govuk-pagination__link"
                href={hrefOf(page)}
                aria-label={`Trang ${page}`}
                aria-current={page === current ? 'page' : undefined}
              >
                {page}
              </a>
            </li>
          ),
        )}
      </ul>
      {current < pageCount && <StepLink href={hrefOf(current + 1)} rel="next" />}
    </nav>
  );
