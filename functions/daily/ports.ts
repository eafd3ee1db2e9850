import type { CaseStore, Workflows } from '#shared/casework/index.ts';
import type { Mailer } from '#shared/mail/mailer.ts';
import type { ReferenceTable } from '#shared/reference/index.ts';
import type { Files } from '#shared/files/files.ts';
import type { LetterList } from './store/letter-list.ts';
import type { RunLedger } from './store/run-ledger.ts';
import type { SilencedAddresses } from './store/silenced-addresses.ts';
import type { SnapshotTable } from './store/snapshot-table.ts';
import type { TrendTable } from './store/trend-table.ts';

/** What the daily run stands on. */
export interface DailyPorts {
  readonly runs: RunLedger;
  readonly snapshots: SnapshotTable;
  readonly trends: TrendTable;
  readonly silenced: SilencedAddresses;
  readonly letters: LetterList;
  readonly files: Pick<Files, 'put'>;
  readonly cases: CaseStore;
  readonly reference: ReferenceTable;
  readonly workflows: Workflows;
  readonly mailer: Mailer;
  /** Address of the portal, without a slash at its end. */
  readonly portalUrl: string;
}
