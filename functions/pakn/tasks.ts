import { task } from '#shared/kernel/task.ts';
import * as contract from '#workflows/pakn/contract.ts';
import { askHandling } from './use-cases/ask-handling.ts';
import { askCheck, askClassification, askOwner, askRouting } from './use-cases/ask-receiver.ts';
import { closeUnhandled, publishAnswer } from './use-cases/finish-petition.ts';

/** The tasks of workflows/pakn/definition.asl.json by name. */
export const tasks = {
  AskClassification: task(contract.askClassification, askClassification),
  AskRouting: task(contract.askRouting, askRouting),
  AskOwner: task(contract.askOwner, askOwner),
  AskHandling: task(contract.askHandling, askHandling),
  AskCheck: task(contract.askCheck, askCheck),
  PublishAnswer: task(contract.publishAnswer, publishAnswer),
  CloseUnhandled: task(contract.closeUnhandled, closeUnhandled),
};
