/**
 * A bot of bare discord.js that reads a jar and answers with its card. It does nothing else that Tip Jar does: this is
 * what the SDK costs by itself.
 */
import { Client, Events, GatewayIntentBits, MessageFlags } from 'discord.js';
import { ButtonStyle, ComponentType } from 'discord-api-types/v10';
import { openBareJars } from './jars.ts';

// It ends when the process that started it is gone, however that happened.
process.stdin.resume().once('end', () => process.exit());

const { DISCORD_TOKEN, DISCORD_API_URL = '', BARE_JARS = '' } = process.env;
const read = openBareJars(BARE_JARS);
const client = new Client({ intents: [GatewayIntentBits.Guilds], rest: { api: DISCORD_API_URL } });

client.on(Events.InteractionCreate, async (interaction) => {
  if (!interaction.isChatInputCommand()) return;
  const links = read(interaction.options.getUser('user', true).id);
  const [jar] = links;
  if (!jar) return;
  await interaction.reply({
    flags: MessageFlags.Ephemeral | MessageFlags.IsComponentsV2,
    components: [
      {
        type: ComponentType.Container,
        components: [
          { type: ComponentType.TextDisplay, content: `### Tip ${jar.name}\n${jar.message}` },
          ...links.map(({ label, url }) => ({
            type: ComponentType.Section as const,
            components: [{ type: ComponentType.TextDisplay as const, content: `**${label}**\n-# Opens their page.` }],
            accessory: { type: ComponentType.Button as const, style: ButtonStyle.Link as const, label, url },
          })),
          { type: ComponentType.TextDisplay, content: '-# The payment is between you and them.' },
        ],
      },
    ],
  });
});

await client.login(DISCORD_TOKEN);
