/** The one layout of every page: head, skip link, header, navigation, main, footer. */
import type { Child, FC } from 'hono/jsx';
import { classNames } from './class-names.ts';
import { CsrfField } from './components/csrf-field.tsx';

export const PRODUCT_NAME = 'Đúng Hạn';

export interface NavigationItem {
  readonly text: string;
  readonly href: string;
}

/** Who is signed in, as the header shows it. */
export interface SignedInOfficer {
  readonly name: string;
  /** The session's token, sent back by the sign-out form. */
  readonly csrfToken: string;
  /** Names of the absent people he is a deputy of: he should see in whose name he acts. */
  readonly standsInFor?: readonly string[];
}

export interface LayoutProps {
  /** The page's own title; the product's name follows it. */
  readonly title: string;
  /** True when the page shows a form again with faults: the title then begins with "Lỗi". */
  readonly hasErrors?: boolean | undefined;
  readonly stylesheet: string;
  readonly officer?: SignedInOfficer | undefined;
  readonly navigation?: readonly NavigationItem[] | undefined;
  /** The address of the page shown, to mark its place in the navigation. */
  readonly path: string;
  /** The part of the guide that explains the page. */
  readonly guide?: string | undefined;
  /** Back link or breadcrumbs, above the main content. */
  readonly beforeMain?: Child;
  readonly children: Child;
}

export const Layout: FC<LayoutProps> = (props) => (
  <html lang="vi" class="govuk-template">
    <head>
      <meta charset="utf-8" />
      <title>{`${props.hasErrors === true ? 'Lỗi: ' : ''}${props.title} – ${PRODUCT_NAME}`}</title>
      <meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover" />
      <meta name="theme-color" content="#0a3a52" />
      <meta name="format-detection" content="telephone=no" />
      <link rel="icon" href={ICON} type="image/svg+xml" />
      <link rel="stylesheet" href={props.stylesheet} />
    </head>
    <body class="govuk-template__body">
      <a href="#main-content" class="govuk-skip-link">
        Đến nội dung chính
      </a>
      <Header officer={props.officer} />
      {props.navigation !== undefined && <Navigation items={props.navigation} path={props.path} />}
      <div class="dh-page">
        <div class="govuk-width-container">
          {props.beforeMain}
          <main class="govuk-main-wrapper" id="main-content">
            {props.children}
          </main>
        </div>
      </div>
      <Footer guide={props.guide} />
    </body>
  </html>
);

const Header: FC<{ officer: SignedInOfficer | undefined }> = ({ officer }) => (
  <header class="dh-header">
    <div class="govuk-width-container dh-header__inner">
      <a href="/" class="dh-header__product">
        <Sign />
        <span class={officer === undefined ? undefined : 'dh-header__name'}>{PRODUCT_NAME}</span>
      </a>
      {officer !== undefined && (
        <div class="dh-header__officer">
          <a class="dh-header__account" href="/tai-khoan">
            {officer.name}
            {(officer.standsInFor ?? []).length > 0 && ` – đang thay mặt ${(officer.standsInFor ?? []).join(', ')}`}
          </a>
          <form method="post" action="/dang-xuat">
            <CsrfField token={officer.csrfToken} />
            <button type="submit" class="dh-link-button">
              Đăng xuất
            </button>
          </form>
        </div>
      )}
    </div>
  </header>
);

interface Ways {
  readonly items: readonly NavigationItem[];
  readonly path: string;
}

const isAt = (href: string, path: string): boolean =>
  href === '/' ? path === '/' : path === href || path.startsWith(`${href}/`);

/** On the phone several ways stand behind «Mục lục», which names the one shown; a wide window shows them all. */
const Navigation: FC<Ways> = ({ items, path }) => {
  const here = items.find(({ href }) => isAt(href, path));
  return (
    <div class="govuk-service-navigation">
      <div class="govuk-width-container">
        <div class="govuk-service-navigation__container">
          <nav aria-label="Các phần của hệ thống" class="govuk-service-navigation__wrapper">
            {items.length <= WAYS_IN_SIGHT ? (
              <WayList items={items} path={path} />
            ) : (
              <details class="dh-ways">
                <summary class="dh-ways__summary">
                  Mục lục
                  {here !== undefined && (
                    <>
                      : <strong>{here.text}</strong>
                    </>
                  )}
                </summary>
                <WayList items={items} path={path} />
              </details>
            )}
          </nav>
        </div>
      </div>
    </div>
  );
};

/** So few fit in two lines of a phone. */
const WAYS_IN_SIGHT = 2;

const WayList: FC<Ways> = ({ items, path }) => (
  <ul class="govuk-service-navigation__list">
    {items.map(({ text, href }) => {
      const isHere = isAt(href, path);
      return (
        <li class={classNames('govuk-service-navigation__item', isHere && 'govuk-service-navigation__item--active')}>
          <a
            class="govuk-service-navigation__link"
            href={href}
            aria-current={isHere ? (path === href ? 'page' : 'true') : undefined}
          >
            {isHere ? <strong class="govuk-service-navigation__active-fallback">{text}</strong> : text}
          </a>
        </li>
      );
    })}
  </ul>
);

const Footer: FC<{ guide: string | undefined }> = ({ guide }) => (
  <footer class="dh-footer">
    <div class="govuk-width-container">
      {guide !== undefined && (
        <p>
          <a class="govuk-link dh-footer__guide" href={guide}>
            Hướng dẫn cho trang này
          </a>
        </p>
      )}
      <p>{PRODUCT_NAME} – theo dõi kế hoạch kiểm soát thủ tục hành chính, việc nào cũng có người làm và có hạn.</p>
    </div>
  </footer>
);

/** A clock's face whose hand has become a tick. */
const Sign: FC = () => (
  <svg class="dh-header__sign" viewBox="0 0 32 32" aria-hidden="true" focusable="false">
    <circle cx="16" cy="16" r="13" fill="none" stroke="#e0a526" stroke-width="3" />
    <path d="M9.5 16.5l4.5 4.5 9-10" fill="none" stroke="currentColor" stroke-width="3.4" stroke-linecap="round" />
  </svg>
);

const ICON = `data:image/svg+xml,${encodeURIComponent(
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><rect width="32" height="32" rx="6" fill="#0a3a52"/>' +
    '<circle cx="16" cy="16" r="11" fill="none" stroke="#e0a526" stroke-width="3"/>' +
    '<path d="M10.5 16.5l4 4 7.500-9" fill="none" stroke="#fff" stroke-width="3" stroke-linecap="round"/></svg>',
)}`;
