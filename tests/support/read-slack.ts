import { type Json, objectsIn, stringOf } from './json.ts';
import type { Readable } from './readable.ts';

/** Types of elements that are pressed, or chosen from. */
const OFFERING = /^button$|_select$/;

/** What can be read on a message's or a view's blocks, mentions and moments as `plain` writes them. */
export function readBlocks(blocks: unknown): Readable {
  const all = objectsIn(blocks);
  const offering = objectsIn(all.filter((part) => OFFERING.test(stringOf(part.type))));
  const isText = (part: Json) => part.type === 'plain_text';
  return {
    said: all.flatMap((part) => {
      if (part.type === 'rich_text_section') return [(part.elements as Json[]).map(readElement).join('')];
      return isText(part) && !offering.includes(part) ? [stringOf(part.text)] : [];
    }),
    offered: [...new Set(offering)].filter(isText).map((part) => stringOf(part.text)),
    language: 'en',
  };
}

/** https://docs.slack.dev/reference/block-kit/blocks/rich-text-block */
function readElement(element: Json): string {
  switch (element.type) {
    case 'user':
      return `@${element.user_id}`;
    case 'usergroup':
      return `@${element.usergroup_id}`;
    case 'channel':
      return `#${element.channel_id}`;
    case 'emoji':
      return `:${element.name}:`;
    case 'date':
      return stringOf(element.fallback);
    default:
      return stringOf(element.text);
  }
}
