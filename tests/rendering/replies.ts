import { commands } from '../../commands/index.ts';
import type { Answer } from '../../src/bot/answer.ts';
import { LONGEST_MESSAGE } from '../../src/jars/jar.ts';
import { catalogue } from '../../src/providers/index.ts';
import type { Language } from '../../src/text/texts.ts';
import type { Shown } from '../support/shown.ts';
import { createTown } from '../support/town.ts';
import { fillJar, jars } from './jars.ts';
import { panelReplies } from './panel-replies.ts';

/** A platform's ids get as long as this. */
const ADA = '12345678901234567890';
const COMMUNITY = 'discord:12345678901234567891';
/** This text takes the most room, because each character gets a backslash on Discord. */
const stars = (length: number) => '*'.repeat(length);
/** These providers have the longest ids. There are as many as a form takes. */
const five = catalogue.all.toSorted((one, other) => other.id.length - one.id.length).slice(0, 5);

/** Makes every kind of answer at its longest, by a name that says which it is. */
export async function replies(language: Language): Promise<Record<string, Answer>> {
  const all: Record<string, Answer> = {};
  const keep = (name: string, shown: Shown) => {
    all[name] = shown.answer;
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
    await ada.says('/tipjar currency btc');
    keep(`${name}: tip in another currency now`, await ben.presses(amount.actions[0] ?? { command: '' }));
    await ada.says('/tipjar currency xmr');
    keep(`${name}: show`, await ada.says('/tipjar show'));
    keep(`${name}: order`, await ada.says('/tipjar order'));
    keep(`${name}: export`, await ada.says('/tipjar export'));
    keep(`${name}: export funding`, await ada.says('/tipjar export funding'));
    keep(`${name}: delete`, await ada.says('/tipjar delete'));
    const form = keep(`${name}: form`, await (await ada.says('/tipjar setup')).choose(...links.slice(0, 5).map(idOf)));
    const typed = Object.fromEntries(links.slice(0, 5).map(({ provider, handle }) => [provider.id, handle]));
    keep(`${name}: preview`, await form.submit(typed));
    for (const kind of ['tip', 'membership', 'crowdfunding', 'crypto', 'bank']) {
      keep(`${name}: block ${kind}`, await grace.says(`/tipjar-admin provider ${kind} block`));
    }
    keep(`${name}: show, all blocked`, await ada.says('/tipjar show'));
    keep(`${name}: setup, all blocked`, await ada.says('/tipjar setup'));
    keep(`${name}: tip, all blocked`, await ben.says(`/tip @${ADA}`));
  }
  return { ...all, ...(await others(language)) };
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

  for (let at = 0; at < 60; at += 1) {
    const role = { role: `S${1234567890123456780n + BigInt(at)}` };
    const rule = at % 2 ? 'allow' : 'block';
    all.role = (await ada.asks({ command: 'tipjar-admin role', options: { role, rule } })).answer;
  }
  for (const { id } of catalogue.all) {
    all.provider = (await ada.says(`/tipjar-admin provider ${id} block`)).answer;
  }
  return { ...all, ...(await alone(language)), ...(await panelReplies(language)) };
}

/** Has an admin of a community with many jars and rules call every command that requires no option. */
async function alone(language: Language): Promise<Record<string, Answer>> {
  const many = Array.from({ length: 12 }, (_, at) => `U${at}`);
  const citizens = Object.fromEntries(many.map((id) => [id, { name: `${id}${stars(70)}`, language }]));
  const town = createTown({ ...citizens, UADA: { name: stars(80), language, admin: true } });
  const ada = town.person('UADA', COMMUNITY);
  for (const id of many) {
    for (const { provider, handle } of Object.values(jars)[0]?.slice(0, 3) ?? []) {
      await town.person(id, COMMUNITY).says(`/tipjar add ${provider.id} ${handle}`);
    }
    await town.person(id, COMMUNITY).says(`/tipjar message ${stars(LONGEST_MESSAGE)}`);
  }
  for (const id of many.slice(0, 3)) await ada.says(`/tipjar-admin suspend @${id} ${stars(200)}`);
  for (let at = 0; at < 60; at += 1) {
    const role = { role: `S${1234567890123456780n + BigInt(at)}` };
    await ada.asks({ command: 'tipjar-admin role', options: { role, rule: at % 2 ? 'allow' : 'block' } });
  }
  for (const { id } of catalogue.all) await ada.says(`/tipjar-admin provider ${id} block`);
  await ada.says('/tipjar-admin eligibility roles');
  const typed = commands.filter(({ options }) => !Object.values(options).some(({ required }) => required));
  const all: Record<string, Answer> = {};
  for (const { name } of typed) {
    if (name !== 'tipjar delete now') all[`${name}, alone`] = (await ada.asks({ command: name, options: {} })).answer;
  }
  return all;
}
