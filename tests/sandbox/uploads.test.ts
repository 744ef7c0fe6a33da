import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { blocks } from '../../sandbox/slack/limits/blocks.ts';
import type { Files } from '../../sandbox/slack/messages/files.ts';
import type { StoredFile } from '../../sandbox/slack/state.ts';
import { NotOffered } from '../../sandbox/slack/visitor/input-state.ts';
import { withFiles } from '../../sandbox/slack/visitor/sent-files.ts';
import { type OpenSandbox, openSandbox } from './open-sandbox.ts';

const base64 = Buffer.from('ko_fi: ada\n').toString('base64');

describe('a file that a person uploads', () => {
  let town: OpenSandbox;
  beforeEach(async () => {
    town = await openSandbox();
  });
  afterEach(() => town.close());

  test.each(['discord', 'slack'])('has an id on %s', async (platform) => {
    const answer = await town.visit(`${platform}/upload`, { as: 'ada', name: 'FUNDING.yml', base64 });
    expect(await answer.json()).toMatchObject({ ok: true, id: expect.stringMatching(/^\w{5,}$/) });
  });

  test.each([
    { as: 'eve', name: 'FUNDING.yml', base64 },
    { as: 'ada', name: '../FUNDING.yml', base64 },
    { as: 'ada', name: '', base64 },
    { as: 'ada', name: 'FUNDING.yml', base64: 'not base64!' },
    { as: 'ada', name: 'FUNDING.yml', base64: 'A'.repeat(210_000) },
  ])('is refused when the request is wrong: %j', async (body) => {
    for (const platform of ['discord', 'slack']) {
      expect((await town.visit(`${platform}/upload`, body)).status).toBe(400);
    }
  });

  test('is served by Slack to the app only', async () => {
    const { id } = (await (await town.visit('slack/upload', { as: 'ada', name: 'F.yml', base64 })).json()) as {
      id: string;
    };
    const address = `${town.url}/slack/files/${id}/F.yml`;
    for (const authorization of ['', 'Bearer x', 'Bearer xoxb-1']) {
      const refused = await fetch(address, { headers: { authorization }, redirect: 'manual' });
      expect(refused.status).toBe(302);
    }
  });
});

describe('a file in a form of Slack’s', () => {
  const form = blocks(100).parse([
    {
      type: 'input',
      block_id: 'file',
      label: { type: 'plain_text', text: 'A file' },
      element: { type: 'file_input', action_id: 'file', filetypes: ['yml', 'yaml'], max_files: 1 },
    },
  ]);
  const file = { id: 'F1', title: '', mimetype: 'text/yaml', alt: null, size: 11, base64, owner: 'U0ADA' };
  const sent = (name: string, owner: string, id = 'F1') => {
    const stored: StoredFile = { ...file, name };
    const files = { find: (wanted: string) => (wanted === 'F1' ? stored : undefined) } as Files;
    const values = { file: { file: { type: 'file_input', files: [{ id }] } } };
    return withFiles(form, values, { files, owner, origin: 'http://127.0.0.1:1' });
  };

  test('is described to the app as Slack describes files', () => {
    expect(sent('FUNDING.yml', 'U0ADA').file?.file?.files).toMatchObject([
      { id: 'F1', name: 'FUNDING.yml', url_private: 'http://127.0.0.1:1/slack/files/F1/FUNDING.yml' },
    ]);
  });

  test('must exist, belong to the sender and be of a kind that the input takes', () => {
    expect(() => sent('FUNDING.yml', 'U0BEN')).toThrow(NotOffered);
    expect(() => sent('FUNDING.yml', 'U0ADA', 'F2')).toThrow(NotOffered);
    expect(() => sent('FUNDING.exe', 'U0ADA')).toThrow('not of a kind');
  });
});
