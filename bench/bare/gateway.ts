/** A bot of discord.js's client for the gateway, which counts servers. That is what being told of them costs at least. */
import { WebSocketManager, WebSocketShardEvents } from '@discordjs/ws';
import { REST } from 'discord.js';
import { GatewayDispatchEvents, GatewayIntentBits } from 'discord-api-types/v10';

// It ends when the process that started it is gone, however that happened.
process.stdin.resume().once('end', () => process.exit());

const { DISCORD_TOKEN: token = '', DISCORD_API_URL: api = '' } = process.env;
const rest = new REST({ api, version: '10' }).setToken(token);
const manager = new WebSocketManager({
  rest,
  token,
  intents: GatewayIntentBits.Guilds | GatewayIntentBits.GuildVoiceStates,
});
let servers = 0;
manager.on(WebSocketShardEvents.Dispatch, ({ data }) => {
  if (data.t === GatewayDispatchEvents.GuildCreate) servers += 1;
});
await manager.connect();
console.log(`in ${servers} servers so far`);
