import type { InputBlock, KnownBlock, PlainTextElement, RichTextElement, Button as SlackButton } from '@slack/types';
import { encodeAction } from '../bot/action-id.ts';
import type { Button, Card, Part } from '../bot/answer.ts';
import { type Line, plain, type Span } from '../text/line.ts';

/** https://docs.slack.dev/reference/block-kit */
const HEADER = 150;
const LABEL = 75;
const BUTTONS_IN_A_BLOCK = 25;

/** The action of a button that only leads out of the chat: Slack reports its pressing all the same. */
export const LINK = 'link';

/** A card as blocks. `stamp` is for whom it is made. What people typed is never read as markup. */
export function toBlocks(card: Card, stamp: string): KnownBlock[] {
  const title: KnownBlock[] =
    card.title.length === 0 ? [] : [{ type: 'header', text: plainText(plain(card.title), HEADER) }];
  return [...title, ...card.parts.flatMap((part) => toBlock(part, stamp))];
}

/** Text that Slack shows letter for letter. */
export const plainText = (text: string, most: number): PlainTextElement => ({
  type: 'plain_text',
  text: text.length > most ? `${text.slice(0, most - 1)}…` : text,
  emoji: false,
});

function toBlock(part: Part, stamp: string): KnownBlock[] {
  switch (part.part) {
    case 'text':
      return [{ type: 'rich_text', elements: [{ type: 'rich_text_section', elements: part.line.flatMap(toElement) }] }];
    case 'small':
      return [{ type: 'context', elements: [plainText(plain(part.line), 2000)] }];
    case 'row':
      return [
        {
          type: 'section',
          text: plainText(plain(part.line), 3000),
          accessory: toButton(part.button, stamp, 0),
        },
        ...(part.note ? toBlock({ part: 'small', line: part.note }, stamp) : []),
      ];
    case 'buttons':
      return inBlocks(part.buttons.map((button, at) => toButton(button, stamp, at)));
    case 'select':
      return [part.most > 1 ? toInput(part) : toMenu(part, stamp)];
    case 'members':
      return [
        {
          type: 'actions',
          elements: [
            {
              type: 'users_select',
              action_id: encodeAction(part.action, stamp, { picks: part.option }),
              placeholder: plainText(part.placeholder, 150),
            },
          ],
        },
      ];
    case 'channels':
      return [
        {
          type: 'actions',
          elements: [
            {
              type: 'conversations_select',
              action_id: encodeAction(part.action, stamp, { picks: part.option }),
              placeholder: plainText(part.placeholder, 150),
              filter: { include: ['public', 'private'] },
            },
          ],
        },
      ];
    case 'divider':
      return [{ type: 'divider' }];
  }
}

/** Slack's menu of one: choosing is pressing. */
function toMenu({ action, option, label, groups }: Part & { part: 'select' }, stamp: string): KnownBlock {
  return {
    type: 'actions',
    elements: [
      {
        type: 'static_select',
        action_id: encodeAction(action, stamp, { picks: option }),
        placeholder: plainText(label, 150),
        option_groups: toGroups(groups),
      },
    ],
  };
}

const toGroups = (groups: (Part & { part: 'select' })['groups']) =>
  groups.map((group) => ({
    label: plainText(group.label, LABEL),
    options: group.choices.map(({ value, label }) => ({ value, text: plainText(label, LABEL) })),
  }));

/** Slack reports each tick of a menu with several, so such a menu is a view's field and is submitted as a whole. */
function toInput(part: Part & { part: 'select' }): InputBlock {
  return {
    type: 'input',
    block_id: part.option,
    label: plainText(part.label, 2000),
    element: {
      type: 'multi_static_select',
      action_id: part.option,
      placeholder: plainText(part.label, 150),
      max_selected_items: part.most,
      option_groups: toGroups(part.groups),
    },
  };
}

function inBlocks(buttons: SlackButton[]): KnownBlock[] {
  const blocks: KnownBlock[] = [];
  for (let at = 0; at < buttons.length; at += BUTTONS_IN_A_BLOCK) {
    blocks.push({ type: 'actions', elements: buttons.slice(at, at + BUTTONS_IN_A_BLOCK) });
  }
  return blocks;
}

function toButton(button: Button, stamp: string, at: number): SlackButton {
  const text = plainText(button.label, LABEL);
  if ('url' in button) return { type: 'button', text, url: button.url, action_id: `${LINK}${at}` };
  const style = { plain: undefined, main: 'primary', danger: 'danger' } as const;
  const shown = style[button.style];
  return { type: 'button', text, action_id: encodeAction(button.action, stamp), ...(shown && { style: shown }) };
}

function toElement(span: Span): RichTextElement[] {
  if (typeof span === 'string') return span === '' ? [] : [{ type: 'text', text: span }];
  switch (span.kind) {
    case 'bold':
      return inBold(span.line);
    case 'code':
      return [{ type: 'text', text: span.text, style: { code: true } }];
    case 'role':
      return [{ type: 'usergroup', usergroup_id: span.id }];
    case 'member':
      return [{ type: 'user', user_id: span.id }];
    case 'channel':
      return [{ type: 'channel', channel_id: span.id }];
    case 'moment':
      return [
        {
          type: 'date',
          timestamp: Math.floor(span.at / 1000),
          format: '{date_short_pretty} {time}',
          fallback: plain([span]),
        },
      ];
  }
}

function inBold(line: Line): RichTextElement[] {
  return line
    .flatMap(toElement)
    .map((element) => (element.type === 'text' ? { ...element, style: { ...element.style, bold: true } } : element));
}
