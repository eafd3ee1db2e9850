/** The task a mailed link opens, or a page that says why it opens nothing. */
import type { FC } from 'hono/jsx';
import { keyState, type AccessKey } from '#shared/access-keys/index.ts';
import type { Task } from '#shared/casework/index.ts';
import { HOUR_MS } from '#shared/limits/rate-limits.ts';
import { TypedText } from '#shared/ui/components/typed-text.tsx';
import type { PageContext } from '#shared/ui/routes.ts';
import { textOf } from '#shared/ui/form-reading.ts';
import { grantOf, isReportable } from '../domain/link.ts';
import { LINK } from '../use-cases/send-link.ts';
import type { LinkPages } from './ports.ts';

export interface OpenLink {
  readonly key: AccessKey;
  /** The text of the key, as the address has it; goes on in the page's own links and forms. */
  readonly text: string;
  readonly task: Task;
}

type Handle = (context: PageContext, open: OpenLink) => Promise<Response>;

/** From one network; a person opens a link a handful of times. */
const MOST_AN_HOUR = 60;

const CLOSED = {
  unknown: ['Liên kết không đúng', 'Địa chỉ bị cắt mất một phần, hoặc liên kết chưa từng có.', 404],
  used: ['Liên kết này đã được dùng', 'Kết quả đã được báo cáo; mỗi liên kết chỉ dùng một lần.', 410],
  revoked: ['Liên kết này đã bị thu hồi', 'Cơ quan gửi thư đã thu hồi liên kết.', 410],
  expired: ['Liên kết này đã hết hạn', 'Đã quá ngày dùng ghi trong thư.', 410],
  closed: ['Việc này không còn phải báo cáo', 'Việc đã xong, đã rút hoặc đang tạm dừng.', 410],
  often: ['Thử quá nhiều lần', 'Mạng này vừa mở liên kết quá nhiều lần trong một giờ. Hãy thử lại sau.', 429],
} as const;

const ClosedPage: FC<{ title: string; why: string; form: URLSearchParams }> = ({ title, why, form }) => (
  <div class="govuk-grid-row">
    <div class="govuk-grid-column-two-thirds">
      <h1 class="govuk-heading-l">{title}</h1>
      <p class="govuk-body">{why}</p>
      <p class="govuk-body">
        Nếu vẫn cần báo cáo, hãy liên hệ cơ quan đã gửi thư để được gửi liên kết mới. Chưa có gì được thay đổi.
      </p>
      <TypedText form={form} />
    </div>
  </div>
);

function closed(context: PageContext, reason: keyof typeof CLOSED): Promise<Response> {
  const [title, why, status] = CLOSED[reason];
  context.status(status);
  return context.var.page(<ClosedPage {...{ title, why }} form={context.var.form} />, { title });
}

/** The key of a link, from the address it is opened by or from the form it is sent with. */
const keyTextOf = (context: PageContext): string =>
  context.req.method === 'POST' ? textOf(context.var.form, 'khoa') : (context.req.query('khoa') ?? '');

export const withLink =
  (ports: LinkPages, handle: Handle) =>
  async (context: PageContext): Promise<Response> => {
    const { address, receivedAt: now } = context.env;
    const taking = { what: 'link', from: address, most: MOST_AN_HOUR, within: HOUR_MS, now };
    if (!(await ports.limits.take(taking))) return closed(context, 'often');
    const text = keyTextOf(context);
    const key = await ports.keys.find('link', text);
    if (key === undefined) return closed(context, 'unknown');
    const state = keyState(key, now);
    if (state !== 'live') return closed(context, state);
    const { caseId, taskId } = grantOf(key);
    const task = await ports.cases.readTask(caseId, taskId);
    if (task === undefined || !isReportable(task)) return closed(context, 'closed');
    return handle(context, { key, text, task });
  };

export const linkHref = ({ text }: Pick<OpenLink, 'text'>, place: '' | '/tep' = ''): string =>
  `${LINK}${place}?khoa=${text}`;
