import { catalogue } from '../../src/providers/index.ts';
import type { Texts } from '../../src/text/texts.ts';
import { isKind } from '../options/provider.ts';

/** A provider's name; its id once it has left the catalogue. */
export const providerName = (id: string): string => catalogue.get(id)?.name ?? id;

/** What a rule about providers is about, as people call it: one of them, or a whole kind. */
export const subjectName = (subject: string, { words }: Pick<Texts, 'words'>): string =>
  isKind(subject) ? words(`provider.kind.${subject}`) : providerName(subject);
