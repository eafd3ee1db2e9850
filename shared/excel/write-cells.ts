/** How cells of official forms look. */
import type ExcelJS from 'exceljs';

export const FONT = 'Times New Roman';

export const THIN: Partial<ExcelJS.Borders> = {
  top: { style: 'thin' },
  left: { style: 'thin' },
  bottom: { style: 'thin' },
  right: { style: 'thin' },
};

export const bold = (): Partial<ExcelJS.Font> => ({ name: FONT, size: 11, bold: true });

/** Text stays text: a name that begins with «=» or «@» is never a formula, not even after somebody edits the cell. */
export function setText(cell: ExcelJS.Cell, text: string): void {
  cell.value = text;
  cell.numFmt = '@';
  cell.font = { name: FONT, size: 11 };
}

export function headerCell(cell: ExcelJS.Cell, text: string): void {
  setText(cell, text);
  cell.font = bold();
  cell.alignment = { horizontal: 'center', vertical: 'middle', wrapText: true };
  cell.border = THIN;
}
