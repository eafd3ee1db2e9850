/** What tests of quarterly reports speak of. */
import { withTotals, type Figures } from '#functions/quarterly-report/domain/figures.ts';
import type { Form } from '#functions/quarterly-report/domain/form.ts';
import { ii06a } from '#functions/quarterly-report/domain/forms/ii-06a.ts';
import type { Typed } from '#functions/quarterly-report/domain/read-cells.ts';

/** 100 dossiers received, 80 solved, 20 pending, unless said otherwise. */
export const aDossierRow = (changes: Figures = {}): Figures =>
  withTotals(ii06a, {
    'received-online': 40,
    'received-direct': 45,
    'carried-over': 15,
    'solved-early': 30,
    'solved-on-time': 44,
    'solved-late': 6,
    'pending-in-time': 17,
    'pending-late': 3,
    ...changes,
  });

/** The cells as an officer would type them; 0 where `figures` says nothing. */
export const typedOf = ({ columns }: Form, figures: Figures): Typed =>
  Object.fromEntries(
    columns.flatMap(({ id, cell }) => (cell.kind === 'total' ? [] : [[id, String(figures[id] ?? 0)]])),
  );
