/** The one case model of all processes: cases, tasks, the escalation ladder, events, the outbox (README.md). */
export { LINK_HOLDER, SYSTEM, type Actor } from './actor.ts';
export { dueOfOccurrence, occurrenceOf, type Basis } from './basis.ts';
export { countByUnit, countsOf, type BoardCounts } from './board-counts.ts';
export type { Case } from './case.ts';
export { directoryOf } from './directory.ts';
export { isOverdue, type Due } from './due.ts';
export { caseEvent, type CaseEvent } from './event.ts';
export { caseIdSchema, newCaseId, taskIdSchema, timeSortedId, type CaseId, type TaskId } from './ids.ts';
export { attachmentDocument } from './attachment.ts';
export { audienceSchema, type Audience } from './audience.ts';
export { defineDocument, documentWrite, type CaseDocument, type DocumentKind } from './case-document.ts';
export type { JsonObject } from './json.ts';
export { DEFAULT_LADDER, ladderSchema, type Ladder } from './ladder.ts';
export { isWeekStart, previousSendDate, sendDate, type Mail, type MailPart } from './mail.ts';
export type {
  FurtherWrite,
  Board,
  BoardCase,
  BoardTask,
  CaseStore,
  EventPlace,
  CaseworkPorts,
  Change,
  Directory,
  ListedBoard,
  Recipient,
  Workflows,
} from './ports.ts';
export { milestoneClock, workingDaysClock, type Clock, type Milestone } from './milestone.ts';
export type { RefusalCode } from './refusals.ts';
export { evidenceSchema, isClosed, type Evidence, type Task } from './task.ts';
export type { Sender, SenderPorts, SenderStore, SenderVault } from './sender.ts';
export { CaseTable } from './store/case-table.ts';
export { ChangeLog } from './store/change-log.ts';
export type { LiveBoard } from './store/held-board.ts';
export { LiveBoards } from './store/live-boards.ts';
export { boardsBeginning, newestRounds, timelinessOf, type Timeliness } from './timeliness.ts';
export { answerTask } from './use-cases/answer-task.ts';
export { askPerson } from './use-cases/ask-person.ts';
export { attachFile } from './use-cases/attach-file.ts';
export { checkIn } from './use-cases/check-in.ts';
export { claimOutbox } from './use-cases/claim-outbox.ts';
export { claimRungs, type Claimed } from './use-cases/claim-rungs.ts';
export { confirmWakeUp } from './use-cases/confirm-wake-up.ts';
export { decideTask, type Decision } from './use-cases/decide-task.ts';
export { dueByCalendar, followCalendar, followOrganisation, type Heirs } from './use-cases/follow-reference.ts';
export { checkExtension, extendTask, type ExtensionCap } from './use-cases/extend-task.ts';
export { finishTask, type FinishRefusal } from './use-cases/finish-task.ts';
export { keepSender } from './use-cases/keep-sender.ts';
export { markSent } from './use-cases/mark-sent.ts';
export { noteTask } from './use-cases/note-task.ts';
export { nudgeTask } from './use-cases/nudge-task.ts';
export { openCase } from './use-cases/open-case.ts';
export { openTasks, type NewTask, type Start } from './use-cases/open-tasks.ts';
export { queueMail } from './use-cases/queue-mail.ts';
export { readSender } from './use-cases/read-sender.ts';
export { reassignTask } from './use-cases/reassign-task.ts';
export { recordEvent } from './use-cases/record-event.ts';
export { reopenTask } from './use-cases/reopen-task.ts';
export { reprojectDueDate } from './use-cases/reproject-due-date.ts';
export { resumeTask } from './use-cases/resume-task.ts';
export { returnTask } from './use-cases/return-task.ts';
export { restartProcess, resumeProcess, startProcess } from './use-cases/start-process.ts';
export { suspendTask } from './use-cases/suspend-task.ts';
export { withdrawTask } from './use-cases/withdraw-task.ts';
export { withdrawTasks } from './use-cases/withdraw-tasks.ts';
export { tellAgain, tellWorkflow } from './use-cases/tell-workflow.ts';
export { writtenSchema, type Written } from './written.ts';
