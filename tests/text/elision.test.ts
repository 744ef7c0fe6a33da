import { expect, it } from 'vitest';
import { plain, type Span } from '../../src/text/line.ts';
import { toMessage } from '../../src/text/message.ts';

const said = (source: string, name: string | Span, language = 'fr') => plain(toMessage(source, language)({ name }));

it.each([
  ['Ada', 'le lien d’Ada'],
  ['Élodie', 'le lien d’Élodie'],
  ['Hélène', 'le lien d’Hélène'],
  ['Yves', 'le lien d’Yves'],
  ['Œdipe', 'le lien d’Œdipe'],
  ['itch.io', 'le lien d’itch.io'],
  ['Yann', 'le lien de Yann'],
  ['YouTube', 'le lien de YouTube'],
  ['Ben', 'le lien de Ben'],
  ['@ada', 'le lien de @ada'],
  ['5', 'le lien de 5'],
  ['アダ', 'le lien de アダ'],
  ['', 'le lien de '],
])('French drops a vowel before %j only if it has to: %s', (name, wanted) => {
  expect(said('le lien de {name}', name)).toBe(wanted);
});

it('does so before a name in bold and within a choice, and after « que »', () => {
  expect(said('le lien de <b>{name}</b>', 'Ada')).toBe('le lien d’Ada');
  expect(said('{name, select, other {le lien de {name}}}', 'Ada')).toBe('le lien d’Ada');
  expect(said('Parce que {name} est là', 'Ada')).toBe('Parce qu’Ada est là');
  expect(said('De {name}', 'Ada')).toBe('D’Ada');
});

it('leaves other words, commands, mentions and other languages as they are', () => {
  expect(said('coude {name}', 'Ada')).toBe('coude Ada');
  expect(said('à la place de <code>{name}</code>', 'ada')).toBe('à la place de ada');
  expect(said('le lien de {name}', { kind: 'member', id: 'Ada' })).toBe('le lien de @Ada');
  expect(said('el enlace de {name}', 'Ada', 'es')).toBe('el enlace de Ada');
});
