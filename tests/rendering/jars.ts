import { explained } from '../../commands/cards/payer-privacy.ts';
import { revealedByLink } from '../../commands/cards/reveals.ts';
import { MOST_LINKS } from '../../src/jars/jar.ts';
import { payment } from '../../src/providers/index.ts';
import { plain } from '../../src/text/line.ts';
import { type Texts, textsIn } from '../../src/text/texts.ts';
import type { Person } from '../support/person.ts';
import { longest } from './longest.ts';

type Link = (typeof longest)[number];

/** Gets the ten links for which a measure is greatest. */
const tenBy = (measure: (link: Link) => number) =>
  longest.toSorted((one, other) => measure(other) - measure(one)).slice(0, MOST_LINKS);

/** Measures how much a tipper reads about a link. */
const told = ({ provider, handle }: Link, texts: Texts) =>
  provider.name.length + handle.length + explained(provider, '', texts).join(' ').length;

/** Measures how much its owner reads about a link before it is published. */
function confirmed(link: Link, texts: Texts): number {
  const part = revealedByLink(link.provider, link.handle, texts);
  return told(link, texts) + (part && 'line' in part ? plain(part.line).length : 0);
}

/** These jars are hard to show. */
export const jars: Record<string, Link[]> = {
  'ten links with the longest notes': tenBy((link) => told(link, textsIn('fr'))),
  'ten links that tell most about their owner': tenBy((link) => confirmed(link, textsIn('fr'))),
  'ten links to copy': tenBy(({ provider, handle }) => payment(provider, handle)?.copy.length ?? 0),
  'ten links with the longest names': tenBy(({ provider }) => provider.id.length + provider.name.length),
};

/** Puts links into a person's jar, and confirms those that need it. */
export async function fillJar(person: Person, links: readonly Link[]): Promise<void> {
  for (const { provider, handle } of links) {
    const added = await person.says(`/tipjar add ${provider.id} ${handle}`);
    if (added.refused) throw new Error(added.text);
    const publish = added.buttons.find((one) => 'action' in one && one.action.command === 'tipjar publish');
    if (publish && 'action' in publish) await person.presses(publish.action);
  }
}
