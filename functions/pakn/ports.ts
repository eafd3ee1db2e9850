/** What the use-cases of petitions stand on. */
import type { CaseStore, CaseworkPorts, SenderPorts, Workflows } from '#shared/casework/index.ts';
import type { Reference } from '#shared/reference/index.ts';

export interface PaknPorts extends CaseworkPorts {
  readonly store: CaseStore;
  readonly reference: Reference;
  readonly workflows: Workflows;
}

/** A letter to who sent a petition, in the words of functions/pakn/domain/letters.ts. */
export interface Letter {
  readonly to: { readonly name: string; readonly email: string };
  readonly subject: string;
  readonly paragraphs: readonly string[];
  readonly link: { readonly text: string; readonly path: string };
}

export interface ReplyPorts extends PaknPorts, SenderPorts {
  readonly sendLetter: (letter: Letter) => Promise<void>;
}
