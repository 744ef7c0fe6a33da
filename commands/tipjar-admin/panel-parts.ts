import type { Button, Part, Reply } from '../../src/bot/answer.ts';
import { type Context, reply } from '../../src/bot/command.ts';
import { HONEY } from '../cards/jar-card.ts';

/** One room's card, with the way back. */
export function room({ say, words }: Context, parts: Part[]): Reply {
  return reply({
    title: say('panel.title'),
    color: HONEY,
    parts: [...parts, buttons([press(words('button.back'), 'panel')])],
  });
}

export const buttons = (all: Button[]): Part => ({ part: 'buttons', buttons: all });

/** A button that runs an admin's command. */
export const press = (
  label: string,
  command: string,
  options?: Record<string, string>,
  style: 'plain' | 'main' | 'danger' = 'plain',
): Button => ({ label, style, action: { command: `tipjar-admin ${command}`, ...(options && { options }) } });

/** A menu whose choice is an option of an admin's command. */
export const menu = (
  command: string,
  option: string,
  label: string,
  groups: (Part & { part: 'select' })['groups'],
  options?: Record<string, string>,
): Part => ({
  part: 'select',
  action: { command: `tipjar-admin ${command}`, ...(options && { options }) },
  option,
  label,
  groups,
  most: 1,
});
