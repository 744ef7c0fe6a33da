import type { Access } from '../../src/jars/policy.ts';
import type { Line } from '../../src/text/line.ts';
import type { Texts } from '../../src/text/texts.ts';

/** The roles or channels that are allowed, or blocked, one behind the other; empty where none is. */
export function withAccess(access: ReadonlyMap<string, Access>, wanted: Access, kind: 'role' | 'channel'): Line {
  const ids = [...access].filter(([, one]) => one === wanted).map(([id]) => id);
  return ids.flatMap((id, at) => [...(at > 0 ? [', '] : []), { kind, id }]);
}

/** Languages by their codes, as a sentence names them. */
export function languageNames(codes: readonly string[], { language }: Pick<Texts, 'language'>): string {
  const names = new Intl.DisplayNames([language], { type: 'language' });
  const list = new Intl.ListFormat([language], { type: 'conjunction' });
  return list.format(codes.map((code) => names.of(code) ?? code));
}
