/** The mails of a season, freed of chance as its end state is. */
import PostalMime from 'postal-mime';
import type { PlayedHome } from '#infra/local/rehearse/stage.ts';
import { civilDateAt } from '#shared/kernel/civil-date.ts';
import { steady } from './end-state.ts';

/** How often each letter left: `to`, day and what it says. */
export type Post = ReadonlyMap<string, number>;

export async function postOf({ services }: PlayedHome): Promise<Post> {
  const { store } = services.mail;
  const post = new Map<string, number>();
  for (const { id, to, at, subject } of store.newestFirst()) {
    const message = store.message(id);
    const { text = '' } = message === undefined ? {} : await PostalMime.parse(new Uint8Array(message));
    // Two things of one moment stand in the order of their ids, which is chance.
    const lines = steady(text).split('\n').sort();
    const letter = `${civilDateAt(at)} ${to.join()} «${subject}» ${lines.join('\n').trim()}`;
    post.set(letter, (post.get(letter) ?? 0) + 1);
  }
  return post;
}

/** The day a letter left on. */
export const dayOf = (letter: string): string => letter.slice(0, 10);
