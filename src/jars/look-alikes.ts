/**
 * The characters that look like each Latin letter: letters of other scripts, letters with a stroke, and symbols.
 * Capitals are listed too, because a Greek or Cyrillic capital may look like another letter than its small one.
 * Accented, full-width and mathematical letters aren't listed: Unicode's decomposition (NFKD) resolves them.
 */
export const lookAlikes: Readonly<Record<string, string>> = {
  a: 'АаΑαɑᴀ🅐🅰Ꭺ',
  ae: 'ӔӕÆæᴁ',
  b: 'ВвЬьΒβƅʙ🅑🅱ᏴƀɃ',
  c: 'Ссᴄ🅒🅲ᏟȻȼ',
  d: 'ԀԁᴅđĐðÐ🅓🅳Ꭰɖ',
  e: 'ЕеΕεϵЄєЗзӠӡᴇ🅔🅴ᎬɛƐəɘ',
  f: 'ꜰƒϜϝ🅕🅵Ғғ',
  g: 'ԌԍɡɢցƓɠ🅖🅶Ꮐ',
  h: 'НнҺһΗԋᴴʜհħĦ🅗🅷Ꮋ',
  j: 'ЈјᴊϳյɈɉ🅙🅹Ꭻ',
  k: 'КкΚκᴋ🅚🅺ᏦƘƙ',
  l: 'ІіӀӏΙιıɪʟƖɩłŁ|ǀ🅛🅻🅘🅸ⱢƗᏞᎥ',
  m: 'МмΜᴍ🅜🅼Ꮇ',
  n: 'ΝηɴոռпПƝɲ🅝🅽ИиɳŋŊ',
  o: 'ОоΟοσᴏօՕ੦૦๐໐øØɵ🅞🅾',
  oe: 'Œœɶ',
  p: 'РрΡρᴘþÞƿ🅟🅿Ꮲ',
  q: 'Ԛԛգզ🅠🆀',
  r: 'Ггʀᴦ🅡🆁Ꮢɍ',
  s: 'Ѕѕꜱ🅢🆂Ꮪʂ',
  t: 'ТтΤτᴛŧŦ🅣🆃Ꭲƭ',
  u: 'υμսᴜʋՍ🅤🆄ʉ',
  v: 'ѴѵνᴠᏙ🅥🆅',
  w: 'ѠѡԜԝωᴡɯШшᎳ🅦🆆',
  x: 'ХхΧχ🅧🆇',
  y: 'УуҮүΥγʏყ🅨🆈ɏɎ',
  z: 'Ζζᴢ🅩🆉ᏃƵƶ',
};
