import { ComponentType } from 'discord-api-types/v10';
import { plain } from '../../src/text/line.ts';
import { type Json, objectsIn, stringOf } from './json.ts';
import type { Readable } from './readable.ts';

/** An escaped sign, code, bold, the start of a heading or of small print, a mention, a moment. */
const MARKS = /\\([^0-9A-Za-z\s])|`([^`\n]*)`|\*\*|^(?:###|-#) |<(@|#)[!&]?(\w+)>|<t:(\d+):f>/gm;

/** Discord's markdown as plain text, mentions and moments as `plain` writes them. */
export const readMarkdown = (markdown: string): string =>
  markdown.replace(MARKS, (_, sign?: string, code?: string, mark?: string, id?: string, at?: string) => {
    if (at) return plain([{ kind: 'moment', at: Number(at) * 1000 }]);
    return sign ?? code ?? `${mark ?? ''}${id ?? ''}`;
  });

/** What can be read on a message's or a modal's components. */
export function readComponents(components: unknown): Readable {
  const all = objectsIn(components);
  const labels = all.filter((part) => part.type === ComponentType.Label);
  return {
    said: [
      ...all.map((part) => readMarkdown(stringOf(part.content))),
      ...labels.flatMap(({ label, description, component }) => [label, description, (component as Json).placeholder]),
    ]
      .map(stringOf)
      .filter(Boolean),
    offered: all.filter((part) => part.type !== ComponentType.Label).flatMap(offeredBy),
    language: 'en',
  };
}

/** The label of a button, or of a choice within a menu; and what stands on a menu. */
const offeredBy = (part: Json): string[] =>
  [part.label, part.type === ComponentType.TextInput ? undefined : part.placeholder].map(stringOf).filter(Boolean);
