import { Socket } from 'node:net';
import { SocketModeReceiver } from '@slack/bolt';
import { expect, it, onTestFinished } from 'vitest';
import { partAt } from '../../src/connections/payload.ts';
import { writeTogether } from '../../src/slack/write-together.ts';
import { openWorkspace } from '../sandbox/slack/workspace.ts';

it('an acknowledgement waits for others of the same turn, and is written then', async () => {
  const { world, appToken, hooks } = await openWorkspace();
  const slackApiUrl = `http://127.0.0.1:${world.port}/slack/api/`;
  const { client } = new SocketModeReceiver({ appToken, installerOptions: { clientOptions: { slackApiUrl } } });
  onTestFinished(() => client.disconnect());
  await client.start();
  writeTogether(client);
  let waiting: unknown;
  client.on('slack_event', ({ ack }) => {
    void ack();
    // The SDK has its socket to itself. Should it keep it elsewhere one day, nothing waits, and this fails.
    const socket = partAt(client, 'websocket', 'defaultSocket');
    waiting = socket instanceof Socket && socket.writableLength > 0;
  });
  expect(await hooks.deliver({ type: 'interactive', payload: {} })).toEqual({});
  expect(waiting).toBe(true);
});
