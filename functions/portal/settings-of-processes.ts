/** What administrators set of each process, and which of them have a ladder of their own: one list, for their pages. */
import { letterSettings } from '#functions/daily/domain/letter-settings.ts';
import { daysReference as impactDays } from '#functions/impact-assessment/domain/dates.ts';
import { appraiserReference } from '#functions/impact-assessment/domain/participants.ts';
import { rulesReference as indexRules, scalesReference } from '#functions/index-publish/settings.ts';
import { checklistReference } from '#functions/inspection/domain/checklist.ts';
import { daysReference as inspectionDays } from '#functions/inspection/domain/deadlines.ts';
import { letterReference } from '#functions/inspection/domain/letter-settings.ts';
import { shareReference } from '#functions/inspection/domain/units.ts';
import { lateDossierRules } from '#functions/late-dossiers/domain/rules.ts';
import { extensionRules } from '#functions/obligation/settings.ts';
import { paknDaysReference, paknLimitsReference } from '#functions/pakn/domain/days.ts';
import { receiverReference } from '#functions/pakn/domain/receiver.ts';
import { daysDocument as planDays } from '#functions/plan-issue/domain/days.ts';
import { rehearsalSettings } from '#functions/plan-issue/domain/rehearsal.ts';
import { formsDocument, regimesDocument } from '#functions/quarterly-report/settings.ts';
import { rulesDocument as announceRules } from '#functions/tthc-announce/domain/announcement.ts';
import { milestonesReference, stepDaysReference } from '#functions/tthc-review/domain/milestones.ts';
import { targetReference } from '#functions/tthc-review/domain/target.ts';
import { mailTexts, processName, type ReferenceDocument } from '#shared/reference/index.ts';
import { targetRules } from '#shared/targets/index.ts';

export const settingsOfProcesses: readonly ReferenceDocument<unknown>[] = [
  planDays,
  rehearsalSettings,
  extensionRules,
  targetRules,
  letterSettings,
  mailTexts,
  announceRules,
  paknDaysReference,
  paknLimitsReference,
  receiverReference,
  lateDossierRules,
  regimesDocument,
  formsDocument,
  impactDays,
  appraiserReference,
  milestonesReference,
  stepDaysReference,
  targetReference,
  scalesReference,
  indexRules,
  shareReference,
  inspectionDays,
  checklistReference,
  letterReference,
];

const WITH_LADDER = [
  ...['plan-issue', 'tthc-announce', 'pakn', 'quarterly-report', 'quarterly-report-check'],
  ...['impact-assessment', 'tthc-review', 'index-publish', 'inspection'],
];

/** A ladder that stands beside its process's own. */
const FURTHER: Readonly<Record<string, string>> = {
  'quarterly-report-check': `${processName('quarterly-report')}: kiểm tra, sửa báo cáo`,
};

/** As the tasks of each process name their ladder. */
export const laddersOfProcesses: readonly { readonly name: string; readonly title: string }[] = WITH_LADDER.map(
  (name) => ({ name, title: FURTHER[name] ?? processName(name) }),
);
