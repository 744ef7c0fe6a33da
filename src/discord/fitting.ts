import type { Part } from '../bot/answer.ts';
import { type Line, plain } from '../text/line.ts';
import { lengthOf, visible } from '../text/plain-text.ts';

/** In one message, those within others counted too. https://discord.com/developers/docs/components/reference */
const COMPONENTS = 40;
/** Characters of all texts in one message. */
const TEXT = 4000;
/** Characters of a note or small print, tried in turn where a card would hold more text. */
const SMALL_PRINTS = [160, 120, 80, 40];

/** The components of a card, with its rows set closer and its small print cut as far as they have to be. */
export function fitting<Component>(
  parts: readonly Part[],
  assemble: (parts: readonly Part[]) => Component[],
): Component[] {
  const roomy = assemble(parts);
  const enough = count(roomy) <= COMPONENTS;
  const arranged = (given: readonly Part[]) => assemble(enough ? given : close(given));
  let whole = enough ? roomy : arranged(parts);
  for (const most of SMALL_PRINTS) {
    if (textLength(whole) <= TEXT) break;
    whole = arranged(parts.map((part) => withSmallPrint(part, most)));
  }
  return whole;
}

interface Nested {
  components?: unknown[];
  accessory?: unknown;
  content?: string;
}

function count(components: readonly unknown[]): number {
  return components.reduce<number>((sum, component) => {
    const { components: inner = [], accessory } = component as Nested;
    return sum + 1 + count(inner) + (accessory ? 1 : 0);
  }, 0);
}

function textLength(components: readonly unknown[]): number {
  return components.reduce<number>((sum, component) => {
    const { components: inner = [], content = '' } = component as Nested;
    return sum + content.length + textLength(inner);
  }, 0);
}

/** The part with its small print cut to so many characters. */
function withSmallPrint(part: Part, most: number): Part {
  if (part.part === 'small') return { ...part, line: cut(part.line, most) };
  return part.part === 'row' && part.note ? { ...part, note: cut(part.note, most) } : part;
}

const cut = (line: Line, most: number): Line => (lengthOf(plain(line)) > most ? [visible(plain(line), most)] : line);

/** The same parts with fewer components: the buttons of all rows under their texts. */
function close(parts: readonly Part[]): Part[] {
  const first = parts.findIndex((part) => part.part === 'row');
  const last = parts.findLastIndex((part) => part.part === 'row');
  const rows = parts.slice(first, last + 1);
  const buttons = rows.flatMap((part) => (part.part === 'row' ? [part.button] : []));
  const texts = rows.flatMap((part): Part[] =>
    part.part === 'row'
      ? [{ part: 'text', line: part.line }, ...(part.note ? [{ part: 'small' as const, line: part.note }] : [])]
      : [part],
  );
  return [...parts.slice(0, first), ...texts, { part: 'buttons', buttons }, ...parts.slice(last + 1)];
}
