import type { Part } from '../bot/answer.ts';
import { type Line, plain } from '../text/line.ts';
import { lengthOf, visible } from '../text/plain-text.ts';

/** Components in one message, nested ones included. https://docs.discord.com/developers/components/reference */
const COMPONENTS = 40;
/** Characters of all texts in one message together, from the same page. */
const TEXT = 4000;
/** Characters that are left of a note or small print, tried in turn until the card's text fits. */
const SMALL_PRINTS = [160, 120, 80, 40, 1];

/** What its owner wrote above the links of a card is cut to so many characters where even less small print doesn't help. */
const FOREWORD = 60;

/** As much of a component as is counted. */
interface Measured {
  type: number;
  components?: readonly Measured[];
  accessory?: Measured;
  content?: string;
}

/** The components of a card that Discord takes: where they are too many or too long, fewer or with less small print. */
export function fitting<Component extends Measured>(
  parts: readonly Part[],
  assemble: (parts: readonly Part[]) => Component[],
): Component[] {
  let whole = assemble(parts);
  const enough = count(whole) <= COMPONENTS;
  const arranged = (given: readonly Part[]) => assemble(enough ? given : condensed(given));
  if (!enough) whole = arranged(parts);
  for (const most of SMALL_PRINTS) {
    if (textLength(whole) <= TEXT) break;
    whole = arranged(parts.map((part) => withSmallPrint(part, most)));
  }
  if (textLength(whole) <= TEXT) return whole;
  const links = parts.findIndex(({ part }) => part === 'row');
  const shorter = (part: Part, at: number): Part =>
    at < links && part.part === 'text' ? { ...part, line: cut(part.line, FOREWORD) } : withSmallPrint(part, 1);
  return arranged(parts.map(shorter));
}

function count(components: readonly Measured[]): number {
  let sum = components.length;
  for (const { components: inner, accessory } of components) sum += (inner ? count(inner) : 0) + (accessory ? 1 : 0);
  return sum;
}

function textLength(components: readonly Measured[]): number {
  let sum = 0;
  for (const { components: inner, content } of components) {
    sum += (content?.length ?? 0) + (inner ? textLength(inner) : 0);
  }
  return sum;
}

/** The part with its small print cut to `most` characters; of a note, only the last span. */
function withSmallPrint(part: Part, most: number): Part {
  if (part.part === 'small') return { ...part, line: cut(part.line, most) };
  if (part.part !== 'row' || !part.note) return part;
  return { ...part, note: [...part.note.slice(0, -1), ...cut(part.note.slice(-1), most)] };
}

const cut = (line: Line, most: number): Line => (lengthOf(plain(line)) > most ? [visible(plain(line), most)] : line);

/** The same parts in fewer components: the buttons of all rows together under the rows' texts. */
function condensed(parts: readonly Part[]): Part[] {
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
