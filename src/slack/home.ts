import { randomUUID } from 'node:crypto';
import type { HomeView } from '@slack/types';
import { textAt } from '../connections/payload.ts';
import { ask, type Surroundings } from './ask.ts';
import { eventTeam } from './event-team.ts';
import { toBlocks } from './to-blocks.ts';

/** Somebody in front of the bot's Home tab. */
export interface Visitor {
  team: string | undefined;
  user: string;
}

/** Reads from an event who has opened the Home tab; undefined where they opened the messages beside it. */
export function homeVisitor(body: unknown): Visitor | undefined {
  const user = textAt(body, 'event', 'user');
  if (user === undefined || textAt(body, 'event', 'tab') !== 'home') return undefined;
  return { user, team: eventTeam(body) };
}

/** Shows people their jar in the bot's Home tab, and admins the panel below it. */
export function createHome(surroundings: Surroundings) {
  const { client, people, log } = surroundings;
  /** The people whose tab is being published, and whether something changed meanwhile. */
  const publishing = new Map<string, { again: boolean }>();

  function answerTo(command: string, { team, user }: Visitor) {
    const call = { id: `slack:home:${randomUUID()}`, command, options: {} };
    return ask({ call, team, user, userName: user, channel: undefined, trigger: '', home: true }, surroundings)
      .answered;
  }

  /** The tab of one person; undefined where the bot refuses to show it and another one is there already. */
  async function viewFor(visitor: Visitor, first: boolean): Promise<HomeView | undefined> {
    const { answer, stamp } = await answerTo('tipjar home', visitor);
    if (answer.kind === 'form' || (answer.refusal && !first)) return undefined;
    const blocks = toBlocks(answer.card, stamp);
    // The bot asks again whether they are an admin. This saves everybody else a refusal.
    if (people.lately(visitor.user)?.admin) {
      const panel = await answerTo('tipjar-admin panel', visitor);
      if (panel.answer.kind === 'reply' && !panel.answer.refusal)
        blocks.push(...toBlocks(panel.answer.card, panel.stamp));
    }
    return { type: 'home', blocks };
  }

  async function publish(visitor: Visitor, first: boolean): Promise<void> {
    const { user } = visitor;
    const underWay = publishing.get(user);
    if (underWay) {
      underWay.again = true;
      return;
    }
    const own = { again: true };
    publishing.set(user, own);
    try {
      while (own.again) {
        own.again = false;
        const view = await viewFor(visitor, first);
        if (view) await client.views.publish({ user_id: user, view });
      }
    } catch (error) {
      log.warn({ err: error }, 'slack: a Home tab could not be shown');
    } finally {
      publishing.delete(user);
    }
  }

  return {
    /** Shows somebody their tab. It never rejects. */
    opened: (visitor: Visitor) => publish(visitor, true),
    /** Shows it as it is after something was done in it. It never rejects. */
    changed: (visitor: Visitor) => publish(visitor, false),
  };
}
