import { topics } from '../../commands/tipjar-admin/panel-rooms.ts';
import type { Answer } from '../../src/bot/answer.ts';
import { LONGEST_MESSAGE } from '../../src/jars/jar.ts';
import { LONGEST_RULES } from '../../src/jars/policy.ts';
import { catalogue } from '../../src/providers/index.ts';
import type { Language } from '../../src/text/texts.ts';
import { createTown } from '../support/town.ts';
import { fillJar, jars } from './jars.ts';
import { ruleOut } from './rule-out.ts';

const COMMUNITY = 'discord:12345678901234567891';
/** A platform's ids get as long as this. On Slack, the first letter says of what they are. */
const id = (of: 'U' | 'S' | 'C', at: number) => `${of}${1234567890123456700n + BigInt(at)}`;
const stars = (length: number) => '*'.repeat(length);

/** Makes every card of the panel at its longest, by a name that says which it is. */
export async function panelReplies(language: Language): Promise<Record<string, Answer>> {
  const creators = Array.from({ length: 6 }, (_, at) => id('U', at));
  const reporters = Array.from({ length: 3 }, (_, at) => id('U', at + 50));
  const citizens = [...creators, ...reporters].map((one) => [one, { name: stars(80), language }] as const);
  const town = createTown({ ...Object.fromEntries(citizens), GRACE: { name: 'Grace', admin: true, language } });
  const grace = town.person('GRACE', COMMUNITY);
  const all: Record<string, Answer> = {};
  for (const [name, links] of Object.entries(jars)) {
    const creator = creators.shift();
    if (creator === undefined) break;
    const ada = town.person(creator, COMMUNITY);
    await fillJar(ada, links);
    await ada.says(`/tipjar message ${stars(LONGEST_MESSAGE)}`);
    for (const reporter of reporters) {
      const card = await town.person(reporter, COMMUNITY).says(`/tip @${creator}`);
      await (await card.press('tip report')).submit({ reason: stars(200) });
    }
    const member = await grace.asks({ command: 'tipjar-admin panel member', options: { user: { member: creator } } });
    all[`panel, ${name}: member`] = member.answer;
    const form = await member.press('tipjar-admin suspend ask');
    all[`panel, ${name}: suspend`] = form.answer;
    const link = member.actions.find(({ command }) => command === 'tipjar-admin remove ask');
    if (link) all[`panel, ${name}: remove`] = (await grace.presses(link)).answer;
  }
  all['panel reports'] = (await grace.presses({ command: 'tipjar-admin panel reports' })).answer;
  const inTurn = (at: number) => (at % 2 ? 'allow' : 'block');
  const roles = Array.from(
    { length: 50 },
    (_, at) => ({ about: 'role', subject: id('S', at), access: inTurn(at) }) as const,
  );
  const channels = Array.from(
    { length: 25 },
    (_, at) => ({ about: 'channel', subject: id('C', at), access: inTurn(at) }) as const,
  );
  const providers = catalogue.all.map((one) => ({ about: 'provider', subject: one.id, access: 'block' }) as const);
  for (const rules of [roles, channels, providers]) await ruleOut(town, COMMUNITY, grace, rules);
  for (const kind of ['tip', 'membership', 'crypto']) await grace.says(`/tipjar-admin provider ${kind} block`);
  for (let at = 10; at < 30; at += 1) await grace.says(`/tipjar-admin category ${at}${stars(28)} add`);
  await grace.says('/tipjar-admin tippers en fr de es pt it nl pl tr ja ko zh hi ar');
  await grace.presses({ command: 'tipjar-admin rules field', options: { text: 'x'.repeat(LONGEST_RULES) } });
  for (const feature of ['directory', 'posts', 'thanks']) await grace.says(`/tipjar-admin feature ${feature} off`);
  all['eligibility, of approval'] = (await grace.says('/tipjar-admin eligibility approval')).answer;
  for (const topic of topics) {
    all[`panel, ${topic}`] = (await grace.asks({ command: 'tipjar-admin panel', options: { topic } })).answer;
  }
  // Menus of what was deleted stand beside those of what is there.
  town.deletedRoles = [id('S', 1)];
  town.unpostable[id('C', 1)] = 'gone';
  for (const topic of ['roles', 'channels'] as const) {
    all[`panel, ${topic} and deleted ones`] = (
      await grace.asks({ command: 'tipjar-admin panel', options: { topic } })
    ).answer;
  }
  all['panel, a role'] = (
    await grace.asks({ command: 'tipjar-admin panel role', options: { role: { role: id('S', 2) } } })
  ).answer;
  return all;
}
