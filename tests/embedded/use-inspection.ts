/** Lets inspections be opened by their form, and their function do once all that it does, on one that was opened so. */
import { caseIdOf, inspectionDocument } from '#functions/inspection/domain/inspection.ts';
import { answerTask, documentWrite, SYSTEM, taskIdSchema, type CaseId } from '#shared/casework/index.ts';
import { addDays, civilDateAt } from '#shared/kernel/civil-date.ts';
import { isoInstant } from '#shared/kernel/instant.ts';
import { unitId } from '#shared/org/index.ts';
import { caseworkPorts } from '#shared/reference/index.ts';
import type { TestHome } from './home.ts';
import { dateFields, Officer } from './officer.ts';
import { caseTableOf, referenceOf } from './organisation.ts';

const TEAM = taskIdSchema.parse('team');
const WRITTEN = { number: '12/KH-UBND', date: civilDateAt(0), link: null };

/** The pages: the office plans the inspection of a unit that has none on the day yet. Returns its case. */
export async function useInspectionPages(home: TestHome): Promise<CaseId | undefined> {
  const office = await Officer.at(home, 'kiem-soat-tthc').catch(() => undefined);
  const { organisation } = await referenceOf(home).read();
  const today = civilDateAt(home.clock.now());
  const day = addDays(today, 1);
  for (const { id, tier } of organisation.childrenOn(unitId('ubnd-tinh'), today)) {
    const caseId = caseIdOf({ kind: 'scheduled', unit: id, period: { from: day, to: day }, cause: null }, '');
    if (tier !== 'commune' || (await caseTableOf(home).readCase(caseId)) !== undefined) continue;
    const days = { ...dateFields('from', day), ...dateFields('to', day) };
    const plan = { number: '12/KH-UBND', ...dateFields('date', today) };
    await office?.send('/kiem-tra/ke-hoach', { ...plan, ...days, units: [id], contents: ['execution'] });
    await office?.open('/kiem-tra');
    return caseId;
  }
  return undefined;
}

/** The function: asks for the team; asked again once it is there, it tells the workflow; opens what was recommended. */
export async function useInspection(home: TestHome): Promise<void> {
  const caseId = await useInspectionPages(home);
  if (caseId === undefined) return;
  const store = caseTableOf(home);
  const token = (await store.readTask(caseId, TEAM))?.token ?? 'none';
  const now = home.clock.now();
  const ports = caseworkPorts(store, await referenceOf(home).read());
  const known = await store.readDocument(inspectionDocument, caseId);
  if (known === undefined) return;
  const conclusion = { document: WRITTEN, summary: '', recommendations: [{ what: 'Niêm yết lại', days: 15 }] };
  const value = { ...known.value, conclusion };
  const documents = [documentWrite(inspectionDocument, { caseId, value, version: known.version + 1 })];
  await answerTask({ caseId, taskId: TEAM, answer: { outcome: 'called-off' }, documents, by: SYSTEM, now }, ports);
  const inspecting = home.deployment.functions.find(({ name }) => name.includes('Inspection'));
  const payload = { now: isoInstant(now), caseId, token };
  for (const task of ['AskTeam', 'OpenRecommendations']) await home.invoke(inspecting?.arn ?? '', { task, payload });
}
