import type { Person } from '../scene.ts';
import { people, roles } from '../town.ts';

export const team = { id: 'T0TIPJAR', name: 'Tip Jar sandbox', domain: 'tip-jar-sandbox' };

export const bot = { user: 'U0TIPJAR', id: 'B0TIPJAR', app: 'A0TIPJAR', handle: 'tipjar', name: 'Tip Jar' };

export interface Conversation {
  id: string;
  name: string;
  /** The Slack user ids of everybody in it. */
  members: string[];
  /** A direct message between one person and the bot. */
  direct: boolean;
}

export const general: Conversation = {
  id: 'C0GENERAL',
  name: 'general',
  members: [...people.map((one) => one.slackId), bot.user],
  direct: false,
};

const directMessages = people.map(
  (one): Conversation => ({
    id: one.slackId.replace('U', 'D'),
    name: 'directmessage',
    members: [one.slackId, bot.user],
    direct: true,
  }),
);

export const conversations: Conversation[] = [general, ...directMessages];

/** Finds a channel or direct message by its id. */
export const conversation = (id: string): Conversation | undefined => conversations.find((one) => one.id === id);

export const directMessage = (user: string): Conversation | undefined =>
  directMessages.find((one) => one.members[0] === user);

export const personOf = (user: string): Person | undefined => people.find((one) => one.slackId === user);

export const groups = roles.map((role) => ({
  id: role.slackId,
  name: role.name,
  handle: role.handle,
  users: people.filter((one) => one.roles.includes(role.key)).map((one) => one.slackId),
}));
