import { z } from 'zod';
import { bareHost } from './address.ts';
import { readData } from './currency.ts';

/** Why no link of a service is in the catalogue. The locale files have a sentence for each. */
export const unlinkedReasons = ['closed', 'unreadable', 'links'] as const;

const services = z
  .array(
    z.strictObject({
      name: z.string().min(2),
      /** In small letters. */
      names: z.array(z.string().regex(/^[^A-Z]+$/)),
      domains: z.array(z.string().regex(/^[a-z0-9.-]+\.[a-z]+$/)),
      because: z.enum(unlinkedReasons),
      /** What the reason was last compared with. */
      source: z.string().min(8),
    }),
  )
  .parse(readData('unlinked.json'));

export type Unlinked = { service: string; because: (typeof unlinkedReasons)[number] };

/** Finds a service that people post links of but that has none to add, by its name or by a link, and says why not. */
export function unlinkedService(typed: string): Unlinked | undefined {
  const name = typed.trim().toLowerCase();
  const link = /^https?:/i.test(name) ? name : `https://${name}`;
  const host = URL.canParse(link) ? bareHost(new URL(link).hostname) : '';
  const found = services.find(
    ({ names, domains }) => names.includes(name) || domains.some((domain) => `.${host}`.endsWith(`.${domain}`)),
  );
  return found && { service: found.name, because: found.because };
}
