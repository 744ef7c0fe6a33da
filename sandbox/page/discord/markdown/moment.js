/** Discord's letters for how a moment is written. @type {Record<string, Intl.DateTimeFormatOptions>} */
const styles = {
  t: { timeStyle: 'short' },
  T: { timeStyle: 'medium' },
  d: { dateStyle: 'short' },
  D: { dateStyle: 'long' },
  f: { dateStyle: 'long', timeStyle: 'short' },
  F: { dateStyle: 'full', timeStyle: 'short' },
};

/**
 * @param {number} seconds since 1970
 * @param {string} style one of Discord's letters; `R` is relative to now
 * @param {string} locale
 */
export function moment(seconds, style, locale) {
  if (style !== 'R') return new Intl.DateTimeFormat(locale, styles[style]).format(seconds * 1000);
  const away = seconds - Date.now() / 1000;
  const [unit, size] = relativeUnit(Math.abs(away));
  return new Intl.RelativeTimeFormat(locale, { numeric: 'auto' }).format(Math.round(away / size), unit);
}

/** @param {number} seconds @returns {[Intl.RelativeTimeFormatUnit, number]} */
function relativeUnit(seconds) {
  if (seconds < 60) return ['second', 1];
  if (seconds < 3600) return ['minute', 60];
  return seconds < 86_400 ? ['hour', 3600] : ['day', 86_400];
}
