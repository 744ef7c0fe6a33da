import { type APIMessageComponentEmoji, ComponentType } from 'discord-api-types/v10';

/** A picture or file. A bot sends the url only, and Discord adds the other fields. */
export interface Media {
  id?: string;
  url: string;
  proxy_url?: string;
  attachment_id?: string;
  content_type?: string;
}

/** Any component of a message or a modal that Discord's schema has accepted. The type has the fields of all kinds. */
export interface Component {
  type: ComponentType;
  id?: number | null;
  custom_id?: string | null;
  components?: Component[];
  accessory?: Component;
  component?: Component;
  style?: number;
  label?: string | null;
  emoji?: APIMessageComponentEmoji | null;
  url?: string | null;
  sku_id?: string | null;
  disabled?: boolean | null;
  options?: { label: string; value: string; default?: boolean | null; emoji?: Component['emoji'] }[];
  channel_types?: number[] | null;
  default_values?: unknown[] | null;
  min_values?: number | null;
  max_values?: number | null;
  min_length?: number | null;
  max_length?: number | null;
  required?: boolean | null;
  value?: string | null;
  content?: string;
  accent_color?: number | null;
  description?: string | null;
  spoiler?: boolean | null;
  media?: Media;
  file?: Media;
  items?: { media: Media; description?: string | null; spoiler?: boolean | null }[];
  divider?: boolean | null;
  spacing?: number | null;
}

/** A component and its path within the request. */
export interface Placed {
  component: Component;
  path: (string | number)[];
}

/** Yields every component, each before those inside it. */
export function* walk(components: readonly Component[], path: readonly (string | number)[]): Iterable<Placed> {
  for (const [index, component] of components.entries()) yield* within(component, [...path, index]);
}

function* within(component: Component, path: (string | number)[]): Iterable<Placed> {
  yield { component, path };
  if (component.components) yield* walk(component.components, [...path, 'components']);
  if (component.accessory) yield* within(component.accessory, [...path, 'accessory']);
  if (component.component) yield* within(component.component, [...path, 'component']);
}

const selects: ComponentType[] = [
  ComponentType.StringSelect,
  ComponentType.UserSelect,
  ComponentType.RoleSelect,
  ComponentType.MentionableSelect,
  ComponentType.ChannelSelect,
];

export const isSelect = ({ type }: Component): boolean => selects.includes(type);

/** Tells how many values can be chosen: without `max_values` one, or all of a group of checkboxes. */
export const mostValues = ({ type, max_values, options }: Component): number =>
  max_values ?? (type === ComponentType.CheckboxGroup ? (options?.length ?? 1) : 1);
