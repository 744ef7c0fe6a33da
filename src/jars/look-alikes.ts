/**
 * The characters that look like each Latin letter: letters of other scripts (Greek, Cyrillic, Armenian, Cherokee, Lisu,
 * Canadian syllabics, Coptic and scripts of antiquity among them), letters with a stroke, and symbols.
 * Capitals are listed too, because a Greek or Cyrillic capital may look like another letter than its small one.
 * Accented, full-width and mathematical letters aren't listed: Unicode's decomposition (NFKD) resolves them.
 */
export const lookAlikes: Readonly<Record<string, string>> = {
  a: 'АаΑαɑᴀ🅐🅰ᎪꓮᗅᗩⲀⲁ𐊠𐌀',
  ae: 'ӔӕÆæᴁ',
  b: 'ВвЬьΒβƅʙ🅑🅱ᏴƀɃꓐᗷᖯᑲⲂⲃᛒ𐊂𐊡𐌁',
  c: 'Ссᴄ🅒🅲ᏟȻȼꓚᑕⲤⲥ𐊢𐌂𐐕𐐽',
  d: 'ԀԁᴅđĐðÐ🅓🅳Ꭰɖꓓᗞᗪᑯ',
  e: 'ЕеΕεϵЄєЗзӠӡᴇ🅔🅴ᎬɛƐəɘꓰᗴᕮⲈⲉ𐊆',
  f: 'ꜰƒϜϝ🅕🅵Ғғꓝᖴ𐊇𐊥𐔥',
  g: 'ԌԍɡɢցƓɠ🅖🅶Ꮐꓖᘜ',
  h: 'НнҺһΗԋᴴʜհħĦ🅗🅷ᎻꓧᕼⲎⲏ𐋏',
  j: 'ЈјᴊϳյɈɉ🅙🅹Ꭻꓙᒍ',
  k: 'КкΚκᴋ🅚🅺ᏦƘƙꓗⲔⲕᛕ𐔘',
  l: 'ІіӀӏΙιıɪʟƖɩłŁ|ǀ🅛🅻🅘🅸ⱢƗᏞᎥꓡꓲᒪⳐⳑⲒⲓᛁ𐊊𐌉𐐛𐔦',
  m: 'МмΜᴍ🅜🅼ᎷꓟᗰⲘⲙᛖ𐊰𐌑',
  n: 'ΝηɴոռпПƝɲ🅝🅽ИиɳŋŊꓠᑎⲚⲛⲠⲡ𐔓',
  o: 'ОоΟοσᴏօՕ੦૦๐໐øØɵ🅞🅾ꓳⲞⲟ𐊒𐊫𐌏𐐄𐐬𐓂𐓪𐔖',
  oe: 'Œœɶ',
  p: 'РрΡρᴘþÞƿ🅟🅿ᏢꓑᑭⲢⲣ𐊕',
  q: 'Ԛԛգզ🅠🆀ᑫϤϥ',
  r: 'Ггʀᴦ🅡🆁ᏒɍꓣᖇᒥⲄⲅᚱ𐒴',
  s: 'Ѕѕꜱ🅢🆂Ꮪʂꓢᔕ𐊖𐐠𐑈',
  t: 'ТтΤτᴛŧŦ🅣🆃ᎢƭꓔⲦⲧϮϯ𐊗𐊱𐌕',
  u: 'υμսᴜʋՍ🅤🆄ʉꓴᑌ𐓎𐓶',
  v: 'ѴѵνᴠᏙ🅥🆅ꓦᐯ𐌖𐔝',
  w: 'ѠѡԜԝωᴡɯШшᎳ🅦🆆ꓪᗯⲰⲱϢϣ',
  x: 'ХхΧχ🅧🆇ꓫ᙭ᕁᕽⲬⲭᚷ𐊐𐊴𐌗𐔧',
  y: 'УуҮүΥγʏყ🅨🆈ɏɎꓬⲨⲩ𐊲',
  z: 'Ζζᴢ🅩🆉ᏃƵƶꓜᘔᙆⲌⲍ',
};
