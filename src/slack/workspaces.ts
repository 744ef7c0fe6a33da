import type { Courier, Letter } from '../bot/courier.ts';
import { type Installations, Unreachable } from '../connections/installations.ts';
import type { Community } from '../ids.ts';
import type { Conversation } from './conversation.ts';
import { communityOf } from './platform.ts';
import type { Workspace } from './workspace.ts';

/** So many workspaces at most are remembered with what Slack said of their people. */
const MOST = 500;

interface Surroundings {
  installations: Pick<Installations, 'has'>;
  make(community: Community): Workspace;
  /** Answers where the app isn't installed. */
  absent: Workspace;
}

/** The workspaces in which the app is installed. The database is asked each time: another process may have forgotten one. */
export function createWorkspaces({ installations, make, absent }: Surroundings) {
  /** The one that was used longest ago is the first. */
  const made = new Map<Community, Workspace>();

  async function at(community: Community): Promise<Workspace> {
    const installed = await installations.has(community);
    const workspace = installed ? (made.get(community) ?? make(community)) : absent;
    made.delete(community);
    if (!installed) return absent;
    made.set(community, workspace);
    const [oldest] = made.keys();
    if (oldest !== undefined && made.size > MOST) made.delete(oldest);
    return workspace;
  }

  /** Sends by the workspace that a letter is for. */
  async function by<Sent>(
    { community }: Letter,
    send: (courier: Courier) => Promise<Sent>,
    instead: Sent,
  ): Promise<Sent> {
    const { installed, courier } = await at(community);
    return installed ? send(courier) : instead;
  }

  const courier: Courier = {
    post: (channel, letter) => by(letter, (one) => one.post(channel, letter), 'gone' as const),
    change: (channel, message, letter) => by(letter, (one) => one.change(channel, message, letter), undefined),
    tell: (account, letter) => by(letter, (one) => one.tell(account, letter), false),
  };

  return {
    courier,
    at,
    of: async (team: string | undefined): Promise<Workspace> => (team === undefined ? absent : at(communityOf(team))),
    /** What answers the calls of a workspace, by its id. */
    async conversationOf(team: string | undefined): Promise<Conversation> {
      if (team === undefined) return absent.conversation;
      const community = communityOf(team);
      try {
        return (await at(community)).conversation;
      } catch (error) {
        if (error instanceof Unreachable) return (made.get(community) ?? absent).withoutDatabase;
        // The bot meets the same fault, and tells whoever called.
        return (made.get(community) ?? make(community)).conversation;
      }
    },
    forget: (community: Community): void => void made.delete(community),
  };
}
