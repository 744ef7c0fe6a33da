/** The whole bot over HTTP, to which somebody sends again what Discord sent. */
import { describe, expect, it, onTestFinished } from 'vitest';
import { channelId, guildId } from '../../sandbox/discord/guild/guild.ts';
import { openStage, until } from '../support/stage.ts';
import { interaction } from './open-endpoint.ts';

const owner = { id: '7', username: 'ben', global_name: 'Ben', discriminator: '0', avatar: null };
const inTown = {
  guild_id: guildId,
  channel: { id: channelId, type: 0 },
  member: { user: owner, roles: [], joined_at: '2026-01-02T03:04:05Z', permissions: '32' },
};
const subcommand = (command: string, name: string, options: object[]) => ({
  ...inTown,
  data: { id: '1', type: 1, name: command, options: [{ name, type: 1, options }] },
});
const adding = subcommand('tipjar', 'add', [
  { name: 'provider', type: 3, value: 'paypal' },
  { name: 'handle', type: 3, value: 'bentham' },
]);
const removing = subcommand('tipjar', 'remove', [{ name: 'provider', type: 3, value: 'paypal' }]);

async function openTown() {
  const stage = await openStage(undefined, 'http');
  onTestFinished(() => stage.close());
  const sign = (body: string) => stage.sandbox.discordEndpoint().sign(body, Date.now());
  const send = async (body: string, headers = sign(body)) => {
    const response = await fetch(`http://127.0.0.1:${stage.port}/discord/interactions`, {
      method: 'POST',
      body,
      headers,
    });
    return { status: response.status, text: await response.text() };
  };
  return { stage, sign, send };
}

describe('an interaction that is sent again', () => {
  it('changes nothing after a restart either, and is told so', async () => {
    const { stage, sign, send } = await openTown();
    const body = interaction('1', adding);
    const headers = sign(body);
    expect((await send(body, headers)).text).toContain('PayPal added');
    expect((await send(interaction('2', removing))).status).toBe(200);
    expect((await send(body, headers)).status).toBe(401);
    await stage.restart();
    const again = await send(body, headers);
    expect(again.status).toBe(200);
    expect(again.text).toContain('That has been done already.');
    expect((await send(interaction('4', subcommand('tipjar', 'show', [])))).text).not.toContain('bentham');
  });

  it('tries a channel once, because Discord takes a nonce once', async () => {
    const { stage, send } = await openTown();
    const body = interaction('3', subcommand('tipjar-admin', 'log', [{ name: 'channel', type: 7, value: channelId }]));
    const posts = () =>
      stage.sandbox
        .visitors()
        .discord.scene('max')
        .messages.filter(({ author }) => author.bot).length;
    await send(body);
    await until(() => posts() === 2);
    await stage.restart();
    await send(body);
    expect(posts()).toBe(2);
  });
});
