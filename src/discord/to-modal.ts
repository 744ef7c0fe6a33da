import { type APIModalInteractionResponseCallbackData, ComponentType, TextInputStyle } from 'discord-api-types/v10';
import { encodeAction } from '../bot/action-id.ts';
import type { Field, Form } from '../bot/answer.ts';

/** Characters. https://docs.discord.com/developers/components/reference#label */
const LABEL = 45;
/** Characters of a description or a placeholder, from the same page. */
const HINT = 100;

/** A form as Discord's modal. Discord has one label for every modal's submit button, so the form's own is not used. */
export function toModal(form: Form, stamp: string): APIModalInteractionResponseCallbackData {
  return {
    title: form.title,
    custom_id: encodeAction(form.action, stamp),
    components: form.fields.map(toLabel),
  };
}

function toLabel(field: Field) {
  return {
    type: ComponentType.Label as const,
    label: field.label.slice(0, LABEL),
    ...(field.hint && { description: field.hint.slice(0, HINT) }),
    component: {
      type: ComponentType.TextInput as const,
      custom_id: field.name,
      style: field.long ? TextInputStyle.Paragraph : TextInputStyle.Short,
      max_length: field.most,
      required: field.required,
      ...(field.placeholder && { placeholder: field.placeholder.slice(0, HINT) }),
      ...(field.value && { value: field.value.slice(0, field.most) }),
    },
  };
}
