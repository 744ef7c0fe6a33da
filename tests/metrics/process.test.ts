import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { metricsAt } from '../support/metrics.ts';
import { openPlatforms, type Platforms } from '../support/platforms.ts';
import { freshFolder, type Process, startProcess } from '../support/process.ts';
import { until } from '../support/stage.ts';

/** Sets the limits of a process that runs. Part of every Linux. */
const PRLIMIT = '/usr/bin/prlimit';
/** Until the platforms see that the bot is there again. */
const PATIENCE = 10_000;
const KEYS = ['discord', 'slack'] as const;

describe('the metrics of the built bot', () => {
  let platforms: Platforms;
  let bot: Process & { port: string | undefined };
  /** Called with the path of each request to the platforms, and may answer in their place. */
  let pass: (path: string) => Promise<Response | undefined>;
  const folder = freshFolder();

  beforeAll(async () => {
    pass = async () => undefined;
    platforms = await openPlatforms((path) => pass(path));
    const started = startProcess(folder, platforms.variables);
    const [, port] = await started.prints(/"port":(\d+)/);
    await started.prints(/discord: commands registered/);
    await started.prints(/slack: connected/);
    bot = { ...started, port };
  }, 60_000);

  afterAll(async () => {
    bot.child.kill('SIGKILL');
    await bot.exited;
    await platforms.close();
  });

  const metrics = () => metricsAt(bot.port);
  const says = (platform: 'discord' | 'slack', who: 'ada' | 'ben' | 'grace', text: string) =>
    platforms.seat(platform, who).says(text);
  const calls = (platform: string, command: string, outcome: string) =>
    `tipjar_calls_total{platform="${platform}",command="${command}",outcome="${outcome}"}`;
  const answers = (platform: string, outcome: string) =>
    `tipjar_answers_total{platform="${platform}",outcome="${outcome}"}`;

  it('count answers and refusals by command, and time them', async () => {
    for (const platform of KEYS) {
      await says(platform, 'ada', '/tipjar add ko-fi canaryada');
      await says(platform, 'ben', '/tip @ada');
      await says(platform, 'ben', '/tip @ben');
    }
    const { value, text } = await metrics();
    expect(value('tipjar_shard_connected{shard="0"}')).toBe(1);
    for (const platform of KEYS) {
      expect(value(`tipjar_connected{platform="${platform}"}`)).toBe(1);
      expect(value(calls(platform, 'tip', 'answered'))).toBe(1);
      expect(value(calls(platform, 'tip', 'refused'))).toBe(1);
      expect(value(answers(platform, 'answered'))).toBe(2);
      expect(value(answers(platform, 'refused'))).toBe(1);
      expect(value(answers(platform, 'fault'))).toBe(0);
      expect(value(`tipjar_answer_seconds_count{platform="${platform}"}`)).toBe(3);
      expect(value(`tipjar_answer_seconds_bucket{platform="${platform}",le="+Inf"}`)).toBe(3);
      expect(value(`tipjar_answer_seconds_sum{platform="${platform}"}`)).toBeGreaterThan(0.001);
      expect(value(`tipjar_queue_waiting{platform="${platform}"}`)).toBe(0);
    }
    expect(value('tipjar_database_up')).toBe(1);
    expect(value('tipjar_database_bytes{file="main"}')).toBeGreaterThan(4_096);
    expect(value('tipjar_database_seconds_count{operation="read"}')).toBeGreaterThanOrEqual(4);
    expect(value('tipjar_database_seconds_count{operation="write"}')).toBeGreaterThanOrEqual(2);
    for (const secret of ['canaryada', ...Object.values(platforms.variables)]) expect(text).not.toContain(secret);
  });

  it('count what the outbox sent, and by which kind', async () => {
    for (const platform of KEYS) {
      await says(platform, 'grace', '/tipjar-admin log #general');
      await says(platform, 'grace', '/tipjar-admin suspend @ada');
      await says(platform, 'grace', '/tipjar-admin restore @ada');
    }
    const sent = (platform: string) =>
      `tipjar_outbox_sendings_total{platform="${platform}",kind="post",outcome="sent"}`;
    let seen = await metrics();
    for (let tries = 0; tries < 100 && KEYS.some((key) => !seen.value(sent(key))); tries += 1) {
      await new Promise((resolve) => setTimeout(resolve, 20));
      seen = await metrics();
    }
    for (const platform of KEYS) expect(seen.value(sent(platform)), platform).toBeGreaterThan(0);
  });

  it('count what is too fast', async () => {
    for (const platform of KEYS) {
      for (let each = 0; each < 42; each += 1) await says(platform, 'ben', '/tip @ben');
      expect((await metrics()).value(answers(platform, 'too-fast')), platform).toBeGreaterThanOrEqual(1);
    }
  }, 60_000);

  it.skipIf(!existsSync(PRLIMIT))('count what could not be saved, while it can be seen', async () => {
    const limit = (bytes: string) => execFileSync(PRLIMIT, ['--pid', String(bot.child.pid), `--fsize=${bytes}:`]);
    limit('4096');
    for (const platform of KEYS) {
      expect(await says(platform, 'ada', '/tipjar add paypal adalovelace')).toSay('call.not-saved');
    }
    const full = await metrics();
    limit('unlimited');
    expect(full.value('tipjar_database_up')).toBe(0);
    expect(full.value('tipjar_database_writes_failed_total')).toBeGreaterThanOrEqual(2);
    for (const platform of KEYS) expect(full.value(calls(platform, 'tipjar add', 'not-saved')), platform).toBe(1);
    expect((await metrics()).value('tipjar_database_up')).toBe(1);
  });

  it('count answers that a platform doesn’t take', async () => {
    const before = (await metrics()).value('tipjar_undelivered_total{platform="discord"}');
    expect(before).toBe(0);
    pass = async (path) => (/\/(callback|@original)$/.test(path) ? new Response('no', { status: 500 }) : undefined);
    await says('discord', 'grace', '/tipjar help').catch(() => undefined);
    await bot.prints(/discord: an answer could not be delivered/);
    pass = async () => undefined;
    expect((await metrics()).value('tipjar_undelivered_total{platform="discord"}')).toBe(1);
  });

  it('tell of a connection that is lost, and of the next one', async () => {
    const away = async () => Response.json({ ok: false, error: 'internal_error' }, { status: 503 });
    pass = async (path) => (/gateway\/bot$|apps\.connections\.open$|auth\.test$/.test(path) ? away() : undefined);
    platforms.sandbox.discordGateway().dropSockets(4000);
    platforms.sandbox.slackHooks().drop();
    await bot.prints(/discord: the connection is lost/);
    await bot.prints(/slack: the connection is lost/);
    const lost = await metrics();
    for (const platform of KEYS) {
      expect(lost.value(`tipjar_connections_lost_total{platform="${platform}"}`), platform).toBe(1);
    }
    expect(lost.value('tipjar_connected{platform="slack"}')).toBe(0);
    pass = async () => undefined;
    await bot.prints(/slack: connected.*slack: connected/s);
    await bot.prints(/discord: connected.*discord: connected/s);
    const again = await metrics();
    for (const platform of KEYS) {
      expect(again.value(`tipjar_connected{platform="${platform}"}`), platform).toBe(1);
      expect(again.value(`tipjar_reconnects_total{platform="${platform}"}`), platform).toBe(1);
    }
  }, 60_000);

  it('count faults, which another program causes here', async () => {
    await until(() => platforms.sandbox.visitors().slack.scene('ada').connected, PATIENCE);
    const database = new Database(join(folder, 'data/tipjar.db'));
    database.pragma('legacy_alter_table = ON');
    database.exec('ALTER TABLE listing RENAME TO listing_elsewhere');
    database.close();
    for (const platform of KEYS) {
      await says(platform, 'grace', '/tip @ada');
      expect((await metrics()).value(calls(platform, 'tip', 'fault')), platform).toBe(1);
      expect((await metrics()).value(answers(platform, 'fault')), platform).toBe(1);
    }
  });
});
