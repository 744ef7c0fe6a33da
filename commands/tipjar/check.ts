import { defineCommand } from '../../src/bot/command.ts';
import { reply, text } from '../../src/bot/kit.ts';
import { member, text as textOption } from '../../src/bot/options.ts';
import { type HandleProblemCode, maxTyped, readHandle, sameHandle } from '../../src/providers/index.ts';
import type { ShownLink } from '../cards/links.ts';
import { jarFacts, look, refuseTipping } from '../steps/open-jar.ts';

/** What may well lead to the same page without showing it. Anything else that isn't in the jar is plainly not in it. */
const UNREADABLE: readonly HandleProblemCode[] = ['short-link', 'redirect', 'one-time', 'request', 'unreadable'];

/** Whether what somebody posted is really in a member's jar here. Tells no more than `/tip` would. */
export const check = defineCommand('tipjar check', { user: member(), link: textOption(maxTyped) })
  .lookUp(jarFacts)
  .run(async ({ user, link }, context, facts) => {
    refuseTipping(facts.policy, facts.callersRoles, context);
    const seen = look(user, facts, context);
    const { verdict, provider } = typeof seen === 'string' ? unseen : compare(link, seen.links);
    const { say } = context;
    const { name } = user;
    return reply(say('check.title', { name }), [text(say(`check.${verdict}`, { name, provider }))], {
      tone: verdict === 'yes' ? 'usual' : 'warning',
    });
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
