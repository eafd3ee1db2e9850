import type { FC } from 'hono/jsx';

/** Stands in every form that posts; without it the portal refuses the form. */
export const CsrfField: FC<{ token: string }> = ({ token }) => <input type="hidden" name="csrf" value={token} />;
