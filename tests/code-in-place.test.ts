import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { textAt } from '../src/connections/payload.ts';
import { objectsIn } from './support/json.ts';
import { readComponents } from './support/read-discord.ts';
import { readBlocks } from './support/read-slack.ts';
import { openStage, type Pass, type Stage, until } from './support/stage.ts';
import { says } from './support/to-say.ts';

let stage: Stage;
let pass: Pass = async () => undefined;

beforeAll(async () => {
  stage = await openStage(async (path, sent) => pass(path, sent));
  for (const platform of ['discord', 'slack'] as const) {
    await stage.seat(platform, 'ada').says('/tipjar add paypal ada');
    await stage.seat(platform, 'ada').says('/tipjar add ko-fi ada');
  }
}, 60_000);
afterAll(() => stage.close());
afterEach(() => {
  pass = async () => undefined;
});

const typesOf = (blocks: readonly unknown[] = []) => blocks.map((block) => textAt(block, 'type'));

describe('a code on Discord', () => {
  const mine = () =>
    stage.sandbox
      .visitors()
      .discord.scene('ben')
      .messages.filter((one) => one.ephemeral);
  /** Container, text, media gallery and action row have these types. */
  const [CONTAINER, TEXT, GALLERY, ROW] = [17, 10, 12, 1];
  const partsOf = (components: unknown) =>
    objectsIn(components)
      .filter(({ type }) => type === CONTAINER)
      .flatMap(({ components: inner }) => inner as { type: number }[]);

  it('stands below the sentence that says to scan it, and above the buttons, in the card’s place', async () => {
    const card = await stage.seat('discord', 'ben').says('/tip @ada 7');
    const before = mine().length;
    const choice = await card.press('tip code');
    const code = await choice.press('tip code', { provider: 'paypal' });
    expect(mine()).toHaveLength(before);
    const parts = partsOf(mine().at(-1)?.components);
    const at = parts.findIndex(({ type }) => type === GALLERY);
    expect(parts.map(({ type }) => type)).toEqual([TEXT, GALLERY, ROW, ROW]);
    expect(readComponents(parts.slice(0, at)).said.at(-1)).toSay('code.scan', { name: 'Ada', provider: 'PayPal' });

    const other = await code.press('tip code', { provider: 'ko-fi' });
    expect(
      mine()
        .at(-1)
        ?.attachments.map(({ filename }) => filename),
    ).toEqual(['ko-fi.png']);
    expect((await other.press('tip')).links).toContain('https://paypal.me/ada/7USD');
    expect(mine()).toHaveLength(before);
    expect(mine().at(-1)?.attachments).toEqual([]);
  });
});

describe('a code on Slack', () => {
  const ben = () => stage.seat('slack', 'ben');
  const mine = () =>
    stage.sandbox
      .visitors()
      .slack.scene('ben')
      .messages.filter((one) => one.ephemeral);
  const pictures = () => mine().filter(({ blocks }) => typesOf(blocks).includes('image'));

  /** Presses the buttons that lead to a code, and waits for the sentence. */
  async function asksForCode(key: 'code.scan' | 'file.sent') {
    const card = await ben().says('/tip @ada 7');
    await (await card.press('tip code')).press('tip code', { provider: 'paypal' });
    await until(() => says(readBlocks(mine().at(-1)?.blocks), key));
    return mine().at(-1);
  }

  it('stands below the sentence that says to scan it, and above the buttons, in the card’s place', async () => {
    const before = mine().length;
    const shown = await asksForCode('code.scan');
    const types = typesOf(shown?.blocks);
    expect(types.indexOf('image')).toBe(types.indexOf('actions') - 1);
    expect(readBlocks(shown?.blocks.slice(0, types.indexOf('image'))).said.at(-1)).toSay('code.scan');
    expect(mine()).toHaveLength(before + 1);
  });

  it('waits until Slack has examined the picture', async () => {
    let looks = 0;
    pass = async (path) => {
      if (!path.endsWith('files.info')) return undefined;
      looks += 1;
      return looks < 3 ? Response.json({ ok: true, file: { id: 'F1', mimetype: '' } }) : undefined;
    };
    const before = pictures().length;
    await asksForCode('code.scan');
    expect(pictures()).toHaveLength(before + 1);
    expect(looks).toBe(3);
  });

  const forbidden: Pass = async (path) =>
    path.endsWith('files.info') ? Response.json({ ok: false, error: 'missing_scope' }) : undefined;
  const withoutPicture: Pass = async (path, sent) =>
    path.includes('/slack/response/') && (await sent.text()).includes('slack_file')
      ? new Response('invalid_blocks', { status: 404 })
      : undefined;

  it.each([
    ['the app may not ask for files', forbidden],
    ['Slack refuses the picture on the card', withoutPicture],
  ])('is in the direct messages where %s, and the card says so above its buttons', async (_, refuses) => {
    pass = refuses;
    const before = pictures().length;
    const shown = await asksForCode('file.sent');
    expect(pictures()).toHaveLength(before);
    const types = typesOf(shown?.blocks);
    expect(readBlocks(shown?.blocks.slice(0, types.indexOf('actions'))).said.at(-1)).toSay('file.sent');
  });
});
