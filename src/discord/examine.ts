import { REST } from 'discord.js';
import {
  type APIApplication,
  type APIApplicationCommand,
  ApplicationFlags,
  type RESTGetAPIGatewayBotResult,
  type RESTGetAPIGuildChannelsResult,
  type RESTGetAPIGuildRolesResult,
  Routes,
} from 'discord-api-types/v10';
import type { Command } from '../bot/command.ts';
import type { Menu } from '../bot/description.ts';
import { propertyOf } from '../connections/connection.ts';
import { differences } from '../connections/differences.ts';
import { type Finding, fault, fine, type Named, note } from '../finding.ts';
import { EVENTS, INTERACTIONS } from './addresses.ts';
import { invitation, registration } from './registration.ts';

interface Settings {
  token: string;
  /** Without the version: `https://discord.com/api`. */
  apiUrl: string;
  /** How Discord's requests are taken; undefined where the bot connects to Discord's gateway. */
  http?: { publicKey: string; applicationId: string; publicUrl: string | undefined } | undefined;
  commands: readonly Command[];
  menus: readonly Menu[];
  /** Rules and settings of Discord servers. */
  named: readonly Named[];
}

/** Milliseconds for one request. */
const TIMEOUT = 5_000;

/** The bot needs none of these, and whoever has them on gives it more than it uses. */
const PRIVILEGED: readonly (readonly [string, number])[] = [
  ['Presence Intent', ApplicationFlags.GatewayPresence | ApplicationFlags.GatewayPresenceLimited],
  ['Server Members Intent', ApplicationFlags.GatewayGuildMembers | ApplicationFlags.GatewayGuildMembersLimited],
  ['Message Content Intent', ApplicationFlags.GatewayMessageContent | ApplicationFlags.GatewayMessageContentLimited],
];

const PORTAL = 'https://discord.com/developers/applications';

/** Asks Discord what it knows of the bot, and looks whether its rules name something that isn't there any more. */
export async function examineDiscord({ token, apiUrl, http, commands, menus, named }: Settings): Promise<Finding[]> {
  const rest = new REST({ api: apiUrl, version: '10', timeout: TIMEOUT, retries: 0 }).setToken(token);
  const get = async <Answer>(route: `/${string}`, query?: URLSearchParams) =>
    (await rest.get(route, query && { query })) as Answer;
  let application: APIApplication;
  try {
    application = await get<APIApplication>(Routes.currentApplication());
  } catch (error) {
    return [refused(error, apiUrl)];
  }
  return [
    fine(`Discord takes DISCORD_TOKEN, for the application ${application.name}.`),
    ...(http ? endpoint(application, http) : gateway(application)),
    ...settings(application),
    ...(http ? [] : await ask('how many sessions are left', async () => sessions(await get(Routes.gatewayBot())))),
    ...(await ask('which commands it has', async () => {
      const query = new URLSearchParams({ with_localizations: 'true' });
      const registered = await get<APIApplicationCommand[]>(Routes.applicationCommands(application.id), query);
      return commandFindings(registration(commands, menus), registered);
    })),
    ...(await ask('which servers have the bot', async () => {
      const query = new URLSearchParams({ limit: '1' });
      const [server] = await get<unknown[]>(Routes.userGuilds(), query);
      if (server) return [];
      const remedy = `Open this link and choose a server: ${invitation(application.id)}`;
      return [note('Nobody has added the bot to a Discord server yet.', remedy)];
    })),
    ...(await Promise.all(named.map((one) => examineServer(one, get)))).flat(),
  ];
}

function refused(error: unknown, apiUrl: string): Finding {
  if (propertyOf(error, 'status') === 401) {
    const remedy = `Press Reset Token on the page Bot at ${PORTAL}, and copy the new token.`;
    return fault('DISCORD_TOKEN: Discord refuses this token.', remedy);
  }
  return fault(
    `Discord doesn’t answer at ${new URL(apiUrl).origin}.`,
    'Look at this machine’s network, then try again.',
  );
}

/** What Discord didn't answer is said, and doesn't keep the rest from being looked at. */
async function ask(what: string, work: () => Promise<Finding[]>): Promise<Finding[]> {
  try {
    return await work();
  } catch {
    return [note(`Discord doesn’t say ${what}.`, 'Try again in a minute.')];
  }
}

const GENERAL = `on the page General Information at ${PORTAL}`;

/** Discord sends nothing over the gateway once there is an address. */
function gateway({ interactions_endpoint_url: address }: APIApplication): Finding[] {
  if (!address) return [];
  const remedy = `Empty Interactions Endpoint URL ${GENERAL}, or set DISCORD_PUBLIC_KEY and DISCORD_APPLICATION_ID.`;
  return [fault('Discord sends what people type to an address instead of to the bot.', remedy)];
}

/** Looks whether Discord and the bot agree about who signs what, and where it's sent. */
function endpoint(application: APIApplication, http: NonNullable<Settings['http']>): Finding[] {
  const { id, verify_key: key, interactions_endpoint_url: address, event_webhooks_url: events } = application;
  const { publicUrl } = http;
  const findings: Finding[] = [];
  if (id !== http.applicationId) {
    const remedy = `Copy Application ID ${GENERAL}, or the token of that application.`;
    findings.push(fault('DISCORD_APPLICATION_ID: DISCORD_TOKEN is for another application.', remedy));
  }
  if (String(key).toLowerCase() !== http.publicKey.toLowerCase()) {
    const what =
      'DISCORD_PUBLIC_KEY: Discord signs for this application with another key, so the bot refuses all it sends.';
    findings.push(fault(what, `Copy Public Key ${GENERAL}.`));
  }
  const wanted = publicUrl === undefined ? undefined : publicUrl + INTERACTIONS;
  const where = wanted ?? `the bot’s public address with ${INTERACTIONS} behind it`;
  const enter = `While the bot runs, enter ${where} as Interactions Endpoint URL ${GENERAL}.`;
  if (!address) findings.push(fault('Discord has no address to which it sends what people type.', enter));
  else if (wanted === undefined ? !address.endsWith(INTERACTIONS) : address !== wanted)
    findings.push(fault(`Discord sends what people type to ${address}.`, enter));
  else findings.push(fine(`Discord sends what people type to ${address}.`));
  if (!events?.endsWith(EVENTS)) {
    const at = `${publicUrl ?? 'the bot’s public address'}${publicUrl === undefined ? ` with ${EVENTS} behind it` : EVENTS}`;
    const remedy = `Enter ${at} on the page Webhooks at ${PORTAL}, with the event Application Authorized.`;
    findings.push(note('Discord doesn’t tell the bot of new servers, so their owners get no welcome.', remedy));
  }
  return findings;
}

function settings(application: APIApplication): Finding[] {
  const flags = application.flags ?? 0;
  const privileged = PRIVILEGED.filter(([, bits]) => (flags & bits) !== 0).map(([name]) => name);
  const findings: Finding[] = [];
  if (application.bot_require_code_grant) {
    const remedy = `Switch off Requires OAuth2 Code Grant on the page Bot at ${PORTAL}.`;
    findings.push(fault('The invitation link can’t add the bot to a server.', remedy));
  }
  if (application.bot_public === false) {
    const remedy = `If others should, switch on Public Bot on the page Bot at ${PORTAL}.`;
    findings.push(note('Only the application’s owner can add the bot to a server.', remedy));
  }
  if (privileged.length > 0) {
    const remedy = `Switch it off on the page Bot at ${PORTAL}.`;
    findings.push(note(`The bot has more than it needs: ${privileged.join(', ')}.`, remedy));
  }
  return findings;
}

function sessions({ session_start_limit: { remaining, total } }: RESTGetAPIGatewayBotResult): Finding[] {
  if (remaining > total / 10) return [];
  const what = `Discord lets the bot begin ${remaining} of ${total} sessions today.`;
  return [note(what, 'Look in the log for why it connects so often, and start it less often.')];
}

/** Discord lists commands in an order of its own. */
const byName = (commands: readonly { type?: number; name: string }[]) =>
  Object.fromEntries(commands.map((command) => [`${command.type ?? 1} ${command.name}`, command]));

function commandFindings(ours: readonly { name: string }[], registered: readonly { name: string }[]): Finding[] {
  if (differences(byName(ours), byName(registered)).length === 0)
    return [fine('Discord has the commands of this version.')];
  return [note('Discord has the commands of another version, or none yet.', 'Start the bot: it registers them.')];
}

async function examineServer(
  { community, roles, channels, posts }: Named,
  get: <Answer>(route: `/${string}`) => Promise<Answer>,
): Promise<Finding[]> {
  const server = community.slice(community.indexOf(':') + 1);
  return ask(`what there is in the server ${server}`, async () => {
    const there = {
      roles: (await get<RESTGetAPIGuildRolesResult>(Routes.guildRoles(server))).map(({ id }) => id),
      channels: (await get<RESTGetAPIGuildChannelsResult>(Routes.guildChannels(server))).map(({ id }) => id),
    };
    const gone = (ids: readonly string[], among: string[]) => ids.filter((id) => !among.includes(id));
    const closed = await Promise.all(
      posts
        .filter((id) => there.channels.includes(id))
        .map(async (id) => {
          const closed = await get(Routes.channel(id)).then(
            () => false,
            (error: unknown) => propertyOf(error, 'status') === 403,
          );
          const remedy = 'Give it View Channel and Send Messages there.';
          return closed ? [fault(`The bot can’t post in the channel ${id} of the server ${server}.`, remedy)] : [];
        }),
    );
    const rules = gone([...roles, ...channels], [...there.roles, ...there.channels]);
    return [
      ...gone(posts, there.channels).map((id) =>
        fault(
          `The server ${server} has no channel ${id} any more, into which the bot is to post.`,
          'An admin chooses another with /tipjar-admin panel, Channels.',
        ),
      ),
      ...closed.flat(),
      ...(rules.length > 0
        ? [
            note(
              `Rules of the server ${server} name what was deleted: ${rules.join(', ')}.`,
              'An admin clears them with /tipjar-admin status.',
            ),
          ]
        : []),
    ];
  });
}
