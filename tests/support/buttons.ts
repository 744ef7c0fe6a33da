import type { Action, Button, Card } from '../../src/bot/answer.ts';

export function buttonsOn({ parts }: Card): Button[] {
  return parts.flatMap((part) => {
    if (part.part === 'row') return [part.button];
    return part.part === 'buttons' ? part.buttons : [];
  });
}

/** What buttons do that don't lead out of the chat. */
export const actionsOf = (buttons: readonly Button[]): Action[] =>
  buttons.flatMap((button) => ('action' in button ? [button.action] : []));
