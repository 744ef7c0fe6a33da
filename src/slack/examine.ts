import { type WebAPICallResult, WebClient } from '@slack/web-api';
import type { Command } from '../bot/command.ts';
import type { Menu } from '../bot/description.ts';
import { propertyOf } from '../connections/connection.ts';
import { differences } from '../connections/differences.ts';
import { TokenRefused } from '../connections/persist.ts';
import { type Finding, fault, fine, type Named, note } from '../finding.ts';
import type { Log } from '../log.ts';
import { boltLogger } from './bolt-logger.ts';
import { isRefusal, withToken } from './faults.ts';
import { manifest } from './manifest.ts';

interface Settings {
  botToken: string;
  appToken: string;
  /** With the slash at its end: `https://slack.com/api/`. */
  apiUrl: string;
  /** A token for the app's configuration, which Slack gives for twelve hours. Only with it Slack shows the manifest. */
  configToken: string | undefined;
  commands: readonly Command[];
  menus: readonly Menu[];
  /** Rules and settings of Slack workspaces. */
  named: readonly Named[];
  log: Log;
}

/** Milliseconds for one request. */
const TIMEOUT = 5_000;
/** So many places in which a manifest differs are named. */
const MOST_PLACES = 8;

const APPS = 'https://api.slack.com/apps';

/** Asks Slack what it knows of the app, and looks whether its rules name something that isn't there any more. */
export async function examineSlack(settings: Settings): Promise<Finding[]> {
  const { botToken, appToken, configToken, apiUrl, commands, menus, named, log } = settings;
  const options = {
    slackApiUrl: apiUrl,
    timeout: TIMEOUT,
    retryConfig: { retries: 0 },
    rejectRateLimitedCalls: true,
    logger: boltLogger(log),
  };
  const bot = new WebClient(botToken, options);
  const wanted = manifest(commands, menus);
  let who: Awaited<ReturnType<typeof bot.auth.test>>;
  try {
    who = await withToken('SLACK_BOT_TOKEN', () => bot.auth.test());
  } catch (error) {
    const remedy = `Copy the Bot User OAuth Token (xoxb-…) from Install App at ${APPS}.`;
    return [refused(error, apiUrl, remedy), ...(await examineAppToken(new WebClient(appToken, options), apiUrl))];
  }
  return [
    fine(`Slack takes SLACK_BOT_TOKEN, for the workspace ${who.team}.`),
    ...scopes(who, wanted.oauth_config.scopes.bot),
    ...(await examineAppToken(new WebClient(appToken, options), apiUrl)),
    ...(await ask('how the app is set up', async () => {
      if (!configToken) {
        const remedy = `To have it compared, set SLACK_CONFIG_TOKEN to an app configuration token from ${APPS}.`;
        return [note('Slack shows the app’s manifest only to who has a token for that.', remedy)];
      }
      const { bot: app } = await bot.bots.info(who.bot_id ? { bot: who.bot_id } : {});
      const { manifest: found } = await new WebClient(configToken, options).apps.manifest.export({
        app_id: app?.app_id ?? '',
      });
      return manifestFindings(differences(wanted, found));
    })),
    ...(
      await Promise.all(
        named.filter(({ community }) => community === `slack:${who.team_id}`).map((one) => examineWorkspace(one, bot)),
      )
    ).flat(),
  ];
}

async function examineAppToken(app: WebClient, apiUrl: string): Promise<Finding[]> {
  try {
    // This gives an address. The bot's own connections stay as they are, since nothing connects to it.
    await withToken('SLACK_APP_TOKEN', () => app.apps.connections.open());
    return [fine('Slack takes SLACK_APP_TOKEN, and Socket Mode is on.')];
  } catch (error) {
    const remedy = `Generate an App-Level Token with connections:write under Basic Information at ${APPS}, and switch on Socket Mode.`;
    return [refused(error, apiUrl, remedy)];
  }
}

function refused(error: unknown, apiUrl: string, remedy: string): Finding {
  if (error instanceof TokenRefused) return fault(error.message, remedy);
  if (isRefusal(error))
    return fault(error instanceof Error ? `Slack refuses: ${error.message}.` : 'Slack refuses.', remedy);
  return fault(`Slack doesn’t answer at ${new URL(apiUrl).origin}.`, 'Look at this machine’s network, then try again.');
}

function scopes({ response_metadata }: WebAPICallResult, wanted: readonly string[]): Finding[] {
  const given = response_metadata?.scopes;
  if (!given) return [note('Slack doesn’t say which scopes the bot token has.')];
  const missing = wanted.filter((scope) => !given.includes(scope));
  if (missing.length > 0) {
    const remedy = `Add them under OAuth & Permissions at ${APPS}, then press Reinstall under Install App.`;
    return [fault(`The bot token lacks scopes: ${missing.join(', ')}.`, remedy)];
  }
  const more = given.filter((scope) => !wanted.includes(scope));
  if (more.length === 0) return [fine('The bot token has the scopes that the bot uses.')];
  return [note(`The bot token has scopes that the bot doesn’t use: ${more.join(', ')}.`, 'Take them out if you like.')];
}

function manifestFindings(different: readonly string[]): Finding[] {
  if (different.length === 0) return [fine('The app is set up as slack-manifest.json says.')];
  const places = different.slice(0, MOST_PLACES).join(', ');
  const remedy = `Paste slack-manifest.json on the page App Manifest at ${APPS}, and reinstall the app if Slack asks.`;
  return [fault(`The app isn’t set up as slack-manifest.json says: ${places}.`, remedy)];
}

async function ask(what: string, work: () => Promise<Finding[]>): Promise<Finding[]> {
  try {
    return await work();
  } catch (error) {
    const why = isRefusal(error) && error instanceof Error ? ` (${error.message})` : '';
    return [note(`Slack doesn’t say ${what}${why}.`, 'Try again in a minute.')];
  }
}

async function examineWorkspace({ roles, channels, posts }: Named, bot: WebClient): Promise<Finding[]> {
  const looked = await Promise.all([...new Set([...channels, ...posts])].map((id) => examineChannel(id, bot)));
  const state = (id: string) => looked.find((one) => one.id === id)?.state;
  const groups = roles.length === 0 ? [] : await ask('which user groups there are', () => deletedGroups(roles, bot));
  return [
    ...posts.flatMap((id) => {
      const remedy = 'An admin chooses another with /tipjar-admin panel, Channels.';
      if (state(id) === 'gone')
        return [fault(`There is no channel ${id} any more, into which the bot is to post.`, remedy)];
      if (state(id) !== 'outside') return [];
      return [fault(`The bot isn’t in the channel ${id}, into which it is to post.`, 'Type /invite @Tip Jar there.')];
    }),
    ...channels
      .filter((id) => state(id) === 'gone')
      .map((id) => note(`A rule names the channel ${id}, which was deleted, archived or is private.`, CLEAR)),
    ...groups,
  ];
}

const CLEAR = 'An admin clears it with /tipjar-admin status.';

async function deletedGroups(roles: readonly string[], bot: WebClient): Promise<Finding[]> {
  const { usergroups = [] } = await bot.usergroups.list();
  const gone = roles.filter((id) => !usergroups.some((group) => group.id === id));
  return gone.map((id) => note(`A rule names the user group ${id}, which was deleted.`, CLEAR));
}

async function examineChannel(id: string, bot: WebClient) {
  try {
    const { channel } = await bot.conversations.info({ channel: id });
    if (channel?.is_archived) return { id, state: 'gone' };
    return { id, state: channel?.is_member === false ? 'outside' : 'there' };
  } catch (error) {
    const data = propertyOf(error, 'data');
    const gone = typeof data === 'object' && data !== null && Reflect.get(data, 'error') === 'channel_not_found';
    return { id, state: gone ? 'gone' : 'unknown' };
  }
}
