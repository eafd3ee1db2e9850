/** One way to decide a task: its form, and what it does. */
import type { Child } from 'hono/jsx';
import type { SenderPorts, Task } from '#shared/casework/index.ts';
import type { Refusal } from '#shared/kernel/refusal.ts';
import type { Result } from '#shared/kernel/result.ts';
import type { FieldError } from '#shared/ui/components/error-summary.tsx';
import type { Form } from '#shared/ui/form-reading.ts';
import type { PageContext } from '#shared/ui/routes.ts';
import type { PaknPorts } from '../ports.ts';
import type { Decision } from '../use-cases/decision.ts';
import type { OpenTask } from './pakn-context.ts';

export interface Shown {
  readonly form: Form;
  readonly errors: readonly FieldError[];
}

type Decide = (ports: PaknPorts & SenderPorts) => Promise<Result<Task, Refusal>>;

export interface Way {
  /** In the address and the form. */
  readonly name: string;
  readonly label: string;
  readonly hint: string;
  readonly heading: string;
  readonly submit: string;
  readonly fields: (shown: Shown & { readonly context: PageContext; readonly open: OpenTask }) => Child;
  /** What the form begins with. */
  readonly filledIn?: (context: PageContext, open: OpenTask) => URLSearchParams;
  /** What the form decides; its faults beside their fields. */
  readonly decide: (sent: {
    readonly context: PageContext;
    readonly open: OpenTask;
    readonly form: Form;
    readonly decision: Decision;
  }) => Result<Decide, readonly FieldError[]>;
}
