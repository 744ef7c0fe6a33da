import { describe, expect, it } from 'vitest';
import { categoriesOf, isCommon, sameCategory } from '../../src/jars/category.ts';

describe('a category', () => {
  it('is one of four in every community or one that the admins added', () => {
    expect(categoriesOf({ categories: ['poet'] })).toEqual(['creator', 'journalist', 'expert', 'nonprofit', 'poet']);
    expect(isCommon('expert')).toBe(true);
    expect(isCommon('poet')).toBe(false);
  });

  it('is the same in capitals and small letters, and however its accents are encoded', () => {
    expect(sameCategory('Poet', 'poet')).toBe(true);
    expect(sameCategory('Ｐｏｅｔ', 'poet')).toBe(true);
    expect(sameCategory('E\u0301crivain', 'écrivain')).toBe(true);
    expect(sameCategory('poet', 'poets')).toBe(false);
  });
});
