import { ComponentType } from 'discord-api-types/v10';
import { type Component, walk } from '../bodies/components.ts';
import { channelId as guildChannelId } from '../guild/guild.ts';
import type { DiscordTown, OpenModal } from '../state.ts';
import { checkChoice, resolveChoices, takesValues } from './chosen-values.ts';
import { Declined } from './declined.ts';

type Filled = Record<string, string | string[]>;

const { ActionRow, Checkbox, Label, RadioGroup } = ComponentType;

/**
 * Checks a filled-in modal like Discord's client does, and makes what the client sends.
 * @throws {Declined} when the client would not send it
 */
export function toSubmission(town: DiscordTown, { data, channelId }: OpenModal, values: Filled): object {
  const components = data.components as Component[];
  const fields = [...walk(components, [])].map(({ component }) => component).filter(({ custom_id }) => custom_id);
  for (const id of Object.keys(values))
    if (!fields.some(({ custom_id }) => custom_id === id)) throw new Declined(`This form has no field called ${id}.`);
  const choices = fields
    .filter(takesValues)
    .map((component) => ({ component, values: list(values[component.custom_id ?? '']) }));
  const resolved = resolveChoices(town, choices, channelId === guildChannelId);
  return {
    custom_id: data.custom_id,
    components: components.map((component) => sent(town, component, values)),
    ...(resolved && { resolved }),
  };
}

const list = (value: string | string[] | undefined): string[] => (value === undefined ? [] : [value].flat());
const text = (value: string | string[] | undefined): string => list(value).join('');

function sent(town: DiscordTown, { type, id, components, component }: Component, values: Filled): object {
  if (type === ActionRow) return { type, id, components: components?.map((inner) => field(town, inner, values)) };
  if (type === Label && component) return { type, id, component: field(town, component, values) };
  return { type, id };
}

function field(town: DiscordTown, component: Component, values: Filled): object {
  const { type, id, custom_id } = component;
  const given = values[custom_id ?? ''];
  if (takesValues(component)) {
    const optional = component.required === false;
    const chosen = list(given);
    if (!optional || chosen.length > 0) checkChoice(town, component, chosen);
    return { type, id, custom_id, ...(type === RadioGroup ? { value: chosen[0] ?? null } : { values: chosen }) };
  }
  if (type === Checkbox) return { type, id, custom_id, value: given === 'true' };
  checkText(component, text(given));
  return { type, id, custom_id, value: text(given) };
}

function checkText({ required, min_length, max_length }: Component, value: string): void {
  if (value === '') {
    if (required !== false) throw new Declined('This field is required.');
    return;
  }
  const [least, most] = [min_length ?? 0, max_length ?? 4000];
  if (value.length < least) throw new Declined(`Must be at least ${least} characters.`);
  if (value.length > most) throw new Declined(`Must be at most ${most} characters.`);
}
