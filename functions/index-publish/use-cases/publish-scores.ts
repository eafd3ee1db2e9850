import type { z } from 'zod';
import { documentWrite } from '#shared/casework/index.ts';
import { civilDateAt } from '#shared/kernel/civil-date.ts';
import type { publishScores as contract } from '#workflows/index-publish/contract.ts';
import {
  changesBetween,
  publicationDocument,
  publicationPlace,
  sheetCaseOf,
  type Publication,
} from '../domain/sheet.ts';
import type { IndexPorts } from '../ports.ts';
import { findPublication, knownSheet, sheetWrite, type KnownSheet } from '../store.ts';

/** Puts the approved scores before everybody; a correction with what it changed and why. Repeated it changes nothing. */
export async function publishScores(
  { now, caseId }: z.output<typeof contract.payload>,
  { store }: Pick<IndexPorts, 'store'>,
): Promise<z.input<typeof contract.result>> {
  const known = await knownSheet(store, sheetCaseOf(caseId));
  const { month, units, state } = known.sheet;
  const published = { outcome: 'published', units: units.length } as const;
  if (state === 'published') return published;
  if (state !== 'approved') throw new Error(`Sheet ${known.caseId} is to be published but not approved`);
  const before = await findPublication(store, month, known.caseId);
  const value = publicationOf(known, before?.publication, civilDateAt(now));
  const place = { caseId: publicationPlace(month), key: known.caseId };
  const conflicts = await store.commit({
    documents: [
      documentWrite(publicationDocument, { ...place, value, version: (before?.version ?? 0) + 1 }),
      sheetWrite(known, { state: 'published', correction: null, remark: null }),
    ],
  });
  // Somebody else published in this very moment: the state is retried and finds it done.
  if (conflicts.length > 0) throw new Error(`Sheet ${known.caseId} was changed while it was published`);
  return published;
}

function publicationOf(
  { sheet }: KnownSheet,
  before: Publication | undefined,
  today: ReturnType<typeof civilDateAt>,
): Publication {
  const { month, line, publisher, scores, correction } = sheet;
  if (before === undefined) return { month, line, publisher, publishedOn: today, scores, corrections: [] };
  if (correction === null) throw new Error(`${month} ${line} ${publisher} is published again without a correction`);
  const changes = [...changesBetween(before.scores, scores)];
  return { ...before, scores, corrections: [...before.corrections, { ...correction, on: today, changes }] };
}
