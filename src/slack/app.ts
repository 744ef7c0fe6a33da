import { type Connection, createConnection, PATIENCE, type Surroundings } from '../connections/connection.ts';
import { clientOptionsFor } from './client-options.ts';
import { tokenRefused, withToken } from './faults.ts';
import { communityOf } from './platform.ts';
import { createReceive } from './receive.ts';
import { createSockets } from './sockets.ts';
import { createWorkspace } from './workspace.ts';

export interface SlackSettings extends Surroundings {
  botToken: string;
  appToken: string;
  /** With the slash at its end: `https://slack.com/api/`. */
  apiUrl: string;
}

/** Connects to Slack in Socket Mode, as the app of one workspace. */
export function connectSlack(settings: SlackSettings): Connection {
  const { botToken, appToken, apiUrl, presence, log, patience = PATIENCE } = settings;
  const tokens = {
    get: async () => botToken,
    async refused(code: string) {
      refuse(tokenRefused('SLACK_BOT_TOKEN', code));
      return false;
    },
  };
  const workspace = createWorkspace({ ...settings, tokens });
  const { client, courier, people } = workspace;
  const { connection, take, takeCall, up, down, refuse, reconnect } = createConnection(
    {
      platform: 'slack',
      courier,
      async connect() {
        await withToken('SLACK_BOT_TOKEN', () => client.auth.test());
        await withToken('SLACK_APP_TOKEN', () => sockets.start());
      },
      close: () => sockets.stop(),
    },
    settings,
  );
  const left = async (team: string) => presence.left(communityOf(team));
  const receive = createReceive({
    ...settings,
    workspaceOf: async () => workspace,
    conversationOf: async () => workspace.conversation,
    left,
    take,
    takeCall,
  });
  const sockets = createSockets({
    ...{ appToken, clientOptions: clientOptionsFor(apiUrl, log), patience, log, receive, down, reconnect },
    up() {
      people.reportedFromNow();
      up();
    },
  });
  return connection;
}
