import { ButtonStyle, ComponentType, MessageFlags } from 'discord-api-types/v10';
import type { BareLink } from './jars.ts';

/** The card of a bare bot for Discord: somebody's links, for whoever asked alone. */
export const cardOf = ({ name, message }: BareLink, links: readonly BareLink[]) => ({
  flags: MessageFlags.Ephemeral | MessageFlags.IsComponentsV2,
  components: [
    {
      type: ComponentType.Container,
      components: [
        { type: ComponentType.TextDisplay, content: `### Tip ${name}\n${message}` },
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
