import { chmodSync, mkdirSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import { channelId, guildId } from '../sandbox/discord/guild/guild.ts';
import { openStore } from '../src/store/sqlite.ts';
import { openPlatforms, type Platforms } from './support/platforms.ts';
import { freshFolder, startProcess } from './support/process.ts';

describe('npm run doctor', () => {
  let platforms: Platforms;
  /** Called with the path of each request to the platforms, and may answer in their place. */
  let pass: (path: string) => Promise<Response | undefined>;

  beforeAll(async () => {
    platforms = await openPlatforms((path) => pass(path));
  });
  afterAll(() => platforms.close());
  beforeEach(() => {
    pass = async () => undefined;
  });

  async function examined(variables: Record<string, string> = {}, folder = freshFolder()) {
    const doctor = startProcess(folder, variables, '../doctor/doctor.js');
    const status = await doctor.exited;
    return { status, said: doctor.output() };
  }
  const connected = (more: Record<string, string> = {}, folder?: string) =>
    examined({ ...platforms.variables, SLACK_CONFIG_TOKEN: platforms.sandbox.slack.configToken, ...more }, folder);

  /** Answers one path with some properties changed. */
  const changing = (path: RegExp, body: object, init: ResponseInit = {}) => {
    pass = async (asked) => (path.test(asked) ? Response.json(body, init) : undefined);
  };

  it('finds nothing to change where all is well', async () => {
    const { status, said } = await connected();
    expect(said).not.toContain('✗');
    for (const fine of [
      /✓ Node\.js 2\d/,
      /Discord takes DISCORD_TOKEN/,
      /Slack takes SLACK_BOT_TOKEN/,
      /Socket Mode is on/,
    ])
      expect(said).toMatch(fine);
    expect(said).toContain('The bot token has the scopes that the bot uses.');
    expect(said).toContain('The app is set up as slack-manifest.json says.');
    expect(status).toBe(0);
  });

  it('says that nothing is turned on, and that the sandbox opens', async () => {
    const { status, said } = await examined();
    expect(said).toContain('npm start opens the sandbox');
    expect(status).toBe(0);
  });

  it('names every variable that is wrong, and prints no value', async () => {
    const { status, said } = await examined({ SLACK_BOT_TOKEN: 'xoxb-canary', PORT: 'eighty' });
    expect(said).toContain('✗ SLACK_APP_TOKEN: ');
    expect(said).toContain('✗ PORT: ');
    expect(said).not.toContain('canary');
    expect(status).toBe(1);
  });

  it('says which tokens are refused, and where to get others', async () => {
    const wrong = { DISCORD_TOKEN: 'canary', SLACK_BOT_TOKEN: 'xoxb-canary', SLACK_APP_TOKEN: 'xapp-canary' };
    const { status, said } = await connected(wrong);
    for (const name of Object.keys(wrong)) expect(said).toContain(`✗ ${name}: `);
    expect(said).toContain('Reset Token');
    expect(said).toContain('App-Level Token');
    expect(said).not.toContain('canary');
    expect(status).toBe(1);
  });

  it('names the scopes that the bot token lacks', async () => {
    changing(
      /auth\.test/,
      { ok: true, team: 'Town', team_id: 'T1' },
      { headers: { 'x-oauth-scopes': 'commands,users:read' } },
    );
    const { status, said } = await connected();
    expect(said).toMatch(/✗ The bot token lacks scopes: .*chat:write/);
    expect(said).toContain('Reinstall');
    expect(status).toBe(1);
  });

  it('says what Slack won’t have of an app over HTTP', async () => {
    const { clientId, clientSecret, signingSecret } = platforms.sandbox.slack.credentials;
    const http = {
      SLACK_API_URL: platforms.variables.SLACK_API_URL ?? '',
      SLACK_SIGNING_SECRET: signingSecret,
      SLACK_CLIENT_ID: clientId,
      SLACK_CLIENT_SECRET: clientSecret,
      TIP_JAR_KEY: 'x'.repeat(43),
      PUBLIC_URL: 'https://tips.example.org',
    };
    const well = await examined(http);
    expect(well.said).toContain('✓ Slack takes SLACK_CLIENT_ID and SLACK_CLIENT_SECRET.');
    expect(well.said).toContain('https://tips.example.org/slack/events');
    expect(well.status).toBe(0);
    const wrong = await examined({ ...http, SLACK_CLIENT_SECRET: 'canary', PUBLIC_URL: 'http://tips.example.org' });
    expect(wrong.said).toContain('✗ SLACK_CLIENT_SECRET: ');
    expect(wrong.said).toContain('✗ PUBLIC_URL: ');
    expect(wrong.said).not.toContain('canary');
    expect(wrong.status).toBe(1);
    expect((await examined({ ...http, SLACK_CLIENT_ID: '9.9' })).said).toContain('✗ SLACK_CLIENT_ID: ');
    const away = await examined({ ...http, SLACK_API_URL: 'http://127.0.0.1:9/api/' });
    expect(away.said).toContain('✗ Slack doesn’t answer at http://127.0.0.1:9');
  });

  it('says where the app differs from the manifest', async () => {
    changing(/apps\.manifest\.export/, { ok: true, manifest: { settings: { socket_mode_enabled: true } } });
    const { said } = await connected();
    expect(said).toContain('✗ The app isn’t set up as slack-manifest.json says: ');
    expect(said).toContain('display_information.name');
  });

  it('says that Discord sends commands elsewhere, and what the bot has too much', async () => {
    const application = { id: '1', name: 'Jar', interactions_endpoint_url: 'https://example.com', flags: 1 << 15 };
    changing(/applications\/@me/, { ...application, bot_require_code_grant: true, bot_public: false });
    const { status, said } = await connected();
    for (const page of ['Interactions Endpoint URL', 'OAuth2 Code Grant', 'Server Members Intent', 'Public Bot']) {
      expect(said).toContain(page);
    }
    expect(status).toBe(1);
  });

  describe('where Discord sends interactions over HTTP', () => {
    const http = (more: Record<string, string> = {}) => {
      const { applicationId, publicKey } = platforms.sandbox.discord;
      return connected({ DISCORD_APPLICATION_ID: applicationId, DISCORD_PUBLIC_KEY: publicKey, ...more });
    };
    const at = (address: string) => {
      const endpoint = platforms.sandbox.discordEndpoint();
      Object.assign(endpoint, { interactions: `${address}/discord/interactions`, events: `${address}/discord/events` });
      onTestFinished(() => void Object.assign(endpoint, { interactions: undefined, events: undefined }));
    };

    it('finds nothing to change where Discord has the same address and key', async () => {
      at('https://tips.example.com');
      for (const more of [{}, { PUBLIC_URL: 'https://tips.example.com' }]) {
        const { status, said } = await http(more);
        expect(said).toContain('✓ Discord sends what people type to https://tips.example.com/discord/interactions.');
        expect(said).not.toContain('no welcome');
        expect(status).toBe(0);
      }
    });

    it('says that Discord has no address, and which to enter', async () => {
      const { status, said } = await http({ PUBLIC_URL: 'https://tips.example.com' });
      expect(said).toContain('✗ Discord has no address');
      expect(said).toContain('enter https://tips.example.com/discord/interactions as Interactions Endpoint URL');
      expect(said).toContain('https://tips.example.com/discord/events on the page Webhooks');
      expect(status).toBe(1);
    });

    it('says that Discord has another address', async () => {
      at('https://other.example.com');
      const { status, said } = await http({ PUBLIC_URL: 'https://tips.example.com' });
      expect(said).toContain('✗ Discord sends what people type to https://other.example.com/discord/interactions.');
      expect(status).toBe(1);
    });

    it('says that the key or the application is another one', async () => {
      at('https://tips.example.com');
      const { status, said } = await http({ DISCORD_PUBLIC_KEY: 'ab'.repeat(32), DISCORD_APPLICATION_ID: '1' });
      expect(said).toContain('✗ DISCORD_PUBLIC_KEY: ');
      expect(said).toContain('✗ DISCORD_APPLICATION_ID: ');
      expect(status).toBe(1);
    });
  });

  it('says that a platform doesn’t answer, and looks at the rest all the same', async () => {
    const { status, said } = await connected({ DISCORD_API_URL: 'http://127.0.0.1:9/api' });
    expect(said).toContain('✗ Discord doesn’t answer at http://127.0.0.1:9');
    expect(said).toContain('Slack takes SLACK_BOT_TOKEN');
    expect(status).toBe(1);
  });

  it('names what the rules of a community name and is gone', async () => {
    const folder = freshFolder();
    mkdirSync(join(folder, 'data'), { mode: 0o700 });
    const store = await openStore(join(folder, 'data/tipjar.db'));
    await store.write({ id: '1', at: 1 }, async (writing) => {
      await writing.putAccess('role', `discord:${guildId}`, '404', 'allow');
      await writing.putAccess('channel', `discord:${guildId}`, channelId, 'allow');
      await writing.putPolicy(`discord:${guildId}`, { journalChannel: '405' });
    });
    await store.close();
    const { status, said } = await connected({}, folder);
    expect(said).toContain('data/tipjar.db is whole and up to date.');
    expect(said).toContain('name what was deleted: 404.');
    expect(said).toContain('has no channel 405 any more');
    expect(said).not.toContain(channelId);
    expect(status).toBe(1);
  });

  it('says that a database is damaged, and that others can read .env', async () => {
    const folder = freshFolder();
    mkdirSync(join(folder, 'data'));
    writeFileSync(join(folder, 'data/tipjar.db'), 'not a database at all '.repeat(500));
    writeFileSync(join(folder, '.env'), 'LOG_LEVEL=info\n');
    chmodSync(join(folder, '.env'), 0o644);
    const { status, said } = await connected({}, folder);
    expect(said).toMatch(/✗ .*tipjar\.db is damaged/);
    expect(said).toContain('chmod 600 .env');
    expect(status).toBe(1);
  });

  it('says that there is no backup, or only an old one', async () => {
    const folder = freshFolder();
    const backups = { BACKUP_DIR: folder };
    expect((await connected(backups)).said).toContain(`! BACKUP_DIR: there is no backup in ${folder}.`);
    const made = (days: number) => new Date(Date.now() - days * 24 * 60 * 60 * 1000).toISOString().slice(0, 10);
    writeFileSync(join(folder, `tipjar.db.backup-${made(5)}T00-00-00`), '');
    expect((await connected(backups)).said).toMatch(/! BACKUP_DIR: the newest backup in .* is 5 days old\./);
    writeFileSync(join(folder, `tipjar.db.backup-${made(0)}T00-00-00`), '');
    expect((await connected(backups)).said).toContain(`✓ BACKUP_DIR: the newest backup is from ${made(0)}.`);
  });

  it('says that another program has the port, or that Tip Jar itself runs there', async () => {
    const taken = createServer();
    await new Promise<void>((resolve) => taken.listen(0, '127.0.0.1', resolve));
    onTestFinished(() => void taken.close());
    const address = taken.address();
    const port = typeof address === 'object' && address ? address.port : 0;
    expect((await examined({ PORT: String(port) })).said).toContain(`PORT=${port + 1} npm start`);
    const bot = startProcess(freshFolder(), platforms.variables);
    onTestFinished(() => void bot.child.kill('SIGKILL'));
    const [, own] = await bot.prints(/"port":(\d+)/);
    await bot.prints(/slack: connected/);
    await bot.prints(/discord: commands registered/);
    const { said } = await connected({ PORT: own ?? '' });
    expect(said).toContain('Tip Jar runs and is well');
    expect(said).toContain('Discord has the commands of this version.');
  });
});
