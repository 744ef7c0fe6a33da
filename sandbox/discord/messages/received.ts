import { type APIAttachment, type APIEmbed, ComponentType, EmbedType } from 'discord-api-types/v10';
import { type Component, isSelect, type Media, walk } from '../bodies/components.ts';
import { withoutNulls } from '../bodies/without-nulls.ts';
import { newId } from '../new-id.ts';
import { attachmentName } from '../problems/media-problems.ts';
import type { DiscordTown } from '../state.ts';

/**
 * Makes of sent components what Discord gives back: with ids, defaults and the addresses of their files.
 * Ids that the bot gave stay, and the other components get the free numbers from 1 in order.
 */
export function received(
  town: DiscordTown,
  components: readonly Component[],
  attachments: readonly APIAttachment[],
): Component[] {
  const given = new Set([...walk(components, [])].map(({ component }) => component.id ?? 0));
  let last = 0;
  const nextId = (): number => {
    do last += 1;
    while (given.has(last));
    return last;
  };
  const one = (component: Component): Component => {
    const id = component.id || nextId();
    const { components, accessory, component: inner, media, file, items, ...rest } = component;
    return {
      ...defaults(component),
      ...withoutNulls(rest),
      id,
      ...(components && { components: components.map(one) }),
      ...(accessory && { accessory: one(accessory) }),
      ...(inner && { component: one(inner) }),
      ...(media && { media: resolved(town, media, attachments) }),
      ...(file && { file: resolved(town, file, attachments), ...fileFacts(file, attachments) }),
      ...(items && {
        items: items.map(({ media, description, spoiler }) => ({
          media: resolved(town, media, attachments),
          description: description ?? null,
          spoiler: spoiler ?? false,
        })),
      }),
    };
  };
  return components.map(one);
}

function defaults(component: Component): Partial<Component> {
  if (isSelect(component)) return { min_values: 1, max_values: 1 };
  switch (component.type) {
    case ComponentType.Separator:
      return { divider: true, spacing: 1 };
    case ComponentType.Container:
      return { accent_color: null, spoiler: false };
    case ComponentType.Thumbnail:
      return { description: null, spoiler: false };
    case ComponentType.File:
      return { spoiler: false };
    default:
      return {};
  }
}

const named = (url: string, attachments: readonly APIAttachment[]): APIAttachment | undefined =>
  attachments.find(({ filename }) => filename === attachmentName(url));

function resolved(town: DiscordTown, { url }: Media, attachments: readonly APIAttachment[]): Media {
  const attachment = named(url, attachments);
  if (!attachment) return { id: newId(town), url, proxy_url: url };
  const { id, url: address, proxy_url, content_type } = attachment;
  return { id, attachment_id: id, url: address, proxy_url, ...(content_type && { content_type }) };
}

function fileFacts(file: Media, attachments: readonly APIAttachment[]): { name: string | null; size: number | null } {
  const attachment = named(file.url, attachments);
  return { name: attachment?.filename ?? null, size: attachment?.size ?? null };
}

/** Does the same for embeds: each gets a type, and pictures that are attachments get their addresses. */
export const receivedEmbeds = (
  town: DiscordTown,
  embeds: readonly APIEmbed[],
  attachments: readonly APIAttachment[],
): APIEmbed[] =>
  embeds.map(({ image, thumbnail, ...embed }) =>
    withoutNulls({
      type: EmbedType.Rich,
      ...embed,
      ...(image && { image: resolved(town, image, attachments) }),
      ...(thumbnail && { thumbnail: resolved(town, thumbnail, attachments) }),
    }),
  );
