import type { FetchFunction } from '@slack/web-api';
import type { Surroundings } from '../connections/connection.ts';
import { listAt, textAt } from '../connections/payload.ts';
import type { Acknowledge, Conversation } from './conversation.ts';
import { homeVisitor } from './home.ts';
import type { People } from './people.ts';
import { communityOf } from './platform.ts';
import { reactionIn } from './reaction.ts';
import { respondBy } from './respond.ts';
import { LINK } from './to-blocks.ts';
import { fromAction, fromCommand, fromShortcut, fromSubmission, type IncomingCall } from './to-call.ts';

/** What arrives by a socket, as the SDK hands it on. https://docs.slack.dev/apis/events-api/using-socket-mode */
export interface Envelope {
  /** `slash_commands`, `interactive` or `events_api`. */
  type: string;
  body: unknown;
  ack: Acknowledge<object>;
}

interface Settings extends Pick<Surroundings, 'commands' | 'menus' | 'presence' | 'log'> {
  conversation: Conversation;
  people: Pick<People, 'forget'>;
  /** Does the work of a call, unless the bot is being stopped. */
  take(work: () => Promise<void>): Promise<void>;
  fetch: FetchFunction;
}

/**
 * Hands what arrives on to the conversation. Envelopes are taken from the SDK's socket and not from Bolt's `App`, whose
 * middleware would cost each call more than all the rest that Bolt and the socket do for it.
 * @returns What never rejects: failures are in the log.
 */
export function createReceive(settings: Settings): (envelope: Envelope) => Promise<void> {
  const { commands, menus, presence, log, conversation, people, take, fetch } = settings;

  /** A call of nobody's is acknowledged, so that it isn't sent again. */
  async function called(
    incoming: IncomingCall,
    ack: Acknowledge<never>,
    answer: (incoming: IncomingCall) => Promise<void>,
  ): Promise<void> {
    if (incoming.user !== '') return take(() => answer(incoming));
    log.warn('slack: a call didn’t say whose it is');
    await ack();
  }

  async function acted({ body, ack }: Envelope): Promise<void> {
    const respond = respondBy(textAt(body, 'response_url'), fetch);
    switch (textAt(body, 'type')) {
      case 'block_actions': {
        const [action] = listAt(body, 'actions');
        const link = textAt(action, 'url') !== undefined && textAt(action, 'action_id')?.startsWith(LINK);
        // A menu with several choices is read when its view is submitted.
        if (link || textAt(action, 'type') === 'multi_static_select') return ack();
        return called(fromAction(body), ack, (call) => conversation.action(call, ack, respond));
      }
      case 'view_submission':
        return called(fromSubmission(body), ack, (call) => conversation.submission(call, ack));
      case 'message_action':
      case 'shortcut':
        return called(fromShortcut(body, menus), ack, (call) => conversation.shortcut(call, ack, respond));
    }
  }

  /**
   * Slack reports an uninstallation by two events, in either order. The second also comes when somebody revokes a token
   * of their own, which the bot has no use for.
   */
  async function happened(body: unknown): Promise<void> {
    const type = textAt(body, 'event', 'type');
    const visitor = type === 'app_home_opened' ? homeVisitor(body) : undefined;
    if (visitor) return take(() => conversation.homeOpened(visitor));
    const reaction = type === 'reaction_added' ? reactionIn(body) : undefined;
    if (reaction) return take(() => conversation.reacted(reaction));
    if (type === 'user_change') people.forget(textAt(body, 'event', 'user', 'id') ?? '');
    const revoked = type === 'tokens_revoked' && listAt(body, 'event', 'tokens', 'bot').length > 0;
    const team = textAt(body, 'team_id');
    if (team !== undefined && (revoked || type === 'app_uninstalled')) presence.left(communityOf(team));
  }

  async function taken(envelope: Envelope): Promise<void> {
    const { type, body, ack } = envelope;
    switch (type) {
      case 'slash_commands': {
        const respond = respondBy(textAt(body, 'response_url'), fetch);
        return called(fromCommand(body, commands), ack, (call) => conversation.command(call, ack, respond));
      }
      case 'interactive':
        return acted(envelope);
      case 'events_api':
        await ack();
        return happened(body);
    }
  }

  return (envelope) =>
    taken(envelope).catch((error: unknown) => log.error({ err: error }, 'slack: an answer could not be delivered'));
}
