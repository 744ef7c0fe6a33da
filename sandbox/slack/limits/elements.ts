import { z } from 'zod';
import { confirmation, formattedOption, menuOption, ownId, plainText, url } from './text.ts';

/** The limits are from https://docs.slack.dev/reference/block-kit/block-elements. The sandbox's page can't show other elements. */
export const button = z.strictObject({
  type: z.literal('button'),
  action_id: ownId,
  text: plainText(75),
  value: z.string().max(2000).optional(),
  url: url.optional(),
  style: z.enum(['primary', 'danger']).optional(),
  confirm: confirmation,
  accessibility_label: z.string().max(75).optional(),
});

export const overflow = z.strictObject({
  type: z.literal('overflow'),
  action_id: ownId,
  options: z.array(menuOption).min(1).max(5),
  confirm: confirmation,
});

export const checkboxes = z.strictObject({
  type: z.literal('checkboxes'),
  action_id: ownId,
  options: z.array(formattedOption).min(1).max(10),
  initial_options: z.array(formattedOption).min(1).optional(),
  confirm: confirmation,
  focus_on_load: z.boolean().optional(),
});

export const radioButtons = z.strictObject({
  type: z.literal('radio_buttons'),
  action_id: ownId,
  options: z.array(formattedOption).min(1).max(10),
  initial_option: formattedOption.optional(),
  confirm: confirmation,
  focus_on_load: z.boolean().optional(),
});
