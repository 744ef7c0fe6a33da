import type { WebClient } from '@slack/web-api';
import type { File } from '../bot/answer.ts';

/** Sends somebody a file in their direct messages with the bot: Slack's ephemeral messages can't hold files. */
export async function sendFile(client: WebClient, user: string, { name, content, alt }: File): Promise<void> {
  const { channel } = await client.conversations.open({ users: user });
  if (!channel?.id) throw new TypeError('Slack opened a conversation without an id');
  const what = { channel_id: channel.id, filename: name, title: name, file: Buffer.from(content) };
  await client.files.uploadV2({ ...what, ...(alt && { alt_text: alt }) });
}
