/** The notice as a Word file: from its draft before it is issued, as it was issued afterwards. */
import { conclusionNotice } from '#shared/letters/conclusion-notice.ts';
import { problems } from '#shared/ui/problem.ts';
import type { PageContext } from '#shared/ui/routes.ts';
import { letterReference } from '../domain/letter-settings.ts';
import { draftOf, findingsOf } from '../use-cases/known-inspection.ts';
import type { OpenInspection } from './context.ts';
import { RESULT_WORDS } from './words.ts';

const WORD = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';

export async function downloadNotice(context: PageContext, open: OpenInspection): Promise<Response> {
  const { inspection, caseId, ports, nameOf } = open;
  const { kind, team, conclusion, committee, inspector } = inspection;
  if (conclusion === null && !open.mayInspect) return context.var.problem(problems.forbidden);
  const [findings, draft] = await Promise.all([findingsOf(ports.store, caseId), draftOf(ports.store, caseId)]);
  const { notice, ownReport } = context.var.reference.get(letterReference);
  const { symbol, place, signer, copies, archive } = kind === 'self' ? ownReport : notice;
  const superior = committee === inspector ? null : nameOf(committee);
  const bytes = await conclusionNotice({
    head: { superior, body: nameOf(inspector), symbol, place },
    date: conclusion?.document.date ?? context.var.today,
    signer: { titles: signer },
    ...{ copies, archive },
    unit: nameOf(inspection.unit),
    ...inspection.period,
    team: team?.decision ?? null,
    findings: inspection.checklist.map(({ id, text: what }) => {
      const { result, text } = findings.value[id] ?? { result: 'none' as const, text: '' };
      return { what, result: RESULT_WORDS[result], text };
    }),
    ...(conclusion ?? draft.value),
  });
  const name = encodeURIComponent(`Kết luận kiểm tra – ${nameOf(inspection.unit)}.docx`);
  return context.body(new Uint8Array(bytes), 200, {
    'content-type': WORD,
    'content-disposition': `attachment; filename*=UTF-8''${name}`,
  });
}
