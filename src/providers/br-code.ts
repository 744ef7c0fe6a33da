/** One field: its id in two digits, the length of its value in two digits, its value. */
function field(id: string, value: string): string {
  return `${id}${String(value.length).padStart(2, '0')}${value}`;
}

/** The CRC-16/CCITT-FALSE of an ASCII text, as four hexadecimal digits in capitals. */
export function crc16(text: string): string {
  let crc = 0xffff;
  for (const byte of Buffer.from(text, 'latin1')) {
    crc ^= byte << 8;
    for (let bit = 0; bit < 8; bit++) crc = crc & 0x8000 ? ((crc << 1) ^ 0x1021) & 0xffff : crc << 1;
  }
  return crc.toString(16).toUpperCase().padStart(4, '0');
}

/**
 * The static BR Code of a Pix key (Banco Central do Brasil, Manual do BR Code). It is both for a QR code and for "Pix
 * copia e cola". A name and a town are obligatory, but banks show those of the account's holder instead.
 * @param amount In reais, with two decimals.
 */
export function brCode(key: string, amount?: string): string {
  const body = [
    field('00', '01'),
    field('26', field('00', 'br.gov.bcb.pix') + field('01', key)),
    field('52', '0000'),
    field('53', '986'),
    amount === undefined ? '' : field('54', amount),
    field('58', 'BR'),
    field('59', 'PIX'),
    field('60', 'BRASIL'),
    field('62', field('05', '***')),
    // The checksum is computed over its own id and length too.
    '6304',
  ].join('');
  return body + crc16(body);
}
