import { z } from 'zod';
import { type Locale, slackLocales } from './locales.ts';
import type { TypedOption } from './scene.ts';
import { personKey } from './town.ts';
import { wellFormed } from './well-formed.ts';

const id = z.string().min(1).max(300);
const line = z.string().min(1).max(4000);
const file = { name: wellFormed.regex(/^[^/\\]{1,100}$/), base64: z.base64().max(200_000) };
const values = z.record(z.string(), z.unknown());
const state = z.record(z.string(), z.record(z.string(), values));

// The types use `exactOptionalPropertyTypes`, so a value can be missing but not undefined.
const typedOption: z.ZodType<TypedOption> = z.lazy(() =>
  z.strictObject({
    name: z.string().min(1).max(32),
    value: z.union([z.string().max(6000), z.number(), z.boolean()]).exactOptional(),
    focused: z.boolean().exactOptional(),
    options: z.array(typedOption).max(25).exactOptional(),
  }),
);
const options = z.array(typedOption).max(25);

/** There is one schema for each address below `/visit/discord/`. */
export const discordBodies = {
  command: z.strictObject({
    as: personKey,
    name: z.string().min(1).max(32),
    options: options.exactOptional(),
    targetId: id.exactOptional(),
  }),
  autocomplete: z.strictObject({ as: personKey, name: z.string().min(1).max(32), options }),
  press: z.strictObject({
    as: personKey,
    messageId: id,
    customId: id,
    values: z.array(z.string().max(100)).max(25).exactOptional(),
  }),
  submit: z.strictObject({
    as: personKey,
    modalId: id,
    values: z.record(z.string(), z.union([z.string().max(4000), z.array(z.string()).max(25)])),
  }),
  upload: z.strictObject({ as: personKey, ...file }),
  closeModal: z.strictObject({ as: personKey }),
  say: z.strictObject({ as: personKey, text: line }),
  dismiss: z.strictObject({ as: personKey, messageId: id }),
};

/** There is one schema for each address below `/visit/slack/`. */
export const slackBodies = {
  command: z.strictObject({ as: personKey, text: line.startsWith('/'), direct: z.boolean().exactOptional() }),
  home: z.strictObject({ as: personKey }),
  react: z.strictObject({ as: personKey, ts: id, name: z.string().regex(/^[\w+-]{1,100}(::skin-tone-[2-6])?$/) }),
  action: z.strictObject({
    as: personKey,
    in: id,
    blockId: id,
    actionId: id,
    element: values,
    state: state.exactOptional(),
  }),
  submit: z.strictObject({ as: personKey, viewId: id, state }),
  upload: z.strictObject({ as: personKey, ...file }),
  closeView: z.strictObject({ as: personKey, viewId: id }),
  shortcut: z.strictObject({ as: personKey, callbackId: id, ts: id.exactOptional() }),
  say: z.strictObject({ as: personKey, text: line }),
  dismiss: z.strictObject({ as: personKey, ts: id }),
};

export const localeBody = z.strictObject({
  locale: z.custom<Locale>(
    (locale) => typeof locale === 'string' && Object.hasOwn(slackLocales, locale),
    'no such language',
  ),
});
export const emptyBody = z.strictObject({});
