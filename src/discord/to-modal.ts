import { type APIModalInteractionResponseCallbackData, ComponentType, TextInputStyle } from 'discord-api-types/v10';
import { encodeAction } from '../bot/action-id.ts';
import type { Field, Form } from '../bot/answer.ts';
import { fitted } from '../text/fitted.ts';

/** Characters of a label and of a form's title. https://docs.discord.com/developers/components/reference#label */
const LABEL = 45;
/** Characters of a description or a placeholder, from the same page. */
const HINT = 100;

/** A form as Discord's modal. Discord has one label for every modal's submit button, so the form's own is not used. */
export function toModal(form: Form, stamp: string): APIModalInteractionResponseCallbackData {
  return {
    title: fitted(form.title, LABEL),
    custom_id: encodeAction(form.action, stamp),
    components: form.fields.map(toLabel),
  };
}

function toLabel(field: Field) {
  return {
    type: ComponentType.Label as const,
    label: fitted(field.label, LABEL),
    ...(field.hint && { description: fitted(field.hint, HINT) }),
    component: {
      type: ComponentType.TextInput as const,
      custom_id: field.name,
      style: field.long ? TextInputStyle.Paragraph : TextInputStyle.Short,
      max_length: field.most,
      required: field.required,
      ...(field.placeholder && { placeholder: fitted(field.placeholder, HINT) }),
      ...(field.value && { value: field.value.slice(0, field.most) }),
    },
  };
}
