import type { Surroundings } from '../connections/connection.ts';
import { listAt, partAt, textAt } from '../connections/payload.ts';
import type { Acknowledge, Conversation } from './conversation.ts';
import { eventTeam } from './event-team.ts';
import { fetchText } from './fetch.ts';
import { homeVisitor } from './home.ts';
import { reactionIn } from './reaction.ts';
import { respondBy } from './respond.ts';
import { LINK } from './to-blocks.ts';
import { fromAction, fromCommand, fromShortcut, fromSubmission, type IncomingCall } from './to-call.ts';
import type { Workspace } from './workspace.ts';

/** What arrives by a socket or over HTTP. https://docs.slack.dev/apis/events-api/using-socket-mode */
export interface Envelope {
  /** `slash_commands`, `interactive` or `events_api`. */
  type: string;
  body: unknown;
  ack: Acknowledge<object>;
}

interface Settings extends Pick<Surroundings, 'commands' | 'menus' | 'log'> {
  /** The workspace with an id. */
  workspaceOf(team: string | undefined): Promise<Workspace>;
  /** What answers the calls of a workspace, by its id. */
  conversationOf(team: string | undefined): Promise<Conversation>;
  /**
   * Told that a workspace has uninstalled the app.
   * @param at When, in milliseconds since 1970, where Slack says so.
   */
  left(team: string, at: number | undefined): Promise<void>;
  /** Does some work, unless the bot is being stopped. */
  take(work: () => Promise<void>): Promise<void>;
  /** Does the work of a call, unless the bot is being stopped. */
  takeCall(work: () => Promise<void>): Promise<void>;
}

/**
 * Hands what arrives on to the conversation. Envelopes are taken from the SDK's socket and not from Bolt's `App`, whose
 * middleware would cost each call more than all the rest that Bolt and the socket do for it.
 * @returns What never rejects: failures are in the log.
 */
export function createReceive(settings: Settings): (envelope: Envelope) => Promise<void> {
  const { commands, menus, log, workspaceOf, conversationOf, left, take, takeCall } = settings;

  /** A call of nobody's is acknowledged, so that it isn't sent again. */
  async function called(
    incoming: IncomingCall,
    ack: Acknowledge<never>,
    answer: (conversation: Conversation, incoming: IncomingCall) => Promise<void>,
  ): Promise<void> {
    if (incoming.user !== '') return takeCall(async () => answer(await conversationOf(incoming.team), incoming));
    log.warn('slack: a call didn’t say whose it is');
    await ack();
  }

  async function acted({ body, ack }: Envelope): Promise<void> {
    const respond = respondBy(textAt(body, 'response_url'), fetchText);
    switch (textAt(body, 'type')) {
      case 'block_actions': {
        const [action] = listAt(body, 'actions');
        const link = textAt(action, 'url') !== undefined && textAt(action, 'action_id')?.startsWith(LINK);
        // A menu with several choices is read when its view is submitted.
        if (link || textAt(action, 'type') === 'multi_static_select') return ack();
        return called(fromAction(body), ack, (conversation, call) => conversation.action(call, ack, respond));
      }
      case 'view_submission':
        return called(fromSubmission(body), ack, (conversation, call) => conversation.submission(call, ack));
      case 'message_action':
      case 'shortcut':
        return called(fromShortcut(body, menus), ack, (conversation, call) =>
          conversation.shortcut(call, ack, respond),
        );
      default:
        return ack();
    }
  }

  /** Does the work of an event, which may still be on its way when the app isn't installed any more. */
  const happenedIn = (team: string | undefined, work: (workspace: Workspace) => Promise<void>): Promise<void> =>
    take(async () => {
      const workspace = await workspaceOf(team);
      if (workspace.installed) await work(workspace);
    });

  async function happened(body: unknown): Promise<void> {
    const type = textAt(body, 'event', 'type');
    const visitor = type === 'app_home_opened' ? homeVisitor(body) : undefined;
    if (visitor) return happenedIn(visitor.team, ({ conversation }) => conversation.homeOpened(visitor));
    const reaction = type === 'reaction_added' ? reactionIn(body) : undefined;
    if (reaction) return happenedIn(reaction.team, ({ conversation }) => conversation.reacted(reaction));
    const changed = type === 'user_change' ? textAt(body, 'event', 'user', 'id') : undefined;
    if (changed) return happenedIn(eventTeam(body), async ({ people }) => people.forget(changed));
  }

  /**
   * The workspace of which an event says that it has uninstalled the app. Slack reports that by two events, in either
   * order. The second also comes when somebody revokes a token of their own, which the bot has no use for.
   */
  function leaver(body: unknown): string | undefined {
    const type = textAt(body, 'event', 'type');
    const revoked = type === 'tokens_revoked' && listAt(body, 'event', 'tokens', 'bot').length > 0;
    return revoked || type === 'app_uninstalled' ? textAt(body, 'team_id') : undefined;
  }

  async function taken(envelope: Envelope): Promise<void> {
    const { type, body, ack } = envelope;
    switch (type) {
      case 'slash_commands': {
        const respond = respondBy(textAt(body, 'response_url'), fetchText);
        return called(fromCommand(body, commands), ack, (conversation, call) =>
          conversation.command(call, ack, respond),
        );
      }
      case 'interactive':
        return acted(envelope);
      case 'events_api': {
        const team = leaver(body);
        // Slack sends it again unless it's acknowledged, and what the workspace gave must be forgotten before.
        if (team !== undefined) await left(team, timeOf(body));
        await ack();
        return happened(body);
      }
    }
  }

  return (envelope) =>
    taken(envelope).catch((error: unknown) => log.error({ err: error }, 'slack: an answer could not be delivered'));
}

/** When an event happened, in milliseconds since 1970. */
function timeOf(body: unknown): number | undefined {
  const seconds = partAt(body, 'event_time');
  return typeof seconds === 'number' ? seconds * 1_000 : undefined;
}
