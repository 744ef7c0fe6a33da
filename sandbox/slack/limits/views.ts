import { z } from 'zod';
import { blocks } from './blocks.ts';
import { plainText } from './text.ts';

/** The limits are from https://docs.slack.dev/reference/views */
const shared = {
  blocks: blocks(100),
  private_metadata: z.string().max(3000).default(''),
  callback_id: z.string().max(255).default(''),
  external_id: z.string().max(255).default(''),
};

export const modal = z
  .strictObject({
    type: z.literal('modal'),
    title: plainText(24),
    submit: plainText(24).optional(),
    close: plainText(24).optional(),
    clear_on_close: z.boolean().default(false),
    notify_on_close: z.boolean().default(false),
    ...shared,
  })
  .superRefine((view, { addIssue }) => {
    if (view.submit || !view.blocks.some((block) => block.type === 'input')) return;
    addIssue({
      code: 'custom',
      path: [],
      message: 'missing required field: submit (the blocks hold an input)',
      input: view,
    });
  });

export const home = z.strictObject({ type: z.literal('home'), ...shared });

export type Modal = z.infer<typeof modal>;
export type Home = z.infer<typeof home>;
