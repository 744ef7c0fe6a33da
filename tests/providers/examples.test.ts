import { describe, expect, test } from 'vitest';
import { catalogue, linkOf, payment, readHandle } from '../../src/providers/index.ts';

describe.each(catalogue.all)('$id', (provider) => {
  test.each(Object.entries(provider.examples.accepted))('reads %s as %s', (typed, handle) => {
    expect(readHandle(provider, typed)).toEqual({ ok: true, handle });
  });

  test.each(Object.entries(provider.examples.refused))('refuses %j: %s', (typed, code) => {
    expect(readHandle(provider, typed)).toMatchObject({ ok: false, problem: { code } });
  });

  test.each(Object.entries(provider.examples.accepted))(
    'has a link or a text to copy for the handle of %s',
    (_, handle) => {
      expect(linkOf(provider, handle) ?? payment(provider, handle)?.copy).toBeTruthy();
    },
  );
});
