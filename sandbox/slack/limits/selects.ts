import { z } from 'zod';
import { confirmation, option, ownId, plainText } from './text.ts';

/**
 * The limits are from https://docs.slack.dev/reference/block-kit/block-elements/select-menu-element. The sandbox doesn't
 * take menus whose options the app loads.
 */
const userId = z.string().regex(/^[UW][A-Z0-9]+$/, 'invalid user id');
const conversationId = z.string().regex(/^[CDG][A-Z0-9]+$/, 'invalid channel id');
const select = {
  action_id: ownId,
  placeholder: plainText(150).optional(),
  confirm: confirmation,
  focus_on_load: z.boolean().optional(),
};
const options = z.array(option).min(1).max(100).optional();
const option_groups = z
  .array(z.strictObject({ label: plainText(75), options: z.array(option).min(1).max(100) }))
  .min(1)
  .max(100)
  .optional();
const eitherOptions = (element: { options?: unknown; option_groups?: unknown }): boolean =>
  (element.options === undefined) !== (element.option_groups === undefined);
const eitherOptionsSays = 'must provide either options or option_groups';

const staticSelect = z
  .strictObject({
    type: z.literal('static_select'),
    ...select,
    options,
    option_groups,
    initial_option: option.optional(),
  })
  .refine(eitherOptions, eitherOptionsSays);

const max_selected_items = z.int().min(1).optional();

const multiStaticSelect = z
  .strictObject({
    type: z.literal('multi_static_select'),
    ...select,
    options,
    option_groups,
    initial_options: z.array(option).optional(),
    max_selected_items,
  })
  .refine(eitherOptions, eitherOptionsSays);

const filter = z
  .strictObject({
    include: z
      .array(z.enum(['im', 'mpim', 'private', 'public']))
      .min(1)
      .optional(),
    exclude_external_shared_channels: z.boolean().optional(),
    exclude_bot_users: z.boolean().optional(),
  })
  .optional();
const default_to_current_conversation = z.boolean().optional();

export const selects = [
  staticSelect,
  z.strictObject({ type: z.literal('users_select'), ...select, initial_user: userId.optional() }),
  z.strictObject({ type: z.literal('channels_select'), ...select, initial_channel: conversationId.optional() }),
  z.strictObject({
    type: z.literal('conversations_select'),
    ...select,
    initial_conversation: conversationId.optional(),
    default_to_current_conversation,
    filter,
  }),
] as const;

const multiSelect = { ...select, max_selected_items };

export const multiSelects = [
  multiStaticSelect,
  z.strictObject({
    type: z.literal('multi_users_select'),
    ...multiSelect,
    initial_users: z.array(userId).optional(),
  }),
  z.strictObject({
    type: z.literal('multi_channels_select'),
    ...multiSelect,
    initial_channels: z.array(conversationId).optional(),
  }),
  z.strictObject({
    type: z.literal('multi_conversations_select'),
    ...multiSelect,
    initial_conversations: z.array(conversationId).optional(),
    default_to_current_conversation,
    filter,
  }),
] as const;
