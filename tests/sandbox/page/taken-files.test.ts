import { expect, test } from 'vitest';
import { takenOf } from '../../../sandbox/page/slack/blocks/taken-files.js';

const file = (name: string) => new File([], name);
const before = [{ id: 'F1', name: 'old.yml' }];
const names = (files: File[]) => files.map(({ name }) => name);

test('a second file replaces the first where only one is allowed', () => {
  const { taken, kept, complaint } = takenOf({ max_files: 1 }, [file('new.yml')], before);
  expect([names(taken), kept, complaint]).toEqual([['new.yml'], [], undefined]);
});

test('files are added up to the number that is allowed', () => {
  const chosen = ['a', 'b', 'c'].map(file);
  expect(names(takenOf({}, chosen, before).taken)).toEqual(['a', 'b', 'c']);
  const { taken, kept, complaint } = takenOf({ max_files: 3 }, chosen, before);
  expect([names(taken), kept]).toEqual([['a', 'b'], before]);
  expect(complaint).toEqual({ word: 'fileTooMany', values: { count: 3 } });
  const full = Array.from({ length: 10 }, (_, at) => ({ id: `F${at}`, name: `${at}` }));
  expect(takenOf({}, [file('a')], full)).toMatchObject({ taken: [], complaint: { values: { count: 10 } } });
});

test('a file of a kind that is not allowed is left out and named in the complaint', () => {
  const { taken, kept, complaint } = takenOf({ filetypes: ['yml'], max_files: 1 }, [file('a.exe')], before);
  expect([taken, kept]).toEqual([[], before]);
  expect(complaint).toEqual({ word: 'fileKind', values: { name: 'a.exe' } });
  const mixed = takenOf({ filetypes: ['yml', 'txt'] }, ['a.txt', 'yml', 'b.yml'].map(file), []);
  expect(names(mixed.taken)).toEqual(['a.txt', 'b.yml']);
  expect(mixed.complaint?.values).toEqual({ name: 'yml' });
});
