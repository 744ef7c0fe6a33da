import { commands } from '../../commands/index.ts';
import type { Answer } from '../../src/bot/answer.ts';
import type { Community } from '../../src/ids.ts';
import { LONGEST_CATEGORY, MOST_CATEGORIES } from '../../src/jars/category.ts';
import { LONGEST_MESSAGE } from '../../src/jars/jar.ts';
import { catalogue } from '../../src/providers/index.ts';
import type { Language } from '../../src/text/texts.ts';
import type { Person } from '../support/person.ts';
import type { Shown } from '../support/shown.ts';
import { createTown, type Town } from '../support/town.ts';
import { fillJar, jars } from './jars.ts';
import { panelReplies } from './panel-replies.ts';
import { ruleOut } from './rule-out.ts';

/** A platform's ids get as long as this. */
const ADA = '12345678901234567890';
const COMMUNITY = 'discord:12345678901234567891';
/** This text takes the most room, because each character gets a backslash on Discord. */
const stars = (length: number) => '*'.repeat(length);
/** These providers have the longest ids. There are as many as a form takes. */
const five = catalogue.all.toSorted((one, other) => other.id.length - one.id.length).slice(0, 5);

/** No more roles may have a rule. */
const fiftyRoles = Array.from({ length: 50 }, (_, at) => ({
  about: 'role' as const,
  subject: `S${1234567890123456780n + BigInt(at)}`,
  access: at % 2 ? ('allow' as const) : ('block' as const),
}));
const allBlocked = catalogue.all.map(({ id }) => ({
  about: 'provider' as const,
  subject: id,
  access: 'block' as const,
}));

/** Makes every kind of answer at its longest, by a name that says which it is. */
export async function replies(language: Language): Promise<Record<string, Answer>> {
  const all: Record<string, Answer> = {};
  const keep = (name: string, shown: Shown) => {
    all[name] = shown.answer;
    keepPosted(all, name, shown.answer);
    return shown;
  };
  for (const [name, links] of Object.entries(jars)) {
    const town = createTown({
      [ADA]: { name: stars(80), language },
      BEN: { name: stars(80), language },
      GRACE: { name: 'Grace', admin: true, language },
    });
    const ada = town.person(ADA, COMMUNITY);
    const ben = town.person('BEN', COMMUNITY);
    const grace = town.person('GRACE', COMMUNITY);
    keep(`${name}: add`, await ada.says('/tipjar add ko-fi ada'));
    await ada.says('/tipjar remove ko-fi');
    await fillJar(ada, links);
    await ada.says(`/tipjar message ${stars(LONGEST_MESSAGE)}`);
    await ada.says('/tipjar currency xmr');

    keep(`${name}: tip`, await ben.says(`/tip @${ADA}`));
    const amount = keep(`${name}: tip with an amount`, await ben.says(`/tip @${ADA} 9007.123456789012`));
    for (const [at, button] of amount.buttons.entries()) {
      if ('action' in button) keep(`${name}: button ${at} of it`, await ben.presses(button.action));
    }
    town.clock.now += 60 * 60 * 1000;
    for (const { provider } of links) await ada.says(`/tipjar remove ${provider.id}`);
    await fillJar(ada, links);
    const changed = keep(`${name}: tip with changed links`, await ben.says(`/tip @${ADA} 9007.123456789012`));
    const explanation = keep(`${name}: explanation`, await changed.press('tip shown'));
    keep(`${name}: the rest of it`, await explanation.press('tip shown', { page: '2' }));
    await ada.says('/tipjar currency btc');
    keep(`${name}: tip in another currency now`, await ben.presses(amount.actions[0] ?? { command: '' }));
    await ada.says('/tipjar currency xmr');
    keep(`${name}: show`, await ada.says('/tipjar show'));
    keep(`${name}: post`, await ada.says('/tipjar post'));
    keep(`${name}: order`, await ada.says('/tipjar order'));
    keep(`${name}: export`, await ada.says('/tipjar export'));
    keep(`${name}: export funding`, await ada.says('/tipjar export funding'));
    keep(`${name}: delete`, await ada.says('/tipjar delete'));
    const form = keep(`${name}: form`, await (await ada.says('/tipjar setup')).choose(...links.slice(0, 5).map(idOf)));
    const typed = Object.fromEntries(links.slice(0, 5).map(({ provider, handle }) => [provider.id, handle]));
    keep(`${name}: preview`, await form.submit(typed));
    keep(`${name}: panel with a draft`, await ada.says('/tipjar'));
    keep(`${name}: setup with a draft`, await ada.says('/tipjar setup'));
    for (const kind of ['tip', 'membership', 'crowdfunding', 'crypto', 'bank']) {
      keep(`${name}: block ${kind}`, await grace.says(`/tipjar-admin provider ${kind} block`));
    }
    keep(`${name}: show, all blocked`, await ada.says('/tipjar show'));
    keep(`${name}: setup, all blocked`, await ada.says('/tipjar setup'));
    keep(`${name}: tip, all blocked`, await ben.says(`/tip @${ADA}`));
  }
  return { ...all, ...(await others(language)) };
}

/** What an answer posts for everybody has the same limits as what one person sees. */
function keepPosted(all: Record<string, Answer>, name: string, answer: Answer): void {
  if (answer.kind === 'reply' && answer.toChannel) all[`${name}, posted`] = { kind: 'reply', card: answer.toChannel };
}

const idOf = ({ provider }: { provider: { id: string } }) => provider.id;

async function others(language: Language): Promise<Record<string, Answer>> {
  const town = createTown({ ADA: { name: stars(80), language, admin: true }, BEN: { name: stars(80), language } });
  const ada = town.person('ADA', COMMUNITY);
  const all: Record<string, Answer> = {};
  for (const { name } of commands.filter((command) => command.name.endsWith(' help'))) {
    all[name] = (await ada.asks({ command: name, options: {} })).answer;
  }
  for (const locale of ['en-US', 'fr', 'pt-BR', 'ja']) {
    all[`setup, ${locale}`] = (await ada.asks({ command: 'tipjar setup', options: {}, locale })).answer;
  }
  const form = await (await ada.says('/tipjar setup')).choose(...five.map(({ id }) => id));
  all['setup, a form'] = form.answer;
  const wrong = await form.submit(Object.fromEntries(five.map(({ id }) => [id, `${stars(500)} ! `])));
  all['setup, all wrong'] = wrong.answer;
  const right = await form.submit(
    Object.fromEntries(five.map(({ id, examples }) => [id, Object.keys(examples.accepted)[0] ?? ''])),
  );
  all['setup, a preview'] = right.answer;
  const more = catalogue.all
    .filter((one) => !five.includes(one))
    .toSorted((one, other) => other.name.length - one.name.length);
  const full = await ada.presses(
    {
      command: 'tipjar setup handles',
      options: Object.fromEntries(
        more.slice(0, 5).map(({ id, examples }) => [id, Object.keys(examples.accepted)[0] ?? '']),
      ),
    },
    { form: true },
  );
  all['setup, a preview of a full jar'] = full.answer;
  for (const group of ['tip', 'membership', 'bank']) {
    all[`setup, ${group}`] = (await ada.presses({ command: 'tipjar setup', options: { group } })).answer;
  }

  for (const text of [
    '/tip',
    '/tip ben',
    `/tip ${stars(500)} ${stars(500)}`,
    `/tipjar ${stars(500)}`,
    `/tipjar add ${stars(500)} ada`,
    `/tipjar add paypal ${stars(500)}`,
    '/tipjar import',
    `/tipjar import ${stars(500)}: ${stars(500)}`,
    '/tipjar message',
    `/tipjar currency ${stars(500)}`,
    `/tipjar-admin eligibility ${stars(500)}`,
    `/tipjar-admin suspend ben ${stars(200)}`,
    `/tipjar-admin provider ${stars(500)} block`,
  ]) {
    all[text.slice(0, 60)] = (await ada.says(text)).answer;
  }

  all['the last role'] = (await ruleOut(town, COMMUNITY, ada, fiftyRoles)).answer;
  const role = { role: `S${1234567890123456780n + 50n}` };
  all.role = (await ada.asks({ command: 'tipjar-admin role', options: { role, rule: 'block' } })).answer;
  all.provider = (await ruleOut(town, COMMUNITY, ada, allBlocked)).answer;
  return { ...all, ...(await alone(language)), ...(await panelReplies(language)) };
}

/** Has an admin of a community with many jars and rules call every command that requires no option. */
async function alone(language: Language): Promise<Record<string, Answer>> {
  const many = Array.from({ length: 12 }, (_, at) => `U${at}`);
  const citizens = Object.fromEntries(many.map((id) => [id, { name: `${id}${stars(70)}`, language }]));
  const town = createTown({
    ...citizens,
    UADA: { name: stars(80), language, admin: true },
    UBEN: { name: 'Ben', language },
  });
  const ada = town.person('UADA', COMMUNITY);
  for (const id of many) {
    for (const { provider, handle } of Object.values(jars)[0]?.slice(0, 5) ?? []) {
      await town.person(id, COMMUNITY).says(`/tipjar add ${provider.id} ${handle}`);
    }
    await town.person(id, COMMUNITY).says(`/tipjar message ${stars(LONGEST_MESSAGE)}`);
  }
  const all: Record<string, Answer> = await fullDirectory(many, town, COMMUNITY, language);
  for (const id of many.slice(0, 3)) await ada.says(`/tipjar-admin suspend @${id} ${stars(200)}`);
  all['thanks, posted'] = await thanksFor(town.person('U0', COMMUNITY));
  const [user, user2, user3, user4, user5] = many.slice(4).map((member) => ({ member }));
  if (user && user2 && user3 && user4 && user5) {
    const options = { user, user2, user3, user4, user5, amount: '9007.12' };
    all['tip, five members'] = (await ada.asks({ command: 'tip', options })).answer;
  }
  town.together = ['UADA', ...many];
  all['tipjar voice'] = (await ada.says('/tipjar voice')).answer;
  await ruleOut(town, COMMUNITY, ada, fiftyRoles);
  await ruleOut(town, COMMUNITY, ada, allBlocked);
  await ada.says('/tipjar-admin eligibility roles');
  const typed = commands.filter(({ options }) => !Object.values(options).some(({ required }) => required));
  for (const { name } of typed) {
    if (name !== 'tipjar delete now') all[`${name}, alone`] = (await ada.asks({ command: name, options: {} })).answer;
  }
  return all;
}

/** Has everybody be found under categories with long names, and somebody look for them. */
async function fullDirectory(many: readonly string[], town: Town, community: Community, language: Language) {
  const ada = town.person('UADA', community);
  const ben = town.person('UBEN', community);
  for (let at = 0; at < MOST_CATEGORIES; at += 1) {
    await ada.says(`/tipjar-admin category ${stars(LONGEST_CATEGORY - 2)}${at + 10} add`);
  }
  for (const [at, id] of many.entries()) {
    const one = town.person(id, community);
    const choices = (await one.says('/tipjar category')).actions.slice(0, -1);
    await one.presses(choices.at(-1 - at) ?? { command: '' });
    await one.says('/tipjar directory on');
  }
  const first = await ben.says('/tipjar list');
  const chosen = await first.choose(keyOf(first));
  const none = await ben.says('/tip @UADA');
  // The message is in the language in which the bot posts here.
  await town.store.write({ id: 'language', at: town.clock.now }, (writing) =>
    writing.putPolicy(community, { language }),
  );
  const nudged = await none.press('tip nudge');
  const letter = town.told.at(-1)?.card;
  return {
    'the directory': first.answer,
    'the second page of the directory': (await first.press('tipjar list', { page: '2' })).answer,
    'a category of the directory': chosen.answer,
    'somebody without a jar': none.answer,
    'somebody is let know': nudged.answer,
    ...(letter && { 'what somebody without a jar is told': { kind: 'reply', card: letter } as const }),
    'a refusal of nudges': (await ben.says('/tipjar nudges off')).answer,
    'somebody who refuses nudges': (await none.press('tip nudge')).answer,
  };
}

/** The first choice of a menu. */
function keyOf({ reply }: Shown): string {
  const menu = reply.card.parts.find((part) => part.part === 'select');
  return menu?.groups[0]?.choices[0]?.value ?? '';
}

/** The card by which somebody thanks another one in public. */
async function thanksFor(person: Person): Promise<Answer> {
  const { answer } = await person.presses({ command: 'tip thanks post', options: { user: 'U5' } });
  if (answer.kind !== 'reply' || !answer.toChannel) throw new Error('nothing was posted');
  return { kind: 'reply', card: answer.toChannel };
}
