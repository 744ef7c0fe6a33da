import type { Address } from './address.ts';
import type { RefusalCode } from './handle-problem.ts';
import { matchAddress, matchSlot } from './match.ts';
import type { Slot } from './pattern.ts';
import type { Provider } from './provider.ts';
import { type FormProblem, readForm } from './read-form.ts';

type LinkReading = { ok: true; handle: string } | { ok: false; code: FormProblem };

/**
 * The handle in a link of the provider's, or what is wrong with it; undefined when no pattern of the provider has the
 * address's shape. Whatever the pattern doesn't name is dropped.
 */
export function readLink(provider: Provider, address: Address): LinkReading | undefined {
  let code: FormProblem | undefined;
  for (const form of provider.forms) {
    for (const pattern of form.patterns) {
      const raw = matchAddress(pattern, address);
      if (!raw || !fitsHost(provider, pattern.host, address.host)) continue;
      const reading = readForm(provider, form, raw);
      if (reading.ok) return { ok: true, handle: reading.handle };
      // `form` says the least, so the first other problem is the one to name.
      if (code === undefined || code === 'form') code = reading.code;
    }
  }
  return code && { ok: false, code };
}

/** Whether the host is one of the provider's. */
export function ownsHost(provider: Provider, host: string): boolean {
  return provider.hosts.some((slot) => fitsHost(provider, slot, host));
}

function fitsHost(provider: Provider, slot: Slot, host: string): boolean {
  const values = matchSlot(slot, host);
  if (!values) return false;
  return Object.entries(values).every(([name, text]) => provider.parts[name]?.expression.test(text));
}

/** Why a link of the provider's own can't be published, or undefined when the catalogue gives no reason. */
export function refusalCodeOf(provider: Provider, address: Address): RefusalCode | undefined {
  return provider.refused.find(({ pattern }) => matchAddress(pattern, address))?.because;
}
