/**
 * Which points between writes there are, and which were hit. A path's writes are those of the untroubled seasons: every
 * taking has a sequence of them, and each write is known by its form and by all that its function wrote for it before. A home
 * is to be killed right before and right after every one of these.
 */
import type { Point } from '../home/commands.ts';
import { functionOf } from '../home/points.ts';
import { columns } from '../table.ts';
import type { Aim } from './blows.ts';
import { PATHS, type Path, type Taking } from './paths.ts';

/** How the points of one path fared. */
interface PathPoints {
  readonly path: Path;
  readonly writes: number;
  readonly points: number;
  readonly hit: number;
}

type When = Point['when'];
const WHEN: readonly When[] = ['after', 'before'];

/**
 * A write is known by what its own function wrote before it: functions that a taking sets going run at once, and which of
 * them writes first is chance. Writes that a function asks for at once come in any order, too: those before the last one
 * are named without theirs.
 */
function nameOf({ form }: Taking, writes: readonly string[], when: When): string {
  const last = writes.slice(-1);
  const own = writes.slice(0, -1).filter((write) => last.every((one) => functionOf(one) === functionOf(write)));
  return `${when} «${form}»: ${[...own.sort(), ...last].join(', ')}`;
}

interface Known {
  readonly path: Path;
  hit: boolean;
  tries: number;
}

interface Taken {
  readonly taking: Taking;
  readonly writes: readonly string[];
}

export class Coverage {
  readonly #points = new Map<string, Known>();
  /** What each taking of a season wrote, by the season's name and the taking's key. */
  readonly #seasons = new Map<string, Map<string, Taken>>();

  /** An untroubled season's taking caused these writes. */
  learn(season: string, taking: Taking, writes: readonly string[]): void {
    for (const [at] of writes.entries())
      for (const when of WHEN) {
        const name = nameOf(taking, writes.slice(0, at + 1), when);
        if (!this.#points.has(name)) this.#points.set(name, { path: taking.path, hit: false, tries: 0 });
      }
    const takings = this.#seasons.get(season) ?? new Map<string, Taken>();
    this.#seasons.set(season, takings.set(taking.key, { taking, writes }));
  }

  /** A point of this taking that was not hit yet: the least tried, of these the last, which the fewest others have. */
  pointFor(season: string, { key }: Taking): Point | undefined {
    const known = this.#seasons.get(season)?.get(key);
    if (known === undefined) return undefined;
    let best: { readonly point: Point; readonly of: Known } | undefined;
    for (let nth = known.writes.length; nth > 0; nth -= 1)
      for (const when of WHEN) {
        const writes = known.writes.slice(0, nth);
        const of = this.#points.get(nameOf(known.taking, writes, when));
        if (of === undefined || of.hit || of.tries >= (best?.of.tries ?? Infinity)) continue;
        best = { point: { ...lastOf(writes), when }, of };
      }
    if (best !== undefined) best.of.tries += 1;
    return best?.point;
  }

  /** The home was killed at the last of these writes, which the untroubled seasons may not know. */
  struck(taking: Taking, writes: readonly string[], when: When): void {
    const point = this.#points.get(nameOf(taking, writes, when));
    if (point !== undefined) point.hit = true;
  }

  aimFor(season: string): Aim {
    return {
      pointFor: (taking) => this.pointFor(season, taking),
      struck: (taking, writes, when) => {
        this.struck(taking, writes, when);
      },
    };
  }

  /** How many takings of a season have a point that was not hit. */
  takingsOpenIn(season: string): number {
    const takings = [...(this.#seasons.get(season)?.values() ?? [])];
    return takings.filter(({ taking, writes }) =>
      writes.some((_, at) =>
        WHEN.some((when) => this.#points.get(nameOf(taking, writes.slice(0, at + 1), when))?.hit === false),
      ),
    ).length;
  }

  /** Points that the home was not killed at. */
  get missed(): readonly string[] {
    return [...this.#points].filter(([, { hit }]) => !hit).map(([name]) => name);
  }

  get hits(): number {
    return [...this.#points.values()].filter(({ hit }) => hit).length;
  }

  rows(): readonly PathPoints[] {
    return PATHS.map((path) => {
      const points = [...this.#points.values()].filter((point) => point.path === path);
      return {
        path,
        writes: points.length / WHEN.length,
        points: points.length,
        hit: points.filter(({ hit }) => hit).length,
      };
    });
  }
}

/** The last of these writes, as the n-th of its function. */
function lastOf(writes: readonly string[]): Pick<Point, 'nth' | 'by'> {
  const by = functionOf(writes.at(-1) ?? '');
  return { nth: writes.filter((write) => functionOf(write) === by).length, by };
}

export const tableOfPoints = (rows: readonly PathPoints[]): string =>
  columns([
    ['path', 'writes', 'points', 'hit'],
    ...rows.map(({ path, writes, points, hit }) => [path, ...[writes, points, hit].map(String)]),
  ]);
