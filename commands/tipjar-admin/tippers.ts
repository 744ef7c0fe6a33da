import { defineCommand } from '../../src/bot/command.ts';
import { freeText, type RequiredOption } from '../../src/bot/options.ts';
import { Refusal } from '../../src/bot/refusal.ts';
import { languageCode } from '../../src/jars/language.ts';
import type { Tippers } from '../../src/jars/policy.ts';
import { policyChanged } from '../cards/policy.ts';
import { lookAtRules } from '../steps/look-at-rules.ts';

/** A sentence can list so many languages. */
const MOST_LANGUAGES = 12;

/** These languages are suggested while an admin types. Both Discord and Slack can be set to each of them. */
const OFFERED = ['en', 'en,fr', 'de', 'es', 'fr', 'it', 'ja', 'ko', 'pt', 'zh'];

/** Takes `everyone`, `roles`, or languages by their codes: `en,fr`, `languages en fr`, `pt-BR`. */
function tippersOption(): RequiredOption<Tippers> {
  const typed = freeText(100);
  return {
    ...typed,
    suggest: (part) =>
      ['everyone', 'roles', ...OFFERED.map((codes) => `languages ${codes}`)]
        .filter((one) => one.includes(part.toLowerCase()))
        .map((one) => ({ name: one, value: one })),
    async read(raw, platform) {
      const [first = '', ...more] = (await typed.read(raw, platform))
        .toLowerCase()
        .split(/[\s,;]+/)
        .filter(Boolean);
      if ((first === 'everyone' || first === 'roles') && more.length === 0) return first;
      const words = /^languages?$/.test(first) ? more : [first, ...more];
      if (words.length === 0) throw new Refusal('tippers.no-language');
      const languages = [...new Set([...new Set(words)].map(codeOf))];
      if (languages.length > MOST_LANGUAGES) throw new Refusal('tippers.too-many', { most: MOST_LANGUAGES });
      return languages;
    },
  };
}

function codeOf(typed: string): string {
  const code = languageCode(typed);
  if (code === undefined) throw new Refusal('tippers.unknown', { typed });
  return code;
}

export const tippers = defineCommand('tipjar-admin tippers', { who: tippersOption() })
  .lookUp(lookAtRules)
  .run(async ({ who }, context, seen) => {
    const { community, write } = context;
    const policy = await write(async (writing) => {
      await writing.putPolicy(community, { tippers: who });
      await writing.note({ action: 'policy.tippers', what: typeof who === 'string' ? who : who.join(', ') });
      return writing.policy(community);
    });
    return policyChanged(policy, seen, context);
  });
