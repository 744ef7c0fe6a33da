import { ComponentType } from 'discord-api-types/v10';
import { expect, it } from 'vitest';
import { decodeAction } from '../../src/bot/action-id.ts';
import type { Part } from '../../src/bot/answer.ts';
import { toMessage } from '../../src/discord/to-message.ts';
import { objectsIn } from '../support/json.ts';

it('a select with several groups is a menu for each, and each calls the same command', () => {
  const group = (label: string) => ({ label, choices: [{ value: 'a', label: 'A' }] });
  const groups = [group('One'), group('Two'), group('Three')];
  const action = { command: 'tipjar remove', options: { provider: 'paypal' } };
  const select: Part = { part: 'select', action, option: 'which', label: 'Which', groups, most: 1 };
  const { components } = toMessage({ kind: 'reply', card: { title: [], parts: [select] } }, 'mark|1');
  const ids = objectsIn(components).flatMap(({ custom_id }) => (typeof custom_id === 'string' ? [custom_id] : []));
  expect(new Set(ids).size).toBe(3);
  for (const id of ids) expect(decodeAction(id)).toEqual({ ...action, picks: 'which', recipient: 'mark', madeAt: 1 });
});

it('a menu of roles is Discord’s own, which holds as many as a server has', () => {
  const choices = Array.from({ length: 250 }, (_, at) => ({ value: String(at), label: `Role ${at}` }));
  const part: Part = {
    part: 'roles',
    action: { command: 'tipjar-admin panel role' },
    option: 'role',
    placeholder: 'Role',
    choices,
  };
  const { components = [] } = toMessage({ kind: 'reply', card: { title: [], parts: [part] } }, 'mark|1');
  const [menu] = objectsIn(components).filter(({ type }) => type === ComponentType.RoleSelect);
  expect(menu).toMatchObject({ placeholder: 'Role' });
  expect(JSON.stringify(components)).not.toContain('Role 1');
});
