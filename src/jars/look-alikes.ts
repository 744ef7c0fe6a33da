/**
 * Letters of other scripts, and dressed-up ones, that are read as a Latin letter: each with what it passes for.
 * Capitals stand for themselves, as Greek and Cyrillic ones resemble other letters than their small ones do.
 * Accents, full-width and mathematical letters are not here: Unicode's own decomposition knows those.
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
