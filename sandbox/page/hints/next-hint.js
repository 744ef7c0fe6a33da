/** @typedef {'jar' | 'tip' | 'card' | 'more' | 'closed'} Hint what the visitor is told next; `more` follows the three hints */

/** @type {readonly Hint[]} */
const order = ['jar', 'tip', 'card', 'more', 'closed'];

/** The three hints of the first tip, in their order. @type {readonly Hint[]} */
export const firstTip = order.slice(0, 3);

/** @param {string} text @returns {Hint} the first for whatever isn't a hint */
export const toHint = (text) => order.find((one) => one === text) ?? 'jar';

/** @param {Hint} hint @returns {Hint} */
export const following = (hint) => order[order.indexOf(hint) + 1] ?? 'closed';

/**
 * Tells which hint follows once the visitor did something.
 * @param {Hint} hint
 * @param {{ path: string, body: Record<string, unknown>, id?: unknown }} done what the page told the sandbox, where below
 *   /visit, and what the bot called the button or the form
 * @returns {Hint} the same hint for whatever it doesn't wait for
 */
export function nextHint(hint, { path, body, id }) {
  const line = path === 'discord/command' ? typed(body) : path === 'slack/command' ? String(body.text) : '';
  const waitsFor = hint === 'jar' ? /^\/tipjar add\b/ : hint === 'tip' ? /^\/tip\b/ : /^$/;
  const byMenu = hint === 'tip' && (path === 'slack/shortcut' || 'targetId' in body);
  const byForm = hint === 'jar' && /^tipjar publish\b/.test(String(id));
  return (line && waitsFor.test(line)) || byMenu || byForm ? following(hint) : hint;
}

/** @param {Record<string, unknown>} body a command as Discord takes it, with its subcommand as the first option */
function typed({ name, options }) {
  const [first] = /** @type {{ name: string }[]} */ (options ?? []);
  return `/${name} ${first?.name ?? ''}`;
}
