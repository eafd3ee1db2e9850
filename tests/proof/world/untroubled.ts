/** What the season leaves behind when nothing befalls its home: what every trial is compared with. */
import { endStateOf, type EndState } from './end-state.ts';
import { homeHere } from './here.ts';
import { postOf, type Post } from './mails.ts';
import { playSeason, type Season } from './season.ts';

export interface Untroubled {
  readonly state: EndState;
  readonly post: Post;
}

const known = new Map<string, Promise<Untroubled>>();

/** Played once for all kinds of a process. */
export function untroubled(season: Season, seed: string): Promise<Untroubled> {
  const key = `${season.from} ${season.to} ${seed}`;
  const played = known.get(key) ?? play(season, seed);
  known.set(key, played);
  return played;
}

async function play(season: Season, seed: string): Promise<Untroubled> {
  const here = await homeHere(season, 'untroubled');
  try {
    await playSeason(here.home, season, seed);
    if (here.errors.length > 0) throw new Error(`the untroubled season met a fault: ${here.errors[0] ?? ''}`);
    return { state: await endStateOf(here.home), post: await postOf(here.home) };
  } finally {
    await here.close();
  }
}
