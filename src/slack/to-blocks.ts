import type { KnownBlock, Button as SlackButton } from '@slack/types';
import { encodeAction } from '../bot/action-id.ts';
import type { Button, Card, Part } from '../bot/answer.ts';
import { plain } from '../text/line.ts';
import { ACTIONS, CONTEXT, HEADER, LABEL, SECTION } from './limits.ts';
import { plainText } from './text-object.ts';
import { toMenu } from './to-menu.ts';
import { toRichText } from './to-rich-text.ts';

/** The ids of link buttons begin with this. Slack reports their pressing too, and the bot only acknowledges it. */
export const LINK = 'link';

/** A card as blocks. `stamp` says for whom and when its buttons are made. What people typed is never read as markup. */
export function toBlocks(card: Card, stamp: string): KnownBlock[] {
  const title: KnownBlock[] =
    card.title.length === 0 ? [] : [{ type: 'header', text: plainText(plain(card.title), HEADER) }];
  return [...title, ...card.parts.flatMap((part) => toBlock(part, stamp))];
}

function toBlock(part: Part, stamp: string): KnownBlock[] {
  switch (part.part) {
    case 'text':
      return [toRichText(part.line)];
    case 'small':
      return [{ type: 'context', elements: [plainText(plain(part.line), CONTEXT)] }];
    case 'row':
      return [
        {
          type: 'section',
          text: plainText(plain(part.line), SECTION),
          accessory: toButton(part.button, stamp, 0),
        },
        ...(part.note ? toBlock({ part: 'small', line: part.note }, stamp) : []),
      ];
    case 'buttons':
      return inBlocks(part.buttons.map((button, at) => toButton(button, stamp, at)));
    case 'select':
    case 'members':
    case 'channels':
      return [toMenu(part, stamp)];
    case 'divider':
      return [{ type: 'divider' }];
  }
}

function inBlocks(buttons: SlackButton[]): KnownBlock[] {
  const blocks: KnownBlock[] = [];
  for (let at = 0; at < buttons.length; at += ACTIONS) {
    blocks.push({ type: 'actions', elements: buttons.slice(at, at + ACTIONS) });
  }
  return blocks;
}

const styles = { plain: undefined, main: 'primary', danger: 'danger' } as const;

/** @param at The button's place among those of its part: the ids of links differ by it. */
function toButton(button: Button, stamp: string, at: number): SlackButton {
  const text = plainText(button.label, LABEL);
  if ('url' in button) return { type: 'button', text, url: button.url, action_id: `${LINK}${at}` };
  const style = styles[button.style];
  return { type: 'button', text, action_id: encodeAction(button.action, stamp), ...(style && { style }) };
}
