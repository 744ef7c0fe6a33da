import {
  type APIActionRowComponent,
  type APIButtonComponent,
  type APIComponentInContainer,
  type APIComponentInMessageActionRow,
  type APIInteractionResponseCallbackData,
  ButtonStyle,
  ComponentType,
  MessageFlags,
} from 'discord-api-types/v10';
import { encodeAction } from '../bot/action-id.ts';
import type { Button, Card, Part, Reply } from '../bot/answer.ts';
import { toMarkdown } from './markdown.ts';

/** https://discord.com/developers/docs/components/reference */
const BUTTONS_IN_A_ROW = 5;

const styles = { plain: ButtonStyle.Secondary, main: ButtonStyle.Primary, danger: ButtonStyle.Danger } as const;

/** A private message with the card. `owner` is for whom it is made. Mentions never ping. */
export function toMessage({ card, file }: Reply, owner: string): APIInteractionResponseCallbackData {
  const parts = card.parts.flatMap((part) => toComponents(part, owner));
  if (file) parts.push({ type: ComponentType.File, file: { url: `attachment://${file.name}` } });
  return {
    flags: MessageFlags.Ephemeral | MessageFlags.IsComponentsV2,
    allowed_mentions: { parse: [] },
    components: card.title.length === 0 ? parts : [container(card, parts)],
    ...(file && { attachments: [{ id: '0', filename: file.name }] }),
  };
}

function container(card: Card, parts: APIComponentInContainer[]) {
  const title = { type: ComponentType.TextDisplay as const, content: `### ${toMarkdown(card.title)}` };
  return {
    type: ComponentType.Container as const,
    ...(card.color && { accent_color: Number.parseInt(card.color.slice(1), 16) }),
    components: [title, ...parts],
  };
}

function toComponents(part: Part, owner: string): APIComponentInContainer[] {
  switch (part.part) {
    case 'text':
      return [{ type: ComponentType.TextDisplay, content: toMarkdown(part.line) }];
    case 'small':
      return [{ type: ComponentType.TextDisplay, content: `-# ${toMarkdown(part.line)}` }];
    case 'row': {
      const note = part.note ? `\n-# ${toMarkdown(part.note)}` : '';
      return [
        {
          type: ComponentType.Section,
          components: [{ type: ComponentType.TextDisplay, content: toMarkdown(part.line) + note }],
          accessory: toButton(part.button, owner),
        },
      ];
    }
    case 'buttons':
      return inRows(part.buttons.map((button) => toButton(button, owner)));
    case 'select':
      return [
        row({
          type: ComponentType.StringSelect,
          custom_id: encodeAction(part.action, owner, { picks: part.option }),
          placeholder: part.placeholder,
          min_values: 1,
          max_values: Math.min(part.most, part.choices.length),
          options: part.choices,
        }),
      ];
    case 'members':
      return [
        row({
          type: ComponentType.UserSelect,
          custom_id: encodeAction(part.action, owner, { picks: part.option }),
          placeholder: part.placeholder,
        }),
      ];
    case 'divider':
      return [{ type: ComponentType.Separator }];
  }
}

function row(...components: APIComponentInMessageActionRow[]): APIActionRowComponent<APIComponentInMessageActionRow> {
  return { type: ComponentType.ActionRow, components };
}

function inRows(buttons: APIButtonComponent[]) {
  const rows: ReturnType<typeof row>[] = [];
  for (let at = 0; at < buttons.length; at += BUTTONS_IN_A_ROW) {
    rows.push(row(...buttons.slice(at, at + BUTTONS_IN_A_ROW)));
  }
  return rows;
}

function toButton(button: Button, owner: string): APIButtonComponent {
  if ('url' in button) {
    return { type: ComponentType.Button, style: ButtonStyle.Link, label: button.label, url: button.url };
  }
  return {
    type: ComponentType.Button,
    style: styles[button.style],
    label: button.label,
    custom_id: encodeAction(button.action, owner),
  };
}
