import {
  type APIActionRowComponent,
  type APIButtonComponent,
  type APIComponentInContainer,
  type APIComponentInMessageActionRow,
  type APIInteractionResponseCallbackData,
  type APIMessageTopLevelComponent,
  ButtonStyle,
  ChannelType,
  ComponentType,
  MessageFlags,
} from 'discord-api-types/v10';
import { encodeAction } from '../bot/action-id.ts';
import type { Button, Card, ChoiceGroup, Choosing, File, Part, Reply } from '../bot/answer.ts';
import { button } from '../bot/kit.ts';
import { isPicture, placeOfFile } from '../bot/picture.ts';
import { fitted } from '../text/fitted.ts';
import { fitting } from './fitting.ts';
import { toMarkdown } from './markdown.ts';

/** https://docs.discord.com/developers/components/reference#action-row */
const BUTTONS_IN_A_ROW = 5;

/** Characters of a button's label, of a choice in a menu, and of what the menu says when nothing is chosen; same page. */
const BUTTON = 80;
const CHOICE = 100;
const PLACEHOLDER = 150;

const styles = {
  plain: ButtonStyle.Secondary,
  main: ButtonStyle.Primary,
  submit: ButtonStyle.Primary,
  danger: ButtonStyle.Danger,
} as const;

/** A private message with the card. `stamp` says for whom and when its buttons are made. Mentions never ping. */
export function toMessage({ card, file }: Reply, stamp: string): APIInteractionResponseCallbackData {
  return {
    flags: MessageFlags.Ephemeral | MessageFlags.IsComponentsV2,
    allowed_mentions: { parse: [] },
    components: fitting(card.parts, assemble),
    ...(file && { attachments: [{ id: '0', filename: file.name, ...(file.alt && { description: file.alt }) }] }),
  };

  function assemble(parts: readonly Part[]): APIMessageTopLevelComponent[] {
    const components: APIComponentInContainer[] = [];
    const ids = new Set<string>();
    const add = (some: readonly Part[]) => {
      for (const part of some) components.push(...toComponents(part, stamp, ids));
    };
    if (file) {
      const place = placeOfFile(parts);
      add(parts.slice(0, place));
      components.push(toFile(file));
      add(parts.slice(place));
    } else add(parts);
    return card.title.length === 0 ? merge(components) : [container(card, components)];
  }
}

/** A message for everybody with the card. `stamp` says for whom and when its buttons are made. Mentions never ping. */
export function toPost(card: Card, stamp: string): APIInteractionResponseCallbackData {
  return { ...toMessage({ kind: 'reply', card }, stamp), flags: MessageFlags.IsComponentsV2 };
}

/** Joins texts that follow each other into one component, since Discord limits how many a message has. */
function merge(components: APIComponentInContainer[]): APIComponentInContainer[] {
  const merged: APIComponentInContainer[] = [];
  for (const component of components) {
    const before = merged.at(-1);
    if (component.type === ComponentType.TextDisplay && before?.type === ComponentType.TextDisplay) {
      merged[merged.length - 1] = { ...before, content: `${before.content}\n${component.content}` };
    } else merged.push(component);
  }
  return merged;
}

function toFile(file: File): APIComponentInContainer {
  const { name, alt } = file;
  const url = `attachment://${name}`;
  if (!isPicture(file)) return { type: ComponentType.File, file: { url } };
  return { type: ComponentType.MediaGallery, items: [{ media: { url }, ...(alt && { description: alt }) }] };
}

function container(card: Card, parts: APIComponentInContainer[]) {
  const title = { type: ComponentType.TextDisplay as const, content: `### ${toMarkdown(card.title)}` };
  return {
    type: ComponentType.Container as const,
    ...(card.color && { accent_color: Number.parseInt(card.color.slice(1), 16) }),
    components: merge([title, ...parts]),
  };
}

/** @param ids The ids of the menus on the message so far, to which this one's are added. */
function toComponents(part: Part, stamp: string, ids: Set<string>): APIComponentInContainer[] {
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
          accessory: toButton(part.button, stamp),
        },
      ];
    }
    case 'buttons':
      return inRows(part.buttons.map((button) => toButton(button, stamp)));
    case 'select':
      return [
        ...part.groups.flatMap((group) => (group.open ? [] : [toMenu(part, group, menuId(part, stamp, ids))])),
        ...inRows(part.groups.flatMap(({ label, open }) => (open ? [toButton(button(label, open), stamp)] : []))),
      ];
    case 'members':
    case 'roles':
    case 'channels': {
      const common = { custom_id: menuId(part, stamp, ids), placeholder: fitted(part.placeholder, PLACEHOLDER) };
      if (part.part === 'members') return [row({ type: ComponentType.UserSelect, ...common })];
      if (part.part === 'roles') return [row({ type: ComponentType.RoleSelect, ...common })];
      return [
        row({
          type: ComponentType.ChannelSelect,
          ...common,
          channel_types: [ChannelType.GuildText, ChannelType.GuildAnnouncement],
        }),
      ];
    }
    case 'divider':
      return [{ type: ComponentType.Separator }];
  }
}

/** Makes the id of a menu. Those that fill the same option of the same action are numbered, since ids have to differ. */
function menuId({ action, option: picks }: Choosing, stamp: string, ids: Set<string>): string {
  let nth = 0;
  let id = encodeAction(action, stamp, { picks });
  while (ids.has(id)) id = encodeAction(action, stamp, { picks, nth: ++nth });
  ids.add(id);
  return id;
}

function toMenu(part: Extract<Part, { part: 'select' }>, { label, choices }: ChoiceGroup, id: string) {
  return row({
    type: ComponentType.StringSelect,
    custom_id: id,
    placeholder: fitted(label, PLACEHOLDER),
    min_values: 1,
    max_values: Math.min(part.most, choices.length),
    options: choices.map((choice) => ({ ...choice, label: fitted(choice.label, CHOICE) })),
  });
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

function toButton(button: Button, stamp: string): APIButtonComponent {
  const label = fitted(button.label, BUTTON);
  if ('url' in button) {
    return { type: ComponentType.Button, style: ButtonStyle.Link, label, url: button.url };
  }
  return {
    type: ComponentType.Button,
    style: styles[button.style],
    label,
    custom_id: encodeAction(button.action, stamp),
  };
}
