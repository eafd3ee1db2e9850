import type { FC } from 'hono/jsx';
import { Details } from '#shared/ui/components/messages.tsx';

/** «Vì sao là ngày này?»: every bound with its own steps, then which of them binds. */
export const Derivation: FC<{ lines: readonly string[]; open?: boolean }> = ({ lines, open = false }) => (
  <Details summary="Vì sao là ngày này?" open={open}>
    <ol class="govuk-list govuk-list--number">
      {lines.map((line) => (
        <li>{line}</li>
      ))}
    </ol>
  </Details>
);
