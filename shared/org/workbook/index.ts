/** Units and people in Excel or CSV: our own template, in and out. Apart from `org/index.ts`, since Excel weighs much. */
export { readCsv, writeCsv } from './csv.ts';
export { readWorkbook, writeWorkbook } from './xlsx.ts';
