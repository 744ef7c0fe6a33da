import { describe, expect, test } from 'vitest';
import { parseHandle } from '../../src/providers/handle.ts';
import { catalogue, readHandle } from '../../src/providers/index.ts';
import type { Pattern, Segment, Slot } from '../../src/providers/pattern.ts';
import type { Values } from '../../src/providers/template.ts';

function slotText({ before, part, after }: Slot, values: Values): string {
  return before + (part === undefined ? '' : values[part]) + after;
}

function segmentTexts(segment: Segment, values: Values): string[] {
  if (segment === '*') return ['5.00'];
  if (segment === '**') return ['more/of/it', 'more'];
  return 'oneOf' in segment ? [...segment.oneOf] : [slotText(segment, values)];
}

/** Every address of a pattern's shape for the values, one for each alternative. */
function addresses({ scheme, host, path, query }: Pattern, values: Values): string[] {
  const paths = path.reduce<string[]>(
    (begun, segment) => begun.flatMap((start) => segmentTexts(segment, values).map((text) => `${start}/${text}`)),
    [''],
  );
  const search = query.map(([name, slot]) => `${name}=${encodeURIComponent(slotText(slot, values))}`).join('&');
  const head = scheme === 'https' ? `https://${slotText(host, values)}` : `${scheme}:`;
  const tail = search ? `?${search}` : '';
  return paths.map((one) => head + (scheme === 'https' ? one : one.slice(1)) + tail);
}

describe.each(catalogue.all)('$id', (provider) => {
  const handles = [...new Set(Object.values(provider.examples.accepted))];

  test('has an example for each of its forms', () => {
    const forms = new Set(handles.map((handle) => parseHandle(provider, handle).form));
    expect(forms.size).toBe(provider.forms.length);
    expect(Object.keys(provider.examples.refused).length).toBeGreaterThan(0);
  });

  test('reads every pasted form back as its handle, with or without tracking parameters', () => {
    for (const handle of handles) {
      const { form, values } = parseHandle(provider, handle);
      for (const address of form.patterns.flatMap((pattern) => addresses(pattern, values))) {
        const tracked = `${address}${address.includes('?') ? '&' : '?'}utm_source=chat&fbclid=x`;
        expect([address, readHandle(provider, address)]).toEqual([address, { ok: true, handle }]);
        expect([tracked, readHandle(provider, tracked)]).toEqual([tracked, { ok: true, handle }]);
        if (!address.startsWith('https')) continue;
        const bare = address.slice('https://'.length);
        expect([bare, readHandle(provider, bare)]).toEqual([bare, { ok: true, handle }]);
        expect(readHandle(provider, `http://www.${bare}#top`)).toEqual({ ok: true, handle });
      }
    }
  });

  test('shares no pasted form with another provider', () => {
    for (const handle of handles) {
      const { form, values } = parseHandle(provider, handle);
      for (const address of form.patterns.flatMap((pattern) => addresses(pattern, values))) {
        if (!address.startsWith('https')) continue;
        const takers = catalogue.all.filter((other) => readHandle(other, address).ok);
        expect([address, takers.map(({ id }) => id)]).toEqual([address, [provider.id]]);
      }
    }
  });
});
