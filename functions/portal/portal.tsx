/** The web site: what every request passes through, and the pages. */
import { Hono, type Handler, type MiddlewareHandler } from 'hono';
import { methodNotAllowed } from 'hono/method-not-allowed';
import type { Access } from '#shared/access/access.ts';
import { organisationDocument } from '#shared/reference/index.ts';
import { BackLink } from '#shared/ui/components/wayfinding.tsx';
import { problemResponse } from '#functions/api/pages/answer.ts';
import { BASE as API } from '#functions/api/domain/operations.ts';
import { Layout, type NavigationItem } from '#shared/ui/layout.tsx';
import { renderDocument } from '#shared/ui/render.ts';
import { mayOpen } from '#shared/ui/routes.ts';
import { serveAsset, STYLESHEET } from './assets.ts';
import { problems } from '#shared/ui/problem.ts';
import { sendProblem } from './error-pages.tsx';
import { guardForms } from './forms.ts';
import { guideFor } from './guide/pages.tsx';
import { AccountPage } from './pages/account.tsx';
import { HomePage } from './pages/home.tsx';
import { LEADER_PAGE } from '#functions/daily/pages/leader-page.tsx';
import { countWork } from '#functions/obligation/use-cases/count-work.ts';
import { StartPage } from './pages/start.tsx';
import { mountPages, withReference } from './mount.ts';
import { processNavigation, processPages } from './processes.ts';
import type { PortalEnv, PortalPorts } from './portal-env.ts';
import { readReference } from './reader.ts';
import { securityHeaders } from './security-headers.ts';
import { kindOf, parametersOf } from './errand-of-page.ts';
import { SessionCookies } from './session-cookies.ts';
import { signedInOnly, signInRoutes } from './sign-in.ts';
import { signOutRoutes } from './sign-out.ts';

const HOME: NavigationItem = { text: 'Trang chủ', href: '/' };

/** The ways that lead to pages the reader may open. */
const navigationFor = (access: Access | undefined): readonly NavigationItem[] => [
  ...(access?.has('leader') === true ? [] : [HOME]),
  ...processNavigation.filter(({ allow }) => mayOpen(allow, access)),
];

/** Puts every page into the layout. */
const layout: MiddlewareHandler<PortalEnv> = async (context, next) => {
  context.set('page', async (content, { formAction, ...options }) => {
    if (formAction !== undefined) context.set('formTargets', [new URL(formAction).origin]);
    const reader = context.get('reader');
    const page = (
      <Layout
        {...options}
        stylesheet={STYLESHEET}
        officer={reader && { ...reader, standsInFor: absentNames(context.get('access')) }}
        navigation={reader === undefined ? undefined : navigationFor(context.get('access'))}
        path={context.req.path}
        guide={guideFor(context.req.path)}
      >
        {await content}
      </Layout>
    );
    // As bytes: a Response made of text checks and encodes every letter of it once more.
    const bytes = new TextEncoder().encode(await renderDocument(page));
    return context.body(bytes, { headers: { 'content-type': 'text/html; charset=UTF-8' } });
  });
  context.set('problem', (problem) => sendProblem(context, problem));
  await next();
};

/** The start page for visitors; who has signed in comes to his first page, a leader to the one made for him. */
const home =
  (ports: PortalPorts): Handler<PortalEnv> =>
  async (context) => {
    const reader = context.get('reader');
    if (reader === undefined) return context.var.page(<StartPage />, { title: 'Bắt đầu' });
    await readReference(context, ports);
    if (context.get('access')?.has('leader') === true) return context.redirect(LEADER_PAGE, 303);
    const [dailyRun, work] = await Promise.all([
      ports.store.readLatestDailyRun(),
      countWork(context.get('access'), context.var.today, ports.cases),
    ]);
    const isEmpty = context.var.reference.versionOf(organisationDocument) === 0;
    const mayDraftPlans = ['office' as const, 'head' as const].some(
      (role) => context.get('access')?.has(role) === true,
    );
    const now = context.env.receivedAt;
    return context.var.page(<HomePage {...{ reader, dailyRun, work, isEmpty, mayDraftPlans, now }} />, {
      title: 'Trang chủ',
    });
  };

const absentNames = (access: Access | undefined): readonly string[] =>
  access?.standsInFor().map(({ name }) => name) ?? [];

/** Who the portal takes me for. */
const account =
  ({ store }: PortalPorts): Handler<PortalEnv> =>
  async (context) => {
    const reader = context.get('reader');
    if (reader === undefined) return sendProblem(context, problems.sessionEnded);
    const standsInFor = absentNames(context.get('access'));
    const signIns = await store.readSignIns(reader.sub);
    return context.var.page(<AccountPage {...{ reader, signIns, standsInFor }} />, {
      title: 'Tài khoản của tôi',
      beforeMain: <BackLink href="/" />,
    });
  };

export function createPortal(ports: PortalPorts): Hono<PortalEnv> {
  const site = new Hono<PortalEnv>();
  const cookies = new SessionCookies(ports);
  const pages = processPages(ports);
  const { protocol, origin } = new URL(ports.settings.PORTAL_URL);

  site.use(securityHeaders(protocol === 'https:'));
  site.use(layout);
  site.get('/assets/:hash/:name', async (context) => {
    const { hash, name } = context.req.param();
    return (await serveAsset(hash, name, context.req.header('accept-encoding') ?? '')) ?? context.notFound();
  });
  site.use((context, next) => ports.items.during(kindOf(context), () => parametersOf(context, ports), next));
  site.use(cookies.load());
  site.use(
    methodNotAllowed({
      app: site,
      onMethodNotAllowed: async (context, methods) => {
        const response = await sendProblem(context, problems.methodNotAllowed);
        response.headers.set('allow', methods.join(', '));
        return response;
      },
    }),
  );
  site.use(guardForms(origin, new Map(pages.flatMap(({ path, formBytes }) => (formBytes ? [[path, formBytes]] : [])))));
  site.route('/', signInRoutes(ports, cookies));
  site.route('/', signOutRoutes(ports, cookies));
  site.get('/', home(ports));
  site.get('/tai-khoan', signedInOnly, withReference(ports), account(ports));
  site.route('/', mountPages(pages, ports));
  site.notFound((context) => sendProblem(context, problems.notFound));
  site.onError((error, context) => {
    ports.log.error('A page failed', { requestId: context.env.requestId, path: context.req.path, error });
    if (context.req.path.startsWith(`${API}/`)) return problemResponse('fault', ports.settings.PORTAL_URL);
    return sendProblem(context, problems.fault);
  });
  return site;
}
