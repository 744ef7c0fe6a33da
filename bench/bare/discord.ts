/**
 * A bot of bare discord.js that reads a jar and answers with its card. It does nothing else that Tip Jar does: this is
 * what the SDK costs by itself.
 */
import { Client, Events, GatewayIntentBits } from 'discord.js';
import { cardOf } from './card.ts';
import { openBareJars } from './jars.ts';

// It ends when the process that started it is gone, however that happened.
process.stdin.resume().once('end', () => process.exit());

const { DISCORD_TOKEN, DISCORD_API_URL = '', BARE_JARS = '' } = process.env;
const read = openBareJars(BARE_JARS);
const client = new Client({ intents: [GatewayIntentBits.Guilds], shards: 'auto', rest: { api: DISCORD_API_URL } });

client.on(Events.InteractionCreate, async (interaction) => {
  if (!interaction.isChatInputCommand()) return;
  const links = read(interaction.options.getUser('user', true).id);
  const [jar] = links;
  if (!jar) return;
  await interaction.reply(cardOf(jar, links));
});

await client.login(DISCORD_TOKEN);
