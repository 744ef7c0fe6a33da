import type { GatewayDispatchPayload } from 'discord-api-types/v10';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newcomerIn } from '../../src/discord/newcomer.ts';
import { openStage, type Stage, until } from '../support/stage.ts';

const NOW = Date.UTC(2026, 10, 28, 12);
const guild = { id: '1', owner_id: '2', preferred_locale: 'fr', joined_at: '2026-11-28T11:59:00+00:00' };
const event = (data: object, t = 'GUILD_CREATE') => ({ op: 0, s: 1, t, d: data }) as GatewayDispatchPayload;

describe('a server that Discord reports', () => {
  it('is new for some hours after the bot joined it', () => {
    expect(newcomerIn(event(guild), NOW)).toEqual({ community: 'discord:1', owner: 'discord:2', language: 'fr' });
  });

  it.each([
    { ...guild, joined_at: '2026-11-27T11:00:00+00:00' },
    { ...guild, joined_at: '2027-11-28T12:00:00+00:00' },
    { ...guild, joined_at: null },
    { ...guild, joined_at: 'yesterday' },
    { ...guild, owner_id: null },
    { ...guild, id: undefined },
    { id: '1', unavailable: true },
  ])('isn’t new: %j', (data) => {
    expect(newcomerIn(event(data), NOW)).toBeUndefined();
  });

  it('isn’t new in any other event', () => {
    expect(newcomerIn(event(guild, 'GUILD_UPDATE'), NOW)).toBeUndefined();
  });
});

describe('over Discord’s gateway', () => {
  let stage: Stage;
  beforeAll(async () => {
    stage = await openStage();
  }, 60_000);
  afterAll(() => stage.close());

  it('the owner of a server that invites the bot is welcomed once, and not again after a restart', async () => {
    const grace = stage.seat('discord', 'grace');
    expect(grace.letters().said).toEqual([]);
    stage.sandbox.discordGateway().leaveGuild(false);
    stage.sandbox.discordGateway().joinGuild();
    await until(() => grace.letters().said.length > 0);
    const letters = grace.letters();
    expect(letters).toSay('notice.welcome');
    await stage.restart();
    await grace.says('/tipjar help');
    expect(grace.letters()).toEqual(letters);
    expect(stage.logged.filter((line) => line.includes('its owner gets a welcome'))).toHaveLength(1);
    expect(stage.sandbox.rejected()).toEqual([]);
  });
});
