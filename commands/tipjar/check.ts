import { defineCommand } from '../../src/bot/command.ts';
import { reply, text } from '../../src/bot/kit.ts';
import { freeText, member } from '../../src/bot/options.ts';
import {
  carriesAddress,
  compareAccounts,
  type HandleProblem,
  type HandleProblemCode,
  maxTyped,
  type Provider,
  readHandle,
  shareSite,
} from '../../src/providers/index.ts';
import type { ShownLink } from '../cards/links.ts';
import { jarFacts, look, refuseTipping } from '../steps/open-jar.ts';

/** With these problems, a link may lead to the same page without showing it. With any other, it isn't in the jar. */
const UNREADABLE: readonly HandleProblemCode[] = [
  'short-link',
  'redirect',
  'one-time',
  'request',
  'unreadable',
  'page',
  'reserved',
  'paypal-merchant',
];

function isUnreadable(provider: Provider, { code, provider: owner }: HandleProblem, posted: string): boolean {
  if (UNREADABLE.includes(code)) return true;
  // A link of PayPal's may name its account by an e-mail address. An address alone is no link, and in nobody's jar.
  if (code === 'paypal-email') return posted.includes('/');
  return owner !== undefined && shareSite(provider, owner);
}

/** Says whether a link that somebody posted is really in a member's jar here. It tells no more than `/tip` would. */
export const check = defineCommand('tipjar check', { user: member(), link: freeText(maxTyped) })
  .lookUp(jarFacts)
  .run(async ({ user, link }, context, facts) => {
    refuseTipping(facts, context);
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
  /** The name of the provider that the link belongs to; empty if it isn't in the jar. */
  provider: string;
}

const unseen: Compared = { verdict: 'no-jar', provider: '' };

/** Reads what was posted as a link or a handle of each of the jar's providers, and compares it with theirs. */
function compare(posted: string, links: readonly ShownLink[]): Compared {
  const compared = links.map(({ provider, handle }) => {
    const reading = readHandle(provider, posted);
    if (reading.ok) return { provider, account: compareAccounts(provider, reading.handle, handle) };
    return { provider, account: isUnreadable(provider, reading.problem, posted) ? 'unclear' : 'other' };
  });
  const same = compared.find(({ account }) => account === 'same');
  if (same && !carriesAddress(posted)) return { verdict: 'yes', provider: same.provider.name };
  const unclear = compared.some(({ account }) => account !== 'other');
  return { verdict: unclear ? 'unreadable' : 'no', provider: '' };
}
