import { IntlMessageFormat } from 'intl-messageformat';
import { type Line, plain, type Span } from './line.ts';

/** Strings and spans are put into a message as they are; numbers are formatted as the message says. */
export type Values = Record<string, string | number | Span | Line>;

/** Makes the sentence with its values. @throws {Error} when a value is missing. */
export type Message = (values: Values) => Line;

const tags = {
  b: (line: Line): Span => ({ kind: 'bold', line }),
  code: (line: Line): Span => ({ kind: 'code', text: plain(line) }),
};
type Tag = keyof typeof tags;
const isTag = (name: string): name is Tag => Object.hasOwn(tags, name);

/** A text, the place of a value, or a tag around other pieces. */
type Piece = string | { value: string } | { tag: Tag; inside: readonly Piece[] };

type Element = ReturnType<IntlMessageFormat['getAst']>[number];

/** The parser numbers the kinds of elements. These are the ones that are the same in every language. */
const LITERAL = 0;
const ARGUMENT = 1;
const TAG = 8;

/** Takes a message apart. It's undefined for one that counts, chooses or formats something. */
function piecesOf(elements: readonly Element[]): Piece[] | undefined {
  const pieces: Piece[] = [];
  for (const element of elements) {
    if (element.type === LITERAL) pieces.push(element.value);
    else if (element.type === ARGUMENT) pieces.push({ value: element.value });
    else if (element.type === TAG && isTag(element.value)) {
      const inside = piecesOf(element.children);
      if (!inside) return undefined;
      pieces.push({ tag: element.value, inside });
    } else return undefined;
  }
  return pieces;
}

function made(piece: Piece, values: Values): string | Span | Line {
  if (typeof piece === 'string') return piece;
  if ('tag' in piece) return tags[piece.tag](lineOf(piece.inside, values));
  const value = values[piece.value];
  if (value === undefined) throw new Error(`the message has no value for {${piece.value}}`);
  return typeof value === 'number' ? String(value) : value;
}

/** Puts the values in. Texts that follow each other become one. */
function lineOf(pieces: readonly Piece[], values: Values): Line {
  const line: Span[] = [];
  let text: string | undefined;
  for (const piece of pieces) {
    const one = made(piece, values);
    if (typeof one === 'string') text = text === undefined ? one : text + one;
    else {
      if (text !== undefined) line.push(text);
      text = undefined;
      if ('kind' in one) line.push(one);
      else line.push(...one);
    }
  }
  if (text !== undefined) line.push(text);
  return line;
}

/** The tags as the library calls them, with lines as values among what is in the tag. */
const called = {
  b: (inside: (Span | Line)[]) => tags.b(inside.flat() as Span[]),
  code: (inside: (Span | Line)[]) => tags.code(inside.flat() as Span[]),
};

/** A source without these characters is a text as it stands, and needs no parser. The apostrophe quotes the others. */
const SYNTAX = /[{}<>']/;

/**
 * Makes a message of its source in ICU's syntax. Most consist of texts, values and tags alone, and those are put
 * together here, because the library takes seven times as long for them. It formats all others.
 * @throws {SyntaxError} when the source is malformed.
 */
export function toMessage(source: string, language: string): Message {
  if (!SYNTAX.test(source)) return () => [source];
  const message = new IntlMessageFormat(source, language);
  const pieces = piecesOf(message.getAst());
  if (pieces) return (values) => lineOf(pieces, values);
  return (values) => {
    const parts = message.format<Span | Line>({ ...values, ...called });
    return Array.isArray(parts) ? (parts.flat() as Span[]) : [parts as Span];
  };
}
