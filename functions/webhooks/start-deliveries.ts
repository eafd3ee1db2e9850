/** Starts the workflow that tells receivers what happened: at most once a minute, and only while there are receivers. */
import type { Workflows } from '#shared/casework/index.ts';
import type { WebhookTable } from './store.ts';

const MINUTE_MS = 60_000;

export class Deliveries {
  readonly #webhooks: Pick<WebhookTable, 'all'>;
  readonly #workflows: Pick<Workflows, 'start'>;
  #minute = 0;

  constructor(webhooks: Pick<WebhookTable, 'all'>, workflows: Pick<Workflows, 'start'>) {
    this.#webhooks = webhooks;
    this.#workflows = workflows;
  }

  /**
   * Something may have happened. Whatever instance says so first in a minute of the clock starts the execution of that
   * minute, which waits until the minute is over: one of the same name is started once.
   */
  async afterRequest(now: number): Promise<void> {
    const minute = Math.floor(now / MINUTE_MS);
    if (minute === this.#minute) return;
    this.#minute = minute;
    const all = await this.#webhooks.all();
    if (all.every(({ stoppedAt }) => stoppedAt !== null)) return;
    await this.#workflows.start('webhooks', `minute-${minute}`, {});
  }
}
