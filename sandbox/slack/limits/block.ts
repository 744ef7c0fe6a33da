import { z } from 'zod';
import { button, checkboxes, overflow, radioButtons } from './elements.ts';
import { fileInput } from './file-input.ts';
import { richText } from './rich-text.ts';
import { multiSelects, selects } from './selects.ts';
import { anyText, ownId, plainText, url } from './text.ts';
import { textInputs } from './text-inputs.ts';

/** The limits are from https://docs.slack.dev/reference/block-kit/blocks. The sandbox's page can't show other blocks. */
const picture = {
  alt_text: z.string().min(1).max(2000),
  image_url: url.optional(),
  slack_file: z
    .strictObject({ id: z.string().optional(), url: z.string().optional() })
    .refine((file) => (file.id === undefined) !== (file.url === undefined), 'must provide either id or url')
    .optional(),
};
const oneSource = (image: { image_url?: unknown; slack_file?: unknown }): boolean =>
  (image.image_url === undefined) !== (image.slack_file === undefined);
const oneSourceSays = 'must provide either image_url or slack_file';

const imageElement = z.strictObject({ type: z.literal('image'), ...picture }).refine(oneSource, oneSourceSays);

const imageBlock = z
  .strictObject({ type: z.literal('image'), block_id: ownId, ...picture, title: plainText(2000).optional() })
  .refine(oneSource, oneSourceSays);

const section = z
  .strictObject({
    type: z.literal('section'),
    block_id: ownId,
    text: anyText(3000).optional(),
    fields: z.array(anyText(2000)).min(1).max(10).optional(),
    accessory: z
      .discriminatedUnion('type', [
        button,
        imageElement,
        overflow,
        checkboxes,
        radioButtons,
        ...selects,
        ...multiSelects,
      ])
      .optional(),
    expand: z.boolean().optional(),
  })
  .refine((block) => block.text !== undefined || block.fields !== undefined, 'must define either text or fields');

const actions = z.strictObject({
  type: z.literal('actions'),
  block_id: ownId,
  elements: z
    .array(z.discriminatedUnion('type', [button, overflow, checkboxes, radioButtons, ...selects]))
    .min(1)
    .max(25),
});

const input = z.strictObject({
  type: z.literal('input'),
  block_id: ownId,
  label: plainText(2000),
  hint: plainText(2000).optional(),
  optional: z.boolean().optional(),
  dispatch_action: z.boolean().optional(),
  element: z.discriminatedUnion('type', [
    ...textInputs,
    fileInput,
    checkboxes,
    radioButtons,
    ...selects,
    ...multiSelects,
  ]),
});

const context = z.strictObject({
  type: z.literal('context'),
  block_id: ownId,
  elements: z
    .array(z.discriminatedUnion('type', [imageElement, anyText(3000)]))
    .min(1)
    .max(10),
});

export const block = z.discriminatedUnion('type', [
  section,
  actions,
  input,
  context,
  imageBlock,
  richText,
  z.strictObject({ type: z.literal('header'), block_id: ownId, text: plainText(150) }),
  z.strictObject({ type: z.literal('divider'), block_id: ownId }),
]);

export type Block = z.infer<typeof block>;
export type Element =
  | z.infer<typeof actions>['elements'][number]
  | z.infer<typeof input>['element']
  | Exclude<NonNullable<z.infer<typeof section>['accessory']>, { type: 'image' }>;

/** Lists the elements of a block that a person can press, choose in or type into. */
export function elementsOf(within: Block): Element[] {
  switch (within.type) {
    case 'actions':
      return within.elements;
    case 'input':
      return [within.element];
    case 'section':
      return within.accessory && within.accessory.type !== 'image' ? [within.accessory] : [];
    default:
      return [];
  }
}
