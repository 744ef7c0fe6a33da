import { defineCommand } from '../../src/bot/command.ts';
import { type Option, text } from '../../src/bot/options.ts';
import { Refusal } from '../../src/bot/refusal.ts';
import { languageCode } from '../../src/jars/language.ts';
import type { Tippers } from '../../src/jars/policy.ts';
import { policyChanged } from '../cards/policy.ts';

/** What a sentence can list. */
const MOST_LANGUAGES = 12;

/** Languages that are offered while typing: those both platforms can be set to, besides English alone. */
const OFFERED = ['en', 'en,fr', 'de', 'es', 'fr', 'it', 'ja', 'ko', 'pt', 'zh'];

/** `everyone`, `roles`, or languages by their codes: `en,fr`, `languages en fr`, `pt-BR`. */
function who(): Option<Tippers> & { required: true } {
  const typed = text(100);
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
      const codes = words.map((word) => {
        const code = languageCode(word);
        if (code === undefined) throw new Refusal('tippers.unknown', { typed: word });
        return code;
      });
      const languages = [...new Set(codes)];
      if (languages.length > MOST_LANGUAGES) throw new Refusal('tippers.too-many', { most: MOST_LANGUAGES });
      return languages;
    },
  };
}

export const tippers = defineCommand({
  name: 'tipjar-admin tippers',
  admin: true,
  options: { who: who() },
  async run({ who }, context) {
    const { community, change } = context;
    const policy = await change(async (writing) => {
      await writing.putPolicy(community, { tippers: who });
      await writing.note({ action: 'policy.tippers', what: typeof who === 'string' ? who : who.join(', ') });
      return writing.policy(community);
    });
    return policyChanged(policy, context, []);
  },
});
