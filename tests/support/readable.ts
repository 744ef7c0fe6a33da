import type { Answer, Card, Part } from '../../src/bot/answer.ts';
import { plain } from '../../src/text/line.ts';
import type { Language } from '../../src/text/texts.ts';

/** What a reader has in front of them, as plain text. */
export interface Readable {
  /** Each text that stands by itself: a title, a line, a note, a field's label. */
  said: readonly string[];
  /** The labels of what can be pressed or chosen. */
  offered: readonly string[];
  language: Language;
  /** The newest fault in the log, where there is one: it explains an answer that only says that something went wrong. */
  fault?: string | undefined;
}

/** What can be read on an answer. */
export function readable(answer: Answer, language: Language): Readable {
  if (answer.kind === 'form') {
    const { title, submit, fields, file } = answer;
    const inFields = fields.flatMap(({ label, hint = '', placeholder = '' }) => [label, hint, placeholder]);
    return { said: [title, ...inFields, file?.label ?? ''].filter(Boolean), offered: [submit], language };
  }
  const card = readableCard(answer.card, language);
  return { ...card, said: [...card.said, ...Object.values(answer.refusal?.fields ?? {})] };
}

export const readableCard = ({ title, parts }: Card, language: Language): Readable => ({
  said: [plain(title), ...parts.flatMap(saidIn)].filter(Boolean),
  offered: parts.flatMap(offeredIn),
  language,
});

function saidIn(part: Part): string[] {
  if (part.part === 'text' || part.part === 'small') return [plain(part.line)];
  return part.part === 'row' ? [plain(part.line), plain(part.note ?? [])] : [];
}

function offeredIn(part: Part): string[] {
  switch (part.part) {
    case 'row':
      return [part.button.label];
    case 'buttons':
      return part.buttons.map(({ label }) => label);
    case 'select':
      return [part.label, ...part.groups.flatMap(({ label, choices }) => [label, ...choices.map((one) => one.label)])];
    case 'members':
    case 'roles':
    case 'channels':
      return [part.placeholder];
    default:
      return [];
  }
}
