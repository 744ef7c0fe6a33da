import { setTimeout as wait } from 'node:timers/promises';
import Sqlite from 'better-sqlite3';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { addToSlack } from '../support/add-to-slack.ts';
import { openStage, type Stage, until } from '../support/stage.ts';

let stage: Stage;
/** Called before each request of the bot's to Slack is answered. */
let before: (path: string) => Promise<unknown>;

beforeAll(async () => {
  before = async () => undefined;
  stage = await openStage((path) => before(path), 'http');
}, 60_000);
afterAll(() => stage.close());

const links = ['https://paypal.me/ada'];

it('commands, forms, buttons, menus and windows work, and nothing that the bot sends is refused', async () => {
  const [ada, ben] = [stage.seat('slack', 'ada'), stage.seat('slack', 'ben')];
  const form = await (await ada.says('/tipjar setup')).choose('paypal');
  const preview = await form.submit({ paypal: 'ada' });
  expect(await preview.press('tipjar publish')).toSay('standing.live');
  expect((await ben.says('/tip @ada')).links).toEqual(links);
  const { slack } = stage.sandbox.visitors();
  expect(await slack.home('ben')).toEqual({ ok: true });
  await until(() => slack.scene('ben').home !== null);
  slack.say('ada', 'I baked a cake');
  const ts = slack.scene('ben').messages.findLast(({ text }) => text === 'I baked a cake')?.ts ?? '';
  expect(await slack.shortcut('ben', { callbackId: 'tip_author', ts })).toEqual({ ok: true });
  expect(await ben.says('/tipjar export')).toBeTruthy();
  expect(stage.sandbox.rejected()).toEqual([]);
});

it('an answer that takes long follows an acknowledgement in time', async () => {
  before = async (path) => {
    if (path.endsWith('users.info')) await wait(2_300);
  };
  expect((await stage.seat('slack', 'grace').says('/tip @ada')).links).toEqual(links);
  before = async () => undefined;
});

it('what is done in one workspace changes nothing in another, where people have the same ids', async () => {
  await addToSlack(stage.base, 'T0SECOND');
  const dump = () => {
    const database = new Sqlite(stage.file, { readonly: true });
    const tables = database
      .prepare("SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite%'")
      .pluck()
      .all();
    const rows = tables.flatMap((table) => database.prepare(`SELECT * FROM "${table}"`).all());
    database.close();
    return rows
      .map((row) => JSON.stringify(row))
      .filter((row) => row.includes('slack:T0TIPJAR'))
      .toSorted();
  };
  const others = dump();
  expect(others.length).toBeGreaterThan(0);
  const ada = stage.seat('slack', 'ada');
  stage.sandbox.slackOverHttp().enter('T0SECOND');
  try {
    expect((await stage.seat('slack', 'ben').says('/tip @ada')).links).toEqual([]);
    for (const line of [
      '/tipjar add ko-fi other',
      '/tipjar message from the second',
      '/tipjar currency EUR',
      '/tipjar pause',
      '/tipjar resume',
      '/tipjar-admin eligibility approval',
      '/tipjar-admin suspend @ada',
      '/tipjar-admin restore @ada',
      '/tipjar-admin switch off',
      '/tipjar-admin switch on',
      '/tipjar delete',
    ])
      await ada.says(line);
    expect(dump()).toEqual(others);
    await stage.sandbox.slackOverHttp().uninstall('T0SECOND');
  } finally {
    stage.sandbox.slackOverHttp().enter('T0TIPJAR');
  }
  expect(dump()).toEqual(others);
  expect((await stage.seat('slack', 'ben').says('/tip @ada')).links).toEqual(links);
});

it('while the bot stops, it finishes what is in flight and takes nothing new', async () => {
  let arrived: () => void = () => undefined;
  const asked = new Promise<void>((resolve) => {
    arrived = resolve;
  });
  before = async (path) => {
    if (!path.endsWith('users.info')) return;
    arrived();
    await wait(600);
  };
  const coming = stage.seat('slack', 'max').says('/tip @ada');
  await asked;
  const stopped = stage.stop();
  const late = await fetch(`${stage.base}/slack/events`, { method: 'POST', body: '{}' });
  expect(late.status).toBe(503);
  expect((await coming).links).toEqual(links);
  await stopped;
  before = async () => undefined;
});
