import { z } from 'zod';
import type { Person, PersonKey, Role } from './scene.ts';

/** Both platforms of the sandbox show the same community. */
export const roles: Role[] = [
  { key: 'artists', name: 'Artists', discordId: '1200000000000000001', slackId: 'S0ARTISTS', handle: 'artists' },
  { key: 'timeout', name: 'Time-out', discordId: '1200000000000000002', slackId: 'S0TIMEOUT', handle: 'time-out' },
];

export const people: Person[] = [
  {
    key: 'ada',
    name: 'Ada',
    part: 'creator',
    discordId: '1100000000000000001',
    slackId: 'U0ADA',
    roles: ['artists'],
    admin: false,
    color: '#7c5cbf',
  },
  {
    key: 'ben',
    name: 'Ben',
    part: 'member',
    discordId: '1100000000000000002',
    slackId: 'U0BEN',
    roles: [],
    admin: false,
    color: '#2f7f79',
  },
  {
    key: 'grace',
    name: 'Grace',
    part: 'admin',
    discordId: '1100000000000000003',
    slackId: 'U0GRACE',
    roles: [],
    admin: true,
    color: '#b0563b',
  },
  {
    key: 'max',
    name: 'Max',
    part: 'blocked',
    discordId: '1100000000000000004',
    slackId: 'U0MAX',
    roles: ['timeout'],
    admin: false,
    color: '#5a6b7b',
  },
];

export const personKey = z.custom<PersonKey>(
  (key) => people.some((one) => one.key === key),
  'nobody here is called that',
);

/** @throws {RangeError} for a key that is nobody's */
export function person(key: string): Person {
  const found = people.find((one) => one.key === key);
  if (!found) throw new RangeError(`nobody here is called ${key}`);
  return found;
}
