import { Client, Events, GatewayIntentBits } from 'discord.js';
import { cardOf } from './card.ts';
import type { BareLink } from './jars.ts';

/** Connects a bot of bare discord.js that reads a jar and answers with its card. It does nothing else that Tip Jar does. */
export async function answerTips(read: (user: string) => BareLink[] | Promise<BareLink[]>): Promise<void> {
  // It ends when the process that started it is gone, however that happened.
  process.stdin.resume().once('end', () => process.exit());

  const { DISCORD_TOKEN, DISCORD_API_URL = '' } = process.env;
  const client = new Client({ intents: [GatewayIntentBits.Guilds], shards: 'auto', rest: { api: DISCORD_API_URL } });
  client.on(Events.InteractionCreate, async (interaction) => {
    if (!interaction.isChatInputCommand()) return;
    const links = await read(interaction.options.getUser('user', true).id);
    const [jar] = links;
    if (!jar) return;
    await interaction.reply(cardOf(jar, links));
  });
  await client.login(DISCORD_TOKEN);
}
