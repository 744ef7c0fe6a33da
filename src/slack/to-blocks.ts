import type { ActionsBlock, ActionsBlockElement, InputBlock, KnownBlock, Button as SlackButton } from '@slack/types';
import { encodeAction } from '../bot/action-id.ts';
import type { Button, Card, Choice, ChoiceGroup, Part } from '../bot/answer.ts';
import { placeOfFile } from '../bot/picture.ts';
import { fitted } from '../text/fitted.ts';
import { plain } from '../text/line.ts';
import { INPUT_LABEL, PLACEHOLDER, plainText, richText } from './text.ts';

/** Characters of a header block. https://docs.slack.dev/reference/block-kit/blocks/header-block */
const HEADER = 150;
/** Characters of a section block. https://docs.slack.dev/reference/block-kit/blocks/section-block */
const SECTION = 3000;
/**
 * Characters of a context block. Slack documents no limit of the block's own, but 3000 for any text in
 * https://docs.slack.dev/reference/block-kit/composition-objects/text-object; small print stays well below.
 */
const CONTEXT = 2000;
/**
 * Characters on a button, an option of a menu or the label of a group of options.
 * https://docs.slack.dev/reference/block-kit/block-elements/button-element
 * https://docs.slack.dev/reference/block-kit/composition-objects/option-object
 */
const LABEL = 75;
/** Groups in a menu, and options in each of them. https://docs.slack.dev/reference/block-kit/block-elements/select-menu-element */
const GROUPS = 100;
const OPTIONS = 100;
/** Elements of an actions block. https://docs.slack.dev/reference/block-kit/blocks/actions-block */
const ACTIONS = 25;

/** The ids of link buttons begin with this. Slack reports their pressing too, and the bot only acknowledges it. */
export const LINK = 'link';

/** A picture that the bot has sent to Slack, by its id there. `alt` describes it to people who can't see it. */
export interface SentPicture {
  id: string;
  alt: string;
}

/** A card as blocks. `stamp` says for whom and when its buttons are made. What people typed is never read as markup. */
export function toBlocks(card: Card, stamp: string, picture?: SentPicture): KnownBlock[] {
  const title: KnownBlock[] =
    card.title.length === 0 ? [] : [{ type: 'header', text: plainText(plain(card.title), HEADER) }];
  const blocksOf = (parts: readonly Part[]) => parts.flatMap((part) => toBlock(part, stamp));
  if (!picture) return [...title, ...blocksOf(card.parts)];
  const place = placeOfFile(card.parts);
  const image: KnownBlock = { type: 'image', slack_file: { id: picture.id }, alt_text: picture.alt };
  return [...title, ...blocksOf(card.parts.slice(0, place)), image, ...blocksOf(card.parts.slice(place))];
}

function toBlock(part: Part, stamp: string): KnownBlock[] {
  switch (part.part) {
    case 'text':
      return [richText(part.line)];
    case 'small':
      return [{ type: 'context', elements: [plainText(plain(part.line), CONTEXT)] }];
    case 'row':
      return [
        { type: 'section', text: plainText(plain(part.line), SECTION), accessory: toButton(part.button, stamp, 0) },
        ...(part.note ? toBlock({ part: 'small', line: part.note }, stamp) : []),
      ];
    case 'buttons':
      return inBlocks(part.buttons.map((button, at) => toButton(button, stamp, at)));
    case 'select':
    case 'members':
    case 'roles':
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

const styles = { plain: undefined, main: 'primary', submit: 'primary', danger: 'danger' } as const;

/** @param at The button's place among those of its part: the ids of links differ by it. */
function toButton(button: Button, stamp: string, at: number): SlackButton {
  const text = plainText(button.label, LABEL);
  if ('url' in button) return { type: 'button', text, url: button.url, action_id: `${LINK}${at}` };
  const style = styles[button.style];
  return { type: 'button', text, action_id: encodeAction(button.action, stamp), ...(style && { style }) };
}

export type Select = Extract<Part, { part: 'select' }>;
type Menu = Select | Extract<Part, { part: 'members' | 'roles' | 'channels' }>;

/** A menu as a block: choosing from it is pressing it, unless several may be chosen. */
function toMenu(menu: Menu, stamp: string): ActionsBlock | InputBlock {
  if (menu.part === 'select' && menu.most > 1) return toInput(menu);
  return { type: 'actions', elements: [toElement(menu, stamp)] };
}

function toElement(menu: Menu, stamp: string): ActionsBlockElement {
  const common = {
    action_id: encodeAction(menu.action, stamp, { picks: menu.option }),
    placeholder: plainText(menu.part === 'select' ? menu.label : menu.placeholder, PLACEHOLDER),
  };
  switch (menu.part) {
    case 'select':
      return { type: 'static_select', ...common, option_groups: toGroups(menu.groups) };
    case 'roles':
      return { type: 'static_select', ...common, option_groups: toGroups(inGroups(menu.choices)) };
    case 'members':
      return { type: 'users_select', ...common };
    case 'channels':
      return { type: 'conversations_select', ...common, filter: { include: ['public', 'private'] } };
  }
}

/** Slack reports each tick of a menu with several, so such a menu is a view's field and is submitted as a whole. */
function toInput(menu: Select): InputBlock {
  return {
    type: 'input',
    block_id: menu.option,
    label: plainText(menu.label, INPUT_LABEL),
    element: {
      type: 'multi_static_select',
      action_id: menu.option,
      placeholder: plainText(menu.label, PLACEHOLDER),
      max_selected_items: menu.most,
      option_groups: toGroups(menu.groups),
    },
  };
}

/** A long list in groups of as many as Slack takes, each named by the first and the last in it. */
function inGroups(choices: readonly Choice[]): ChoiceGroup[] {
  const groups: ChoiceGroup[] = [];
  for (let at = 0; at < choices.length && groups.length < GROUPS; at += OPTIONS) {
    const among = choices.slice(at, at + OPTIONS);
    const names = [among.at(0), among.at(-1)].map((one) => one && fitted(one.label, (LABEL - 3) / 2));
    groups.push({ label: names.join(' – '), choices: among });
  }
  return groups;
}

const toGroups = (groups: readonly ChoiceGroup[]) =>
  groups.map(({ label, choices }) => ({
    label: plainText(label, LABEL),
    options: choices.map((choice) => ({ value: choice.value, text: plainText(choice.label, LABEL) })),
  }));
