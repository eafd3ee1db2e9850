/** A pasted list of units and figures: «Sở Tư pháp; 85,5», or two columns as they come from Excel. */
import type { PlainDate } from '#shared/kernel/civil-date.ts';
import { foldName, type Organisation } from '#shared/org/index.ts';
import { nameOn, validOn, type Unit, type UnitId } from '#shared/org/unit.ts';
import { figureText, readFigure, type Share } from '#shared/targets/index.ts';

export type UnitLines =
  | { readonly ok: true; readonly value: ReadonlyMap<UnitId, number | null> }
  /** Each says which line, what is wrong with it, and what to type. */
  | { readonly ok: false; readonly errors: readonly string[] };

export const MOST_LINES = 1000;

interface Setting {
  readonly organisation: Organisation;
  readonly today: PlainDate;
  /** What is counted: decides how large a figure may be. */
  readonly unit: string | null;
}

/** One unit a line, its figure behind a tab or a semicolon; without one when there is no result. */
export function readUnitLines(text: string, setting: Setting): UnitLines {
  const lines = text.split(/\r?\n/u).map((line) => line.trim());
  if (lines.filter(Boolean).length > MOST_LINES)
    return { ok: false, errors: [`Tối đa ${String(MOST_LINES)} dòng; bớt các dòng thừa.`] };
  const units = unitsByName(setting);
  const value = new Map<UnitId, number | null>();
  const errors: string[] = [];
  for (const [place, line] of lines.entries()) {
    if (line === '') continue;
    const read = readLine(line, units, setting);
    const wrong = typeof read === 'string' ? read : value.has(read.unit) ? 'đơn vị này đã có ở dòng trên.' : undefined;
    if (wrong !== undefined) errors.push(`Dòng ${String(place + 1)}: ${wrong}`);
    else if (typeof read !== 'string') value.set(read.unit, read.figure);
  }
  if (errors.length > 0) return { ok: false, errors };
  return value.size === 0
    ? { ok: false, errors: ['Chưa có đơn vị nào. Ghi mỗi dòng một đơn vị.'] }
    : { ok: true, value };
}

type Names = ReadonlyMap<string, readonly Unit[]>;

function unitsByName({ organisation, today }: Setting): Names {
  const named = organisation.units
    .filter((unit) => validOn(unit, today))
    .flatMap((unit) => [unit.id, nameOn(unit, today), ...unit.aliases].map((name) => ({ name: foldName(name), unit })));
  const byName = new Map<string, Unit[]>();
  for (const { name, unit } of named) {
    const known = byName.get(name) ?? [];
    if (!known.includes(unit)) byName.set(name, [...known, unit]);
  }
  return byName;
}

function readLine(line: string, names: Names, { unit }: Setting): { unit: UnitId; figure: number | null } | string {
  const [name = '', typed = ''] = line.split(/\t|;/u);
  const found = names.get(foldName(name)) ?? [];
  const [only, other] = found;
  if (only === undefined) return `không có đơn vị nào tên hoặc mã «${name.trim().slice(0, 80)}».`;
  if (other !== undefined)
    return `«${name.trim()}» là tên của nhiều đơn vị; dùng mã: ${found.map(({ id }) => id).join(', ')}.`;
  const figure = readFigure(typed, unit);
  return figure.ok ? { unit: only.id, figure: figure.value } : figure.error;
}

/** The list as a form shows it: by code when two units share a name. */
export function unitLines(shares: readonly Share[], setting: Setting): string {
  const names = unitsByName(setting);
  return shares
    .map(({ unit, baseline }) => {
      const name = setting.organisation.nameOn(unit, setting.today) ?? unit;
      const own = (names.get(foldName(name))?.length ?? 0) > 1 ? unit : name;
      return `${own}; ${baseline === null ? '' : figureText(baseline)}`;
    })
    .join('\n');
}
