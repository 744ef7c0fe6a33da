import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { PersonKey } from '../sandbox/scene.ts';
import { scan } from './support/scan.ts';
import { openStage, type Stage, until } from './support/stage.ts';
import { words } from './support/words.ts';

const segwit = 'bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t4';
const funding = 'ko_fi: ada\ncustom: https://paypal.me/adalovelace\nmyspace: ada\n';

describe.each(['discord', 'slack'] as const)('links, amounts and codes on %s', (platform) => {
  let stage: Stage;
  const seat = (who: PersonKey) => stage.seat(platform, who);

  beforeAll(async () => {
    stage = await openStage();
  }, 60_000);
  afterAll(() => stage.close());

  /** Gets every file that a person sees, the newest last. */
  function filesOf(who: PersonKey): { name: string; url: string; alt: string | undefined }[] {
    const { discord, slack } = stage.sandbox.visitors();
    if (platform === 'slack') {
      return slack.scene(who).messages.flatMap(({ files }) => files.map(({ alt, ...file }) => ({ ...file, alt })));
    }
    return discord
      .scene(who)
      .messages.flatMap(({ attachments }) =>
        attachments.map(({ filename, url, description }) => ({ name: filename, url, alt: description })),
      );
  }

  async function newestFile(who: PersonKey, name: string) {
    await until(() => filesOf(who).at(-1)?.name === name);
    const { url = '', alt } = filesOf(who).at(-1) ?? {};
    const response = await fetch(new URL(url, `http://127.0.0.1:${stage.port}`));
    expect(response.status).toBe(200);
    return { alt, bytes: new Uint8Array(await response.arrayBuffer()) };
  }

  it('a file that somebody sends is read, shown and taken over when that is published', async () => {
    const file = { name: 'FUNDING.yml', base64: Buffer.from(funding).toString('base64') };
    const preview = await sendsFile(stage, platform, file);
    expect(preview.links).toContain('https://paypal.me/adalovelace');
    expect(preview).toSay('funding.problem.unknown-key', { key: 'myspace' });
    expect(await seat('ben').says('/tip @ada')).toSay('tip.no-jar', { name: 'Ada' });
    await seat('ada').says('/tipjar show');
  });

  it('a file that isn’t text is refused with a sentence, and so is one that is too large', async () => {
    const picture = { name: 'FUNDING.yml', base64: Buffer.from([0x89, 0x50, 0, 1, 2]).toString('base64') };
    expect(await sendsFile(stage, platform, picture)).toSay('file.not-text');
    const novel = { name: 'FUNDING.yml', base64: Buffer.alloc(20_000, 'a').toString('base64') };
    expect(await sendsFile(stage, platform, novel)).toSay('file.too-large');
  });

  it('a pasted file is shown, and taken over when that is published', async () => {
    const form = await seat('ada').says('/tipjar import');
    expect(form.fields).toContain('text');
    const preview = await form.submit({ text: funding });
    expect(preview.links.toSorted()).toEqual(['https://ko-fi.com/ada', 'https://paypal.me/adalovelace']);
    expect(preview).toSay('funding.problem.unknown-key', { key: 'myspace' });
    await preview.press('tipjar publish');
    expect((await seat('ben').says('/tip @ada')).links.toSorted()).toEqual(preview.links.toSorted());
  });

  it('an amount is typed, pressed, or asked for in a form', async () => {
    await seat('ada').says('/tipjar currency eur');
    expect((await seat('ben').says('/tip @ada 4.50')).links).toContain('https://paypal.me/adalovelace/4.50EUR');
    const redrawn = await (await seat('ben').says('/tip @ada')).press('tip', { amount: '5' });
    expect(redrawn.links).toContain('https://paypal.me/adalovelace/5EUR');
    const form = await redrawn.press('tip other');
    expect((await form.submit({ amount: '7' })).links).toContain('https://paypal.me/adalovelace/7EUR');
    expect(await seat('ben').says('/tip @ada lots')).toSay('amount.problem.not-a-number');
  });

  it('an amount that is wrong in the form is said, and the form stays to be tried again', async () => {
    const form = await (await seat('ben').says('/tip @ada')).press('tip other');
    expect(await form.submit({ amount: 'lots' })).toSay('amount.problem.not-a-number');
  });

  it('a code is chosen, sent as a picture with a description, and read by a scanner', async () => {
    const choice = await (await seat('ben').says('/tip @ada 5')).press('tip code');
    await choice.press('tip code', { provider: 'paypal' });
    const { alt, bytes } = await newestFile('ben', 'paypal.png');
    expect(scan(bytes)).toBe('https://paypal.me/adalovelace/5EUR');
    expect(alt).toBe(words('code.alt', { name: 'Ada', provider: 'PayPal' }));
  });

  it('an address without a page is shown to copy and as a code', async () => {
    await seat('max').says(`/tipjar add bitcoin ${segwit}`);
    const card = await seat('ben').says('/tip @max');
    expect(card.links).toEqual([]);
    expect(card.text).toContain(segwit);
    await card.press('tip code', { provider: 'bitcoin' });
    expect(scan((await newestFile('ben', 'bitcoin.png')).bytes)).toBe(`bitcoin:${segwit}`);
  });

  it('a link that gives its owner away is added when that is confirmed', async () => {
    const preview = await seat('ada').says('/tipjar add monzo adalovelace');
    expect(preview).toSay('setup.telling');
    expect((await seat('ben').says('/tip @ada')).links).toHaveLength(2);
    await preview.press('tipjar publish');
    expect((await seat('ben').says('/tip @ada')).links).toContain('https://monzo.me/adalovelace');
  });

  it('links are put into another order, by typing and by pressing', async () => {
    const before = (await seat('ben').says('/tip @ada')).links;
    await seat('ada').says('/tipjar order monzo');
    expect((await seat('ben').says('/tip @ada')).links[0]).toBe('https://monzo.me/adalovelace');
    await (await seat('ada').says('/tipjar order')).press('tipjar order up', { provider: 'ko-fi' });
    expect((await seat('ben').says('/tip @ada')).links).toEqual([before[0], before[2], before[1]]);
  });

  it('what an admin blocks disappears from the cards at once, and comes back', async () => {
    const blocked = await seat('grace').says('/tipjar-admin provider monzo block');
    expect((await seat('ben').says('/tip @ada')).links).not.toContain('https://monzo.me/adalovelace');
    expect(await seat('ada').says('/tipjar show')).toSay('show.blocked', { provider: 'Monzo' });
    await blocked.press('tipjar-admin provider', { provider: 'monzo', rule: 'allow' });
    expect((await seat('ben').says('/tip @ada')).links).toContain('https://monzo.me/adalovelace');
    await seat('grace').says('/tipjar-admin provider crypto block');
    expect(await seat('ben').says('/tip @max')).toSay('tip.nothing-allowed', { name: 'Max' });
  });

  it('links are given back as a FUNDING.yml', async () => {
    await seat('ada').says('/tipjar export funding');
    const { bytes } = await newestFile('ada', 'FUNDING.yml');
    expect(new TextDecoder().decode(bytes)).toContain('ko_fi: ada');
  });

  it('the bot sent nothing that the platform refuses, and logged no handle and no address', () => {
    expect(stage.sandbox.rejected()).toEqual([]);
    const log = stage.logged.join('');
    for (const secret of ['adalovelace', segwit, 'paypal.me', stage.sandbox.slack.botToken]) {
      expect(log.includes(secret), secret).toBe(false);
    }
  });
});

/** Has Ada send a file with `/tipjar import`, in the way of each platform. @returns what she sees then */
async function sendsFile(stage: Stage, platform: 'discord' | 'slack', file: { name: string; base64: string }) {
  const { discord, slack } = stage.sandbox.visitors();
  if (platform === 'discord') {
    const value = discord.upload('ada', file);
    const options = [{ name: 'import', options: [{ name: 'file', value }] }];
    expect(await discord.command('ada', { name: 'tipjar', options })).toEqual({ ok: true });
    return stage.seat(platform, 'ada').sees();
  }
  await stage.seat('slack', 'ada').says('/tipjar import');
  const view = slack.scene('ada').views.at(-1);
  const input = view?.blocks.find((block) => block.block_id === 'file')?.element as { action_id: string };
  const state = { file: { [input.action_id]: { files: [{ id: slack.upload('ada', file) }] } } };
  expect(await slack.submit('ada', { viewId: view?.id ?? '', state })).toEqual({ ok: true });
  return stage.seat(platform, 'ada').sees();
}
