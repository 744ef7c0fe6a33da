/** Some of the names by which Slack knows emoji. https://docs.slack.dev/messaging/formatting-message-text */
const names = {
  '+1': '👍',
  '-1': '👎',
  100: '💯',
  art: '🎨',
  balloon: '🎈',
  beer: '🍺',
  blue_heart: '💙',
  blush: '😊',
  books: '📚',
  bow: '🙇',
  broken_heart: '💔',
  cake: '🍰',
  camera: '📷',
  cat: '🐱',
  clap: '👏',
  coffee: '☕',
  confetti_ball: '🎊',
  cookie: '🍪',
  cry: '😢',
  dizzy: '💫',
  dog: '🐶',
  eyes: '👀',
  fire: '🔥',
  gift: '🎁',
  gift_heart: '💝',
  grinning: '😀',
  guitar: '🎸',
  headphones: '🎧',
  heart: '❤️',
  heart_eyes: '😍',
  hugging_face: '🤗',
  joy: '😂',
  microphone: '🎤',
  money_with_wings: '💸',
  moneybag: '💰',
  muscle: '💪',
  musical_note: '🎵',
  ok_hand: '👌',
  pizza: '🍕',
  pray: '🙏',
  raised_hands: '🙌',
  rocket: '🚀',
  rose: '🌹',
  slightly_smiling_face: '🙂',
  smile: '😄',
  sparkles: '✨',
  sparkling_heart: '💖',
  star: '⭐',
  sunglasses: '😎',
  sunny: '☀️',
  tada: '🎉',
  tea: '🍵',
  thumbsup: '👍',
  tulip: '🌷',
  video_game: '🎮',
  wave: '👋',
  white_check_mark: '✅',
  wink: '😉',
  yellow_heart: '💛',
};

/** @type {ReadonlyMap<string, string>} */
const byName = new Map(Object.entries(names));

/** Keyboards write some emoji with a mark that asks for colours, and some without it. @param {string} emoji */
const bare = (emoji) => emoji.replaceAll('\u{fe0f}', '');

/** @type {ReadonlyMap<string, string>} */
const nameOf = new Map(
  Object.entries(names)
    .toReversed()
    .map(([name, emoji]) => [bare(emoji), name]),
);

const tones = '\u{1f3fb}\u{1f3fc}\u{1f3fd}\u{1f3fe}\u{1f3ff}';
const emoji = /\p{RGI_Emoji}|\p{Extended_Pictographic}/gv;
const code = /:([a-z0-9_+-]{1,100}):(?::skin-tone-([2-6]):)?/g;

/**
 * Writes emoji by their names, as Slack does before it hands on what somebody typed: `:tada:`, `:+1::skin-tone-3:`.
 * @param {string} text
 */
export const withEmojiNames = (text) =>
  text.replace(emoji, (found) => {
    const tone = [...tones].findIndex((one) => found.includes(one));
    const name = nameOf.get(bare(found).replace(new RegExp(`[${tones}]`, 'u'), ''));
    if (name === undefined) return found;
    return tone < 0 ? `:${name}:` : `:${name}::skin-tone-${tone + 2}:`;
  });

/** Shows emoji in place of the names that are known here. @param {string} text */
export const withEmoji = (text) =>
  text.replace(code, (whole, /** @type {string} */ name, /** @type {string | undefined} */ tone) => {
    const found = byName.get(name);
    if (found === undefined) return whole;
    return tone === undefined ? found : found + [...tones][Number(tone) - 2];
  });
