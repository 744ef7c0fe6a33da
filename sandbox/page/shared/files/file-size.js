const units = /** @type {const} */ ([
  [1e6, 'megabyte', 'short'],
  [1e3, 'kilobyte', 'short'],
  [1, 'byte', 'long'],
]);

/**
 * @param {number} bytes
 * @param {string} locale
 */
export function fileSize(bytes, locale) {
  const [size, unit, unitDisplay] = units.find(([least]) => bytes >= least) ?? units[2];
  const format = new Intl.NumberFormat(locale, { style: 'unit', unit, unitDisplay, maximumFractionDigits: 1 });
  return format.format(bytes / size);
}
