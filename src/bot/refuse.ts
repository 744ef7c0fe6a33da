import { LONGEST_ECHO, visible } from '../text/plain-text.ts';
import { type Language, type Texts, textsIn, type Values } from '../text/texts.ts';
import type { Reply } from './answer.ts';
import { Refusal } from './refusal.ts';

/** What was typed is given back in refusals, whatever it was: never more than can be seen and read. */
function echoed(values: Values): Values {
  const shown = Object.entries(values).map(([name, value]) => [
    name,
    typeof value === 'string' ? visible(value, LONGEST_ECHO) : value,
  ]);
  return Object.fromEntries(shown);
}

/** A refusal as an answer: its sentence, those of a form's fields, and a way on. */
export function refuse(refusal: Refusal, texts: Texts): Reply {
  const fields = Object.entries(refusal.fields).map(([name, one]) => [name, texts.words(one.key, echoed(one.values))]);
  const { wayOn } = refusal;
  return {
    kind: 'reply',
    refusal: { fields: Object.fromEntries(fields) },
    card: {
      title: [],
      parts: [
        { part: 'text', line: texts.say(refusal.key, echoed(refusal.values)) },
        ...Object.values(refusal.fields)
          .filter((one) => one.key !== refusal.key)
          .map((one) => ({ part: 'text' as const, line: texts.say(one.key, echoed(one.values)) })),
        ...(wayOn
          ? [
              {
                part: 'buttons' as const,
                buttons: [
                  { label: texts.words(wayOn.label, wayOn.values), action: wayOn.action, style: 'main' as const },
                ],
              },
            ]
          : []),
      ],
    },
  };
}

/** For where a platform no longer takes what was made, because it came too late. */
export const lateReply = (language: Language): Reply => refuse(new Refusal('call.slow'), textsIn(language));
