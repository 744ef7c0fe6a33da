import { type Option, optional, word } from '../../src/bot/options.ts';
import { Refusal } from '../../src/bot/refusal.ts';
import { splitEmoji } from '../../src/text/emoji.ts';

/** A name of an emoji has at most 100 characters; colons and a skin tone stand around it. */
const LONGEST_EMOJI = 120;

/** Slack reports these emoji under their other name. */
const reported: Readonly<Record<string, string>> = { thumbsup: '+1', thumbsdown: '-1' };

/** Takes an emoji as Slack writes it, and gets its name without a skin tone; or takes the word `off`. */
export const emojiOrOff = (): Option<string> & { required: false } =>
  optional({
    ...word(LONGEST_EMOJI),
    read(raw) {
      const typed = typeof raw === 'string' ? raw.trim() : '';
      if (typed.toLowerCase() === 'off') return 'off';
      const [only, ...more] = typed.length > LONGEST_EMOJI ? [] : splitEmoji(typed);
      if (!only || !('emoji' in only) || more.length > 0) throw new Refusal('reaction.no-emoji');
      return reported[only.emoji] ?? only.emoji;
    },
  });
