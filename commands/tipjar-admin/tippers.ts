import { toIfFits } from '../../src/bot/action.ts';
import { defineCommand } from '../../src/bot/command.ts';
import { freeText, type RequiredOption } from '../../src/bot/options.ts';
import { Refusal } from '../../src/bot/refusal.ts';
import { languageCode } from '../../src/jars/language.ts';
import type { Tippers } from '../../src/jars/policy.ts';
import { policyChanged } from '../cards/policy.ts';
import { lookAtRules } from '../steps/look-at-rules.ts';

/** A sentence can list so many languages. */
const MOST_LANGUAGES = 14;

/** These languages are offered to admins, who may type any other. */
export const offered = ['en', 'fr', 'de', 'es', 'pt', 'it', 'nl', 'pl', 'tr', 'ja', 'ko', 'zh', 'hi', 'ar'] as const;

/** Takes `everyone`, `roles`, or languages by their codes: `en,fr`, `languages en fr`, `pt-BR`. */
function tippersOption(): RequiredOption<Tippers> {
  const typed = freeText(100);
  return {
    ...typed,
    suggest: (part) =>
      ['everyone', 'roles', 'languages en,fr', ...offered.map((code) => `languages ${code}`)]
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
    const { before, policy } = await write(async (writing) => {
      const before = typedAs((await writing.policy(community)).tippers);
      await writing.putPolicy(community, { tippers: who });
      await writing.note({ action: 'policy.tippers', what: typeof who === 'string' ? who : who.join(', ') });
      return { before, policy: await writing.policy(community) };
    });
    const undo = before === typedAs(who) ? undefined : toIfFits('tipjar-admin tippers', { who: before });
    return policyChanged(policy, seen, context, { undo });
  });

/** Writes who may tip as an admin would type it, with spaces, which take the least room on a button. */
const typedAs = (who: Tippers): string => (typeof who === 'string' ? who : who.join(' '));
