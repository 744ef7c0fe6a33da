import { WebClient } from '@slack/web-api';
import type { Surroundings } from '../connections/connection.ts';
import { clientOptionsFor } from './client-options.ts';
import { createConversation } from './conversation.ts';
import { createCourier } from './courier.ts';
import { fetchAs, type Tokens } from './fetch-as.ts';
import { createPeople, type Remembered } from './people.ts';

/** Where Slack keeps what people send. */
const FILES = 'https://files.slack.com';

/** What the bot needs for one workspace. */
export type Workspace = ReturnType<typeof createWorkspace>;

interface Settings extends Pick<Surroundings, 'bot' | 'now' | 'log'> {
  /** With the slash at its end: `https://slack.com/api/`. */
  apiUrl: string;
  tokens: Tokens;
  /** Whether the app is installed there. If not, each call is answered with that, and nothing is asked of Slack. */
  installed?: boolean;
  /** How much is remembered of people. */
  remembered?: Remembered;
}

/** Both ways of hearing of calls, Socket Mode and HTTP, answer them by this. */
export function createWorkspace({ apiUrl, tokens, bot, now, log, installed = true, remembered }: Settings) {
  const fetch = fetchAs(apiUrl, tokens);
  const options = { ...clientOptionsFor(apiUrl, log), fetch };
  const client = describingFiles(new WebClient(undefined, options));
  // What is sent later waits in the outbox, which counts the tries.
  const sending = new WebClient(undefined, { ...options, retryConfig: { retries: 0 } });
  const courier = createCourier(sending, now, log);
  const people = createPeople(client, () => performance.now(), log, remembered);
  const files = {
    origins: [FILES, new URL(apiUrl).origin],
    headers: async () => ({ authorization: `Bearer ${await tokens.get()}` }),
    log,
  };
  const surroundings = { bot, people, client, courier, files, now, log };
  return {
    installed,
    client,
    courier,
    people,
    conversation: createConversation({ ...surroundings, refusing: installed ? undefined : 'call.uninstalled' }),
    /** Answers while the database can't be reached, which has the tokens: nothing can be asked of Slack then. */
    withoutDatabase: createConversation({ ...surroundings, refusing: 'call.unreachable' }),
  };
}

/** The SDK gives the description of a picture that it uploads a name that Slack doesn't know. */
function describingFiles(client: WebClient): WebClient {
  const { getUploadURLExternal } = client.files;
  client.files.getUploadURLExternal = ({ alt_text, ...more }) =>
    getUploadURLExternal({ ...more, ...(alt_text !== undefined && { alt_txt: alt_text }) });
  return client;
}
