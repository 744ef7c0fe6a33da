import type { FileInput, KnownBlock, ModalView, PlainTextInput } from '@slack/types';
import { encodeAction } from '../bot/action-id.ts';
import type { Card, Field, FileField, Form, Part, Reply } from '../bot/answer.ts';
import { plain } from '../text/line.ts';
import type { Texts } from '../text/texts.ts';
import { escapeText } from './escape.ts';
import { plainText, toBlocks } from './to-blocks.ts';

/** https://docs.slack.dev/reference/views/modal-views */
const TITLE = 24;
const TITLE_OF_ALL = 'Tip Jar';

export interface Message {
  response_type: 'ephemeral';
  /** What a notification or a screen reader says instead of the blocks. */
  text: string;
  blocks: KnownBlock[];
}

/** A private message with the card; `stamp` is for whom it is made. */
export function toMessage({ card }: Reply, stamp: string): Message {
  return { response_type: 'ephemeral', text: escapeText(summary(card)), blocks: toBlocks(card, stamp) };
}

function summary(card: Card): string {
  const lines = [card.title, ...card.parts.flatMap((part) => (part.part === 'text' ? [part.line] : []))];
  return lines.map(plain).filter(Boolean).slice(0, 2).join('\n') || TITLE_OF_ALL;
}

type Menu = Part & { part: 'select' };

/** The menu on a card that is submitted as a whole, and so needs a view. */
export const menuOn = (card: Card): Menu | undefined =>
  card.parts.find((part): part is Menu => part.part === 'select' && part.most > 1);

/** A card in a view, with a submit button where it holds a menu. */
export function toView({ card }: Reply, stamp: string, texts: Texts): ModalView {
  const menu = menuOn(card);
  return {
    type: 'modal',
    title: plainText(TITLE_OF_ALL, TITLE),
    close: plainText(texts.words(menu ? 'button.cancel' : 'button.close'), TITLE),
    ...(menu && {
      submit: plainText(texts.words('button.continue'), TITLE),
      callback_id: encodeAction(menu.action, stamp, { picks: menu.option }),
    }),
    blocks: toBlocks(card, stamp),
  };
}

export function toFormView(form: Form, stamp: string, texts: Texts): ModalView {
  return {
    type: 'modal',
    title: plainText(form.title, TITLE),
    submit: plainText(form.submit, TITLE),
    close: plainText(texts.words('button.cancel'), TITLE),
    callback_id: encodeAction(form.action, stamp),
    blocks: [...form.fields.map(toInput), ...(form.file ? [toFileInput(form.file)] : [])],
  };
}

function toInput(field: Field): KnownBlock {
  const element: PlainTextInput = {
    type: 'plain_text_input',
    action_id: field.name,
    max_length: field.most,
    ...(field.long && { multiline: true }),
    ...(field.placeholder && { placeholder: plainText(field.placeholder, 150) }),
    ...(field.value && { initial_value: field.value.slice(0, field.most) }),
  };
  return {
    type: 'input',
    block_id: field.name,
    label: plainText(field.label, 2000),
    optional: !field.required,
    element,
    ...(field.hint && { hint: plainText(field.hint, 2000) }),
  };
}

function toFileInput({ name, label, endings }: FileField): KnownBlock {
  const element: FileInput = { type: 'file_input', action_id: name, filetypes: [...endings], max_files: 1 };
  return { type: 'input', block_id: name, label: plainText(label, 2000), optional: true, element };
}
