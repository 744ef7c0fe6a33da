import { expect, test } from 'vitest';
import { takenOf } from '../../../sandbox/page/slack/blocks/taken-files.js';

const file = (name: string) => new File([], name);
const before = [{ id: 'F1', name: 'old.yml' }];
const names = (files: File[]) => files.map(({ name }) => name);

test('where one file fits, another takes its place', () => {
  const { taken, kept, complaint } = takenOf({ max_files: 1 }, [file('new.yml')], before);
  expect([names(taken), kept, complaint]).toEqual([['new.yml'], [], undefined]);
});

test('where many fit, more are added until there is no room', () => {
  const chosen = ['a', 'b', 'c'].map(file);
  expect(names(takenOf({}, chosen, before).taken)).toEqual(['a', 'b', 'c']);
  const { taken, kept, complaint } = takenOf({ max_files: 3 }, chosen, before);
  expect([names(taken), kept]).toEqual([['a', 'b'], before]);
  expect(complaint).toEqual({ word: 'fileTooMany', values: { count: 3 } });
  const full = Array.from({ length: 10 }, (_, at) => ({ id: `F${at}`, name: `${at}` }));
  expect(takenOf({}, [file('a')], full)).toMatchObject({ taken: [], complaint: { values: { count: 10 } } });
});

test('a file of another kind is named, and leaves what was chosen before', () => {
  const { taken, kept, complaint } = takenOf({ filetypes: ['yml'], max_files: 1 }, [file('a.exe')], before);
  expect([taken, kept]).toEqual([[], before]);
  expect(complaint).toEqual({ word: 'fileKind', values: { name: 'a.exe' } });
  const mixed = takenOf({ filetypes: ['yml', 'txt'] }, ['a.txt', 'yml', 'b.yml'].map(file), []);
  expect(names(mixed.taken)).toEqual(['a.txt', 'b.yml']);
  expect(mixed.complaint?.values).toEqual({ name: 'yml' });
});
