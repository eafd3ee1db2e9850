/** The paths whose every pair of writes is parted, and by what a taking of one is known again in another trial. */
import { civilDateAt } from '#shared/kernel/civil-date.ts';
import type { Command } from '../home/commands.ts';
import { steady } from '../world/end-state.ts';

/** As they stand in the table of points. */
export const PATHS = ['sign', 'submit', 'finish', 'petition', 'rungs', 'mails'] as const;
export type Path = (typeof PATHS)[number];

const FORMS: readonly (readonly [RegExp, Path])[] = [
  [/\/(?:ky|quyet-dinh|so)$/u, 'sign'],
  [/\/(?:trinh|gui|kiem-tra)$/u, 'submit'],
  [/\/(?:hoan-thanh|gia-han|bao-cao|su-kien)$/u, 'finish'],
  [/^\/(?:pakn|phan-anh)/u, 'petition'],
];

/** Undefined for what is on none of them. */
export function pathOf(command: Command): Path | undefined {
  if (command.do === 'ask')
    return command.method === 'POST' ? FORMS.find(([form]) => form.test(command.path))?.[1] : undefined;
  if (command.do !== 'advance') return undefined;
  const minutes = new Date(command.to + 7 * 3_600_000).toISOString().slice(11, 16);
  if (minutes === '00:10') return 'rungs';
  return minutes === '07:40' ? 'mails' : undefined;
}

/**
 * A command on a path: `form` tells its forms apart, whose writes differ; `key` tells it from all others of a season, be
 * they of the same form on the same day.
 */
export interface Taking {
  readonly path: Path;
  readonly form: string;
  readonly key: string;
}

/** Names the commands of one season in their order, each once: what is tried again is the taking it was. */
export class Takings {
  readonly #like = new Map<string, number>();

  next(command: Command, now: number): Taking | undefined {
    const path = pathOf(command);
    if (path === undefined) return undefined;
    const [form, address] =
      command.do === 'ask' ? [command.path.split('/').at(-1) ?? '', steady(command.path)] : [path, path];
    const like = `${civilDateAt(now)} ${address}`;
    const nth = (this.#like.get(like) ?? 0) + 1;
    this.#like.set(like, nth);
    return { path, form, key: `${like} ${String(nth)}` };
  }
}
