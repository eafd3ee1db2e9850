/** The compliance cost of procedures: the rule, and the sheet as an Excel workbook. */
export {
  costSheetSchema,
  LIMITS,
  savingOf,
  totalOf,
  yearlyCostOf,
  type CostLine,
  type CostSheet,
  type Saving,
} from './cost-sheet.ts';
export { costWorkbook, type CostBlock, type CostPage } from './cost-workbook.ts';
