/** Lets webhooks do once what they do: one is registered, somebody opens a page, the workflow tells the receiver. */
import { administratorOf } from '../administration/administrator.ts';
import { giveTask } from '../obligation/desk.ts';
import { addDays, civilDateAt } from '#shared/kernel/civil-date.ts';
import type { TestHome } from './home.ts';

let used = 0;

/** `page`: a server that answers. */
export async function useWebhooks(home: TestHome, page: string): Promise<void> {
  const administrator = await administratorOf(home).catch(() => undefined);
  if (administrator === undefined) return;
  used += 1;
  const address = page.replace('localhost', '127.0.0.1');
  const typed = { ten: `Hệ thống ${used}`, 'dia-chi': address, 'pham-vi': 'so-tu-phap' };
  await administrator.fill('/quan-tri/webhook', typed).catch(() => undefined);
  await giveTask(home, `webhook-${used}`);
  // The next day: whatever minute's execution the portal started has waited by then.
  await home.goTo(addDays(civilDateAt(home.clock.now()), 1), 8);
  await administrator.open('/quan-tri/webhook');
  await home.goTo(civilDateAt(home.clock.now()), 9);
}
