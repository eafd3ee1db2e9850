/** What was sent to one receiver, and what it answered. */
import type { FC } from 'hono/jsx';
import { InsetText, Tag } from '#shared/ui/components/messages.tsx';
import { Table } from '#shared/ui/components/table.tsx';
import { BackLink } from '#shared/ui/components/wayfinding.tsx';
import { formatInstant } from '#shared/ui/format.ts';
import { problems } from '#shared/ui/problem.ts';
import type { PageContext } from '#shared/ui/routes.ts';
import type { Delivery, Webhook } from '../domain/webhook.ts';
import type { WebhookPages } from './index.ts';
import { WEBHOOKS } from './webhooks-page.tsx';

const FAULTS: Readonly<Record<string, string>> = {
  'not-an-address': 'Địa chỉ không đọc được',
  'forbidden-address': 'Địa chỉ nằm trong mạng riêng, không được phép gửi tới',
  'unknown-host': 'Không tìm thấy tên miền',
  'no-connection': 'Không kết nối được',
  'timed-out': 'Không trả lời trong 10 giây',
  'refused-by-server': 'Máy chủ từ chối',
};

export const showDeliveries =
  ({ webhooks }: WebhookPages) =>
  async (context: PageContext): Promise<Response> => {
    const webhook = await webhooks.read((context.req.param('id') ?? '').slice(0, 60));
    if (webhook === undefined) return context.var.problem(problems.notFound);
    const deliveries = await webhooks.deliveriesOf(webhook.id);
    return context.var.page(<DeliveriesPage webhook={webhook} deliveries={deliveries} />, {
      title: `Nhật ký gửi: ${webhook.label}`,
      beforeMain: <BackLink href={WEBHOOKS} />,
    });
  };

const DeliveriesPage: FC<{ webhook: Webhook; deliveries: readonly Delivery[] }> = ({ webhook, deliveries }) => (
  <>
    <h1 class="govuk-heading-l">Nhật ký gửi: {webhook.label}</h1>
    <p class="govuk-body dh-typed">{webhook.url}</p>
    {webhook.failingSince !== null && (
      <InsetText>
        Bên nhận không nhận được từ {formatInstant(webhook.failingSince)}. Hệ thống gửi lại thưa dần; quá 7 ngày thì
        ngừng. Không sự kiện nào bị mất trong thời gian đó.
      </InsetText>
    )}
    <Table
      caption="100 lần gửi gần nhất, giữ 30 ngày"
      captionSize="s"
      columns={[
        { header: 'Lúc' },
        { header: 'Sự kiện', numeric: true },
        { header: 'Trả lời', numeric: true },
        { header: 'Kết quả' },
      ]}
      rows={deliveries.map(({ at, events, status, fault }) => [
        formatInstant(at),
        String(events),
        status === null ? '–' : String(status),
        fault === null ? <Tag colour="green">Đã nhận</Tag> : <Tag colour="red">{FAULTS[fault] ?? fault}</Tag>,
      ])}
      emptyText="Chưa gửi lần nào."
    />
  </>
);
