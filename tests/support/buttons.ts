import type { Action, Button, Card } from '../../src/bot/answer.ts';
import { button } from '../../src/bot/kit.ts';

export function buttonsOn({ parts }: Card): Button[] {
  return parts.flatMap((part) => {
    if (part.part === 'row') return [part.button];
    if (part.part === 'select') return part.groups.flatMap(({ label, open }) => (open ? [button(label, open)] : []));
    return part.part === 'buttons' ? part.buttons : [];
  });
}

/** What buttons do that don't lead out of the chat. */
export const actionsOf = (buttons: readonly Button[]): Action[] =>
  buttons.flatMap((button) => ('action' in button ? [button.action] : []));
