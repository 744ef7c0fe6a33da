import type { ActionsBlock, ActionsBlockElement, InputBlock } from '@slack/types';
import { encodeAction } from '../bot/action-id.ts';
import type { Part } from '../bot/answer.ts';
import { INPUT_LABEL, LABEL, PLACEHOLDER } from './limits.ts';
import { plainText } from './text-object.ts';

export type Select = Extract<Part, { part: 'select' }>;
type Menu = Select | Extract<Part, { part: 'members' | 'channels' }>;

/** A menu as a block: choosing from it is pressing it, unless several may be chosen. */
export function toMenu(menu: Menu, stamp: string): ActionsBlock | InputBlock {
  if (menu.part === 'select' && menu.most > 1) return toInput(menu);
  return { type: 'actions', elements: [toElement(menu, stamp)] };
}

function toElement(menu: Menu, stamp: string): ActionsBlockElement {
  const action_id = encodeAction(menu.action, stamp, { picks: menu.option });
  switch (menu.part) {
    case 'select':
      return {
        type: 'static_select',
        action_id,
        placeholder: plainText(menu.label, PLACEHOLDER),
        option_groups: toGroups(menu),
      };
    case 'members':
      return { type: 'users_select', action_id, placeholder: plainText(menu.placeholder, PLACEHOLDER) };
    case 'channels':
      return {
        type: 'conversations_select',
        action_id,
        placeholder: plainText(menu.placeholder, PLACEHOLDER),
        filter: { include: ['public', 'private'] },
      };
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
      option_groups: toGroups(menu),
    },
  };
}

const toGroups = ({ groups }: Select) =>
  groups.map(({ label, choices }) => ({
    label: plainText(label, LABEL),
    options: choices.map((choice) => ({ value: choice.value, text: plainText(choice.label, LABEL) })),
  }));
