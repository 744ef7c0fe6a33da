import { expect, test } from 'vitest';
import { openWorkspace } from './workspace.ts';

const png = Buffer.from('89504e470d0a1a0a', 'hex');

test('a file uploaded by the real client is shown in the channel and served', async () => {
  const slack = await openWorkspace();
  const { client } = await slack.connect();
  await client.files.uploadV2({
    channel_id: 'C0GENERAL',
    file: Buffer.from('{"jar":"ada"}'),
    filename: 'jar.json',
    initial_comment: 'Your data',
  });
  const message = slack.last('max');
  expect(message).toMatchObject({
    text: 'Your data',
    ephemeral: false,
    files: [{ name: 'jar.json', mimetype: 'application/json', text: '{"jar":"ada"}' }],
  });
  const served = await fetch(new URL(message.files[0]?.url ?? '', slack.base));
  expect(await served.text()).toBe('{"jar":"ada"}');
  expect(served.headers.get('content-disposition')).toBe('attachment');
  expect(served.headers.get('x-content-type-options')).toBe('nosniff');
});

test('only its addressee sees a file in a direct message', async () => {
  const slack = await openWorkspace();
  const { client } = await slack.connect();
  const { channel } = await client.conversations.open({ users: 'U0BEN' });
  await client.files.uploadV2({ channel_id: channel?.id ?? '', content: 'secret', filename: 'export.txt' });
  expect(slack.last('ben')).toMatchObject({ direct: true, files: [{ name: 'export.txt', text: 'secret' }] });
  expect(slack.messages('ada')).toEqual([]);
});

test('blocks can show a picture by its file once the file is uploaded', async () => {
  const slack = await openWorkspace();
  const { client } = await slack.connect();
  const post = (id: string) =>
    client.chat.postMessage({
      channel: 'C0GENERAL',
      text: 'QR',
      blocks: [{ type: 'image', alt_text: 'QR code', slack_file: { id } }],
    });
  await expect(post('F0NONE')).rejects.toThrow('invalid_blocks');
  // The SDK has another name for this, which Slack doesn't know.
  const described = { alt_txt: 'A QR code' };
  const { upload_url = '', file_id = '' } = await client.files.getUploadURLExternal({
    filename: 'qr.png',
    length: png.length,
    ...described,
  });
  await expect(client.files.completeUploadExternal({ files: [{ id: file_id }] })).rejects.toThrow('file_not_found');
  expect((await fetch(upload_url, { method: 'POST', body: png.subarray(1) })).status).toBe(400);
  expect((await fetch(upload_url, { method: 'POST', body: png })).status).toBe(200);
  await client.files.completeUploadExternal({ files: [{ id: file_id, title: 'QR' }] });
  expect((await fetch(upload_url, { method: 'POST', body: png })).status).toBe(404);
  await post(file_id);
  const [block] = slack.last('ada').blocks;
  expect(block).toMatchObject({
    type: 'image',
    slack_file: { id: file_id },
    image_url: `/slack/files/${file_id}/qr.png`,
  });
  const served = await fetch(new URL(String(block?.image_url), slack.base));
  expect(Buffer.from(await served.arrayBuffer())).toEqual(png);
  expect(served.headers.get('content-type')).toBe('image/png');
});

test.each<[string, Record<string, string>, string]>([
  ['files.getUploadURLExternal', { filename: 'a.txt', length: '0' }, 'invalid_arguments'],
  ['files.getUploadURLExternal', { filename: 'a.txt', length: '1000001' }, 'file_upload_size_restricted'],
  ['files.completeUploadExternal', { files: '[{"id":"F0NONE"}]' }, 'file_not_found'],
  ['files.completeUploadExternal', { files: '[{"id":"F0NONE"}]', channel_id: 'U0BEN' }, 'channel_not_found'],
  ['files.completeUploadExternal', { files: '{' }, 'invalid_arguments'],
])('%s refuses what Slack refuses (case %#)', async (method, args, error) => {
  const slack = await openWorkspace();
  expect(await slack.call(method, args)).toMatchObject({ ok: false, error });
});
