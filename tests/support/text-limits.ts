import { LONGEST_MESSAGE } from '../../src/jars/jar.ts';
import { catalogue } from '../../src/providers/index.ts';
import { plain } from '../../src/text/line.ts';
import { toMessage } from '../../src/text/message.ts';

/** Where a text has little room: each limit is the stricter one of both platforms, in UTF-16 code units. */
export const places = [
  { place: 'a button', most: 75, keys: /^button\./ },
  { place: 'the button that sends a form', most: 24, keys: /^button\.(save|continue|close|cancel)$/ },
  { place: 'a form’s title', most: 24, keys: /^(?!option\.|handle\.).*\.form$/ },
  { place: 'a label', most: 45, keys: /\.label$|^setup\.menu\./ },
  { place: 'a field’s hint', most: 100, keys: /^handle\.label\./ },
  { place: 'a placeholder', most: 100, keys: /\.placeholder$/ },
  { place: 'an app’s description', most: 140, keys: /^manifest\.description$/ },
  { place: 'a card’s title', most: 150, keys: /\.title$/ },
  { place: 'the description of a command or an option', most: 100, keys: /^command\./ },
  { place: 'the name of a choice behind its English word', most: 75, keys: /^choice\./ },
  { place: 'the name of a menu', most: 32, keys: /^menu\./ },
];

const longest = (texts: string[]) => texts.reduce((one, other) => (other.length > one.length ? other : one));

/** The longest values that these texts can get. */
const values = {
  provider: longest(catalogue.all.map((one) => one.name)),
  service: longest(catalogue.all.map(({ handle, name }) => handle.called ?? name)),
  name: 'n'.repeat(80),
  most: LONGEST_MESSAGE,
  currency: 'EUR',
  amount: '1,000,000 EUR',
  page: 9999,
};

/** How long a text gets. @throws {Error} when it has a value that isn't listed here. */
export const longestOf = (source: string, language: string): number =>
  plain(toMessage(source, language)(values)).length;

/** How long the text of a key may be, if its room is fixed. */
export const roomFor = (key: string): number | undefined => {
  const found = places.filter(({ keys }) => keys.test(key)).map(({ most }) => most);
  return found.length > 0 ? Math.min(...found) : undefined;
};
