/** The sample province cut down, and cases of other processes that cost its departments points. */
import { plainDate } from '#shared/kernel/civil-date.ts';
import { threeTierProvince } from '#shared/org/sample/index.ts';
import { caseworkPorts } from '#shared/reference/index.ts';
import { withFewCommunes } from '../embedded/few-units.ts';
import type { TestHome } from '../embedded/home.ts';
import { layDown } from '../casework/lay-down.ts';
import { caseTableOf, referenceOf } from '../embedded/organisation.ts';

/** Three tiers: the province, its departments and the first district with its fourteen communes. */
export const oneDistrict = () => withFewCommunes(threeTierProvince(), plainDate('2024-01-01'), 14);

/**
 * In January 2024 Sở Xây dựng handled three petitions in time and one three days late; its announcement was signed in
 * time; of two publications one is not done yet. An answer that came back and was given again counts once.
 */
export async function lateCases(home: TestHome): Promise<void> {
  const ports = caseworkPorts(caseTableOf(home), await referenceOf(home).read());
  await layDown(ports, 'pakn', '2024-Q1', [
    { caseId: 'pakn-1', taskId: 'handle-1', due: '2024-01-22', done: '2024-01-10' },
    { caseId: 'pakn-1', taskId: 'handle-2', due: '2024-01-22', done: '2024-01-22' },
    { caseId: 'pakn-2', taskId: 'handle-1', due: '2024-01-22', done: '2024-01-19' },
    { caseId: 'pakn-3', taskId: 'handle-1', due: '2024-01-22', done: '2024-01-22' },
    { caseId: 'pakn-late', taskId: 'handle-1', due: '2024-01-22', done: '2024-01-25' },
  ]);
  await layDown(ports, 'tthc-announce', '2024', [
    { caseId: 'announced', taskId: 'draft-1', due: '2024-01-10', done: '2024-01-10' },
    { caseId: 'announced', taskId: 'signature-1', unit: 'ubnd-tinh', due: '2024-01-12', done: '2024-01-12' },
    { caseId: 'announced', taskId: 'publish-portal', due: '2024-01-17', done: '2024-01-16' },
    { caseId: 'announced', taskId: 'publish-database', due: '2024-01-17' },
  ]);
}
