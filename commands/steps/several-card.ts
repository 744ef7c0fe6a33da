import { to, toIfFits } from '../../src/bot/action.ts';
import type { Part, Reply } from '../../src/bot/answer.ts';
import type { Member } from '../../src/bot/call.ts';
import type { Context } from '../../src/bot/command.ts';
import { button, reply, row, text } from '../../src/bot/kit.ts';
import type { Gone } from '../../src/bot/options.ts';
import { bold } from '../../src/text/line.ts';
import { shownCategory } from '../cards/names.ts';
import { type JarFacts, look, refuseTipping } from './open-jar.ts';

/** Somebody, and the facts about their jar. */
export interface Looked {
  user: Member | Gone;
  facts: JarFacts;
}

/**
 * Makes a card with a button for each member who has a jar, and a sentence for each other one.
 * @param amount As it was typed. Each jar reads it in its own currency; what has no digit in it is left out.
 * @throws {Refusal} when the caller may not tip here.
 */
export function severalCard(all: readonly Looked[], amount: string | undefined, context: Context): Reply {
  const { say } = context;
  const [first] = all;
  if (first) refuseTipping(first.facts, context);
  return reply(
    say('several.title'),
    all.map((one) => lineFor(one, amount, context)),
  );
}

function lineFor({ user, facts }: Looked, amount: string | undefined, context: Context): Part {
  const { say, words, caller } = context;
  if ('gone' in user) return text(say('option.member.gone'));
  const { name, id } = user;
  if (user.account === caller.account) return text(say('tip.self'));
  if (user.bot) return text(say('tip.bot', { name }));
  const seen = look(user, facts, context);
  if (typeof seen === 'string') return text(say(`tip.${seen}`, { name }));
  const category = shownCategory(seen.listing, facts.policy, context);
  const sum = amount !== undefined && /\d/.test(amount) ? amount : undefined;
  const action = toIfFits('tip', { user: id, amount: sum }) ?? to('tip', { user: id });
  return row([bold(name)], button(words('button.tip'), action), category === undefined ? undefined : [category]);
}
