/** What an administrator sets and every process reads: versioned documents with their history (design §3.9). */
export { defineReference, type FieldWords, type ReferenceDocument, type SettingWords } from './document.ts';
export {
  calendarDocument,
  laddersDocument,
  mailRhythmDocument,
  mailSenderDocument,
  organisationDocument,
} from './documents.ts';
export { caseworkPorts, Reference } from './reference.ts';
export { ReferenceTable, type ReferenceChange } from './reference-table.ts';
export { processName } from './process-names.ts';
export { mailTexts } from './mail-texts.ts';
