import { expect, it } from 'vitest';
import type { Reply } from '../../src/bot/answer.ts';
import { onSlack, slackProblems } from '../rendering/slack-problems.ts';
import { objectsIn } from '../support/json.ts';

const roles = (count: number): Reply => {
  const choices = Array.from({ length: count }, (_, at) => ({
    value: `S${at}`,
    label: `Group ${at} ${'x'.repeat(90)}`,
  }));
  const action = { command: 'tipjar-admin panel role' };
  return {
    kind: 'reply',
    card: { title: [], parts: [{ part: 'roles', action, option: 'role', placeholder: 'Role', choices }] },
  };
};

it.each([1, 100, 101, 450])('a menu holds all of %i user groups, as Slack takes them', (count) => {
  expect(slackProblems(roles(count))).toEqual([]);
  const values = objectsIn(onSlack(roles(count))).flatMap(({ value }) => (typeof value === 'string' ? [value] : []));
  expect(new Set(values).size).toBe(count);
});
