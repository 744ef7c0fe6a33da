import { defineCommand, reply } from '../../src/bot/command.ts';
import { member, text } from '../../src/bot/options.ts';
import { type HandleProblemCode, maxTyped, readHandle, sameHandle } from '../../src/providers/index.ts';
import { HONEY, type ShownLink } from '../cards/jar-card.ts';
import { refuseTipping } from '../steps/may-tip.ts';
import { factsOf, look } from '../steps/open-jar.ts';

/** What may well lead to the same page without showing it. Anything else that isn't in the jar is plainly not in it. */
const UNREADABLE: readonly HandleProblemCode[] = ['short-link', 'redirect', 'one-time', 'request', 'unreadable'];

/** Whether what somebody posted is really in a member's jar here. Tells no more than `/tip` would. */
export const check = defineCommand({
  name: 'tipjar check',
  options: { user: member(), link: text(maxTyped) },
  async run({ user, link }, context) {
    const { store, say } = context;
    const facts = await store.read((reading) => factsOf(reading, user, context));
    await refuseTipping(facts.policy, context);
    const seen = await look(facts, user, context);
    const { verdict, provider } = typeof seen === 'string' ? unseen : compare(link, seen.links);
    return reply({
      title: say('check.title', { name: user.name }),
      color: verdict === 'yes' ? HONEY : '#c0392b',
      parts: [{ part: 'text', line: say(`check.${verdict}`, { name: user.name, provider }) }],
    });
  },
});

interface Compared {
  verdict: 'yes' | 'no' | 'no-jar' | 'unreadable';
  /** The name of the one whose link it is. */
  provider: string;
}

const unseen: Compared = { verdict: 'no-jar', provider: '' };

/** Looks for a link, or a handle of any of the jar's providers, in whatever was posted. */
function compare(posted: string, links: readonly ShownLink[]): Compared {
  const readings = links.map((link) => ({ ...link, reading: readHandle(link.provider, posted) }));
  const same = readings.find(
    ({ provider, handle, reading }) => reading.ok && sameHandle(provider, reading.handle, handle),
  );
  if (same) return { verdict: 'yes', provider: same.provider.name };
  const unreadable = readings.some(({ reading }) => !reading.ok && UNREADABLE.includes(reading.problem.code));
  return { verdict: unreadable ? 'unreadable' : 'no', provider: '' };
}
