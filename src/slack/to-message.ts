import type { FileInput, InputBlock, KnownBlock, ModalView, PlainTextInput } from '@slack/types';
import { encodeAction } from '../bot/action-id.ts';
import type { Card, Field, FileField, Form, Reply } from '../bot/answer.ts';
import { entriesAt, listAt, partAt, textAt } from '../connections/payload.ts';
import { plain } from '../text/line.ts';
import type { Texts } from '../text/texts.ts';
import { withoutSubmit } from './submit-button.ts';
import { escapeText, INPUT_LABEL, PLACEHOLDER, plainText } from './text.ts';
import { type Select, type SentPicture, toBlocks } from './to-blocks.ts';

/** Characters of a view's title, and of its submit and close buttons. https://docs.slack.dev/reference/views/modal-views */
const VIEW_TITLE = 24;

/** The title of each view that isn't a form, and what a notification says of a card without text. */
const APP_NAME = 'Tip Jar';

/** By this, a view that only says why not is told from a card: a button's answer may take its place. */
export const REFUSAL = 'refusal';

export interface Message {
  response_type: 'ephemeral' | 'in_channel';
  /** What a notification or a screen reader says instead of the blocks. */
  text: string;
  blocks: KnownBlock[];
}

/** A private message with the card; `stamp` says for whom and when its buttons are made. */
export function toMessage({ card }: Reply, stamp: string, picture?: SentPicture): Message {
  return { response_type: 'ephemeral', text: escapeText(summary(card)), blocks: toBlocks(card, stamp, picture) };
}

/** A message for everybody with the card. */
export const toPost = (card: Card, stamp: string): Message => ({
  ...toMessage({ kind: 'reply', card }, stamp),
  response_type: 'in_channel',
});

function summary(card: Card): string {
  const lines = [card.title, ...card.parts.flatMap((part) => (part.part === 'text' ? [part.line] : []))];
  return lines.map(plain).filter(Boolean).slice(0, 2).join('\n') || APP_NAME;
}

/** The menu on a card that is submitted as a whole. Such a card needs a view: Slack's messages have no such menu. */
export const menuOn = (card: Card): Select | undefined =>
  card.parts.find((part): part is Select => part.part === 'select' && part.most > 1);

/** A card in a view. The view's own button submits the card's menu, or else does what the card is there for. */
export function toView({ card, refusal }: Reply, stamp: string, texts: Texts, picture?: SentPicture): ModalView {
  const menu = menuOn(card);
  const { main, rest } = menu ? { main: undefined, rest: card } : withoutSubmit(card);
  return {
    type: 'modal',
    title: plainText(APP_NAME, VIEW_TITLE),
    close: plainText(texts.words(closing(menu, main)), VIEW_TITLE),
    ...(refusal && { callback_id: REFUSAL }),
    ...(menu && {
      submit: plainText(texts.words('button.continue'), VIEW_TITLE),
      callback_id: encodeAction(menu.action, stamp, { picks: menu.option }),
    }),
    ...(main && { submit: plainText(main.label, VIEW_TITLE), callback_id: encodeAction(main.action, stamp) }),
    blocks: toBlocks(rest, stamp, picture),
  };
}

/** What was begun is kept when a card with a submit button is closed, and its close button says so. */
function closing(menu: Select | undefined, main: object | undefined) {
  if (menu) return 'button.cancel';
  return main ? 'button.later' : 'button.close';
}

export function toFormView(form: Form, stamp: string, texts: Texts): ModalView {
  return {
    type: 'modal',
    title: plainText(form.title, VIEW_TITLE),
    submit: plainText(form.submit, VIEW_TITLE),
    close: plainText(texts.words('button.cancel'), VIEW_TITLE),
    callback_id: encodeAction(form.action, stamp),
    blocks: [...form.fields.map(toInput), ...(form.file ? [toFileInput(form.file)] : [])],
  };
}

/** What stands in a form's place while its answer takes longer than Slack waits. */
export const toWaitingView = (texts: Texts): ModalView => ({
  type: 'modal',
  title: plainText(APP_NAME, VIEW_TITLE),
  close: plainText(texts.words('button.close'), VIEW_TITLE),
  blocks: toBlocks({ title: [], parts: [{ part: 'text', line: texts.say('call.working') }] }, ''),
});

/** A submitted form once more, with what was typed, under what is wrong with it. */
export function toFormAgain(submitted: unknown, { card }: Reply, texts: Texts): ModalView {
  const sentences = card.parts.filter((part) => part.part === 'text' || part.part === 'small');
  return {
    type: 'modal',
    title: plainText(textAt(submitted, 'title', 'text') ?? APP_NAME, VIEW_TITLE),
    submit: plainText(textAt(submitted, 'submit', 'text') ?? texts.words('button.continue'), VIEW_TITLE),
    close: plainText(texts.words('button.cancel'), VIEW_TITLE),
    callback_id: textAt(submitted, 'callback_id') ?? '',
    private_metadata: textAt(submitted, 'private_metadata') ?? '',
    blocks: [
      ...toBlocks({ title: [], parts: sentences }, ''),
      ...listAt(withoutNulls(submitted), 'blocks')
        .filter(isInput)
        .map((block) => withTyped(block, submitted)),
    ],
  };
}

/** The same without properties that are null, at any depth: what Slack sends with them it may not take back. */
const withoutNulls = (view: unknown): unknown =>
  JSON.parse(JSON.stringify(view), (_, part) => (part === null ? undefined : part));

const isInput = (block: unknown): block is InputBlock => partAt(block, 'type') === 'input';

function withTyped(block: InputBlock, submitted: unknown): InputBlock {
  const [input] = entriesAt(submitted, 'state', 'values', block.block_id ?? '');
  const typed = textAt(input?.[1], 'value');
  const { element } = block;
  if (element.type !== 'plain_text_input' || typed === undefined) return block;
  return { ...block, element: { ...element, initial_value: typed } };
}

function toInput(field: Field): KnownBlock {
  const element: PlainTextInput = {
    type: 'plain_text_input',
    action_id: field.name,
    max_length: field.most,
    ...(field.long && { multiline: true }),
    ...(field.placeholder && { placeholder: plainText(field.placeholder, PLACEHOLDER) }),
    ...(field.value && { initial_value: field.value.slice(0, field.most) }),
  };
  return {
    type: 'input',
    block_id: field.name,
    label: plainText(field.label, INPUT_LABEL),
    optional: !field.required,
    element,
    ...(field.hint && { hint: plainText(field.hint, INPUT_LABEL) }),
  };
}

function toFileInput({ name, label, endings }: FileField): KnownBlock {
  const element: FileInput = { type: 'file_input', action_id: name, filetypes: [...endings], max_files: 1 };
  return { type: 'input', block_id: name, label: plainText(label, INPUT_LABEL), optional: true, element };
}
