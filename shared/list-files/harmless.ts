/**
 * Formula injection: people type texts that others open in a spreadsheet. What a spreadsheet would take for a formula
 * when it opens plain text – a cell that begins with = + - @, their full-width twins, a tab or a line end – is kept as
 * text by an apostrophe.
 */
const LIKE_A_FORMULA = /^[\s\u00A0\u200B\uFEFF]*[=+\-@＝＋－＠]|^[\t\r\n]/u;

export const harmlessText = (text: string): string => (LIKE_A_FORMULA.test(text) ? `'${text}` : text);
