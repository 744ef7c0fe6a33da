import { to } from '../../src/bot/action.ts';
import { barsPng } from '../../src/bot/bars-png.ts';
import { type Context, defineCommand } from '../../src/bot/command.ts';
import { button, buttons, reply, small, text } from '../../src/bot/kit.ts';
import { startOf, weekOf } from '../../src/jars/week.ts';
import { catalogue } from '../../src/providers/index.ts';
import { day } from '../../src/text/dates.ts';
import { commas } from '../../src/text/formats.ts';
import { categoryName } from '../cards/names.ts';

/** A number of people below this one could tell who they are, so it isn't said. */
const FEWEST = 5;
/** The weeks of a quarter of a year. */
const WEEKS = 12;
/** So many services are named, those with the most jars. */
const MOST_SERVICES = 10;

/** Shows in numbers how a community uses the bot, and nothing about fewer than five people. */
export const stats = defineCommand('tipjar-admin stats', {}).run(async (_, context) => {
  const { community, read, say, words, now, language } = context;
  const last = weekOf(now);
  const first = last - WEEKS + 1;
  const { counts, categories, services, asked } = await read(async (reading) => ({
    counts: await reading.counts(community),
    categories: await reading.categoriesUsed(community),
    services: await reading.providersUsed(community),
    asked: await reading.asked(community, first),
  }));
  const members = new Map(asked.map((one) => [one.week, one.members]));
  const weeks = Array.from({ length: WEEKS }, (_, at) => ({ week: first + at, members: members.get(first + at) ?? 0 }));
  const shown = weeks.filter((week) => week.members > 0);
  const lines = shown.map(({ week, members: count }) => {
    const from = day(startOf(week), language);
    return text(count < FEWEST ? say('stats.week.few', { from, most: FEWEST }) : say('stats.week', { from, count }));
  });
  const parts = [
    text(say('stats.jars', { count: counts.live })),
    named('stats.categories', categories, (name) => categoryName(name, context), context),
    named('stats.services', services, (id) => catalogue.get(id)?.name, context),
    text(say(lines.length > 0 ? 'stats.asked' : 'stats.none')),
    lines.toReversed(),
    small(say('stats.few', { most: FEWEST })),
    buttons(button(words('button.list'), to('tipjar-admin list')), button(words('panel.log'), to('tipjar-admin log'))),
  ];
  if (lines.length === 0) return reply(say('stats.title'), parts);
  const content = barsPng(weeks.map((week) => (week.members < FEWEST ? 0 : week.members)));
  return reply(say('stats.title'), parts, {
    file: { name: 'weeks.png', type: 'image/png', content, alt: words('stats.alt', { count: WEEKS }) },
  });
});

/** Names what has at least five jars, the most first, with how many. */
function named(
  key: 'stats.categories' | 'stats.services',
  used: ReadonlyMap<string, number>,
  nameOf: (id: string) => string | undefined,
  { say, words, language }: Context,
) {
  const known = [...used]
    .filter(([, jars]) => jars >= FEWEST)
    .sort(([, one], [, other]) => other - one)
    .flatMap(([id, count]) => {
      const name = nameOf(id);
      return name === undefined ? [] : [words('stats.counted', { name, count })];
    })
    .slice(0, MOST_SERVICES);
  return known.length > 0 && text(say(key, { list: commas(known, language) }));
}
