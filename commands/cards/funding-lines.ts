import { toChoose } from '../../src/bot/action.ts';
import type { Part } from '../../src/bot/answer.ts';
import type { Context } from '../../src/bot/command.ts';
import { menu, small } from '../../src/bot/kit.ts';
import { MOST_LINKS } from '../../src/jars/jar.ts';
import { code, type Line } from '../../src/text/line.ts';
import { LONGEST_ECHO, visible } from '../../src/text/plain-text.ts';
import { refusalOf } from '../options/provider.ts';
import type { SortedLine } from './sort-funding.ts';

/** So many lines fit above the card of the links; more of them have a card of their own. Slack takes 50 blocks in all. */
export const MOST_ABOVE = 8;
/** Of more lines, a sentence repeats only so many characters, so that the reasons of forty fit on one card. */
const SHORT_ECHO = 40;
/** A menu on Discord has at most so many choices, and the value of each at most so many characters. */
const MOST_CHOICES = 25;
const LONGEST_CHOICE = 100;

type Words = Pick<Context, 'say' | 'words'>;

/** Says of every line what becomes of it, in the file's order, and offers the choice between links of one service. */
export function fundingLines(lines: readonly SortedLine[], context: Words): Part[] {
  const choices = choicesOf(lines);
  const { words } = context;
  const group = { label: words('import.choose'), choices };
  const most = lines.length > MOST_ABOVE ? SHORT_ECHO : LONGEST_ECHO;
  const echoed = (text: string) => visible(text, most);
  return [
    ...lines.map((line) => {
      const { key, value } = line.item;
      return small([code(`${echoed(key)}: ${echoed(value)}`), ': ', ...fate(line, echoed, context)]);
    }),
    ...(choices.length > 0 ? [menu(toChoose('tipjar import card', 'pick'), words('import.choose'), [group])] : []),
  ];
}

function fate(line: SortedLine, echoed: (text: string) => string, { say }: Words): Line {
  if ('outcome' in line) {
    const { item, outcome, other } = line;
    return say(`import.line.${outcome}`, { provider: item.provider.name, other: echoed(other), most: MOST_LINKS });
  }
  const { item } = line;
  if ('unlinked' in item) return say(`unlinked.${item.unlinked.because}`, { service: item.unlinked.service });
  if ('code' in item) {
    return say(`funding.problem.${item.code}`, { key: echoed(item.key), value: echoed(item.value) });
  }
  const { key, values } = refusalOf(item.provider, item.problem);
  return say(key, values);
}

/** The links of all services of which the file has several. */
function choicesOf(lines: readonly SortedLine[]) {
  const readable = lines.flatMap((line) => ('outcome' in line ? [line] : []));
  const several = new Set(
    readable.filter(({ outcome }) => outcome === 'second').map(({ item: { provider } }) => provider.id),
  );
  return readable
    .filter(({ item, outcome }) => several.has(item.provider.id) && outcome !== 'repeated')
    .map(({ item: { provider, handle } }) => ({
      value: `${provider.id}:${handle}`,
      label: `${provider.name}: ${handle}`,
    }))
    .filter(({ value }) => value.length <= LONGEST_CHOICE)
    .slice(0, MOST_CHOICES);
}
