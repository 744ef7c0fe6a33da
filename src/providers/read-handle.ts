import { type Address, bareHost, mayRedirect, readAddress, readPaymentUri } from './address.ts';
import { readBrCode } from './br-code.ts';
import { catalogue } from './catalogue.ts';
import { readBareHandle } from './handle.ts';
import type { HandleProblemCode } from './handle-problem.ts';
import type { Provider } from './provider.ts';
import { isShortLink, ownsHost, readLink, refusalCodeOf } from './read-link.ts';
import { toTypedText } from './typed-text.ts';

export type HandleProblem = {
  code: HandleProblemCode;
  /** The provider would take this handle. */
  example: string;
  /** With the code `other-provider`, the link belongs to this one. */
  provider?: Provider;
};

type HandleResult = { ok: true; handle: string } | { ok: false; problem: HandleProblem };

type Result = { ok: true; handle: string } | ({ ok: false } & Omit<HandleProblem, 'example'>);

/**
 * Reads the handle in what a person typed or pasted for a provider: `ada`, `@ada`, or `paypal.me/ada/5` with or without
 * a scheme and tracking parameters. Only the handle is kept of a link. Links are read only from the provider's own
 * hosts.
 * @param among A link of another service may belong to one of these providers.
 */
export function readHandle(
  provider: Provider,
  typed: string,
  among: readonly Provider[] = catalogue.all,
): HandleResult {
  const result = read(provider, typed, among);
  if (result.ok) return { ok: true, handle: result.handle };
  const { ok, ...problem } = result;
  return { ok, problem: { ...problem, example: provider.handle.example } };
}

function read(provider: Provider, typed: string, among: readonly Provider[]): Result {
  const mayName = Object.values(provider.parts).some(({ isName }) => isName);
  const clean = toTypedText(typed, mayName ? 'any' : 'ascii');
  if (!clean.ok) return clean;
  const code = provider.forms.some((form) => form.code === 'br-code') ? readBrCode(clean.text) : undefined;
  if (code?.ok === false) return code;
  const text = code?.key ?? clean.text;

  const scheme = /^([a-z][a-z0-9+-]*):/i.exec(text)?.[1]?.toLowerCase();
  if (scheme !== undefined && scheme !== 'http' && scheme !== 'https') {
    const parsed = readPaymentUri(scheme, text);
    const result = parsed.ok ? readLink(provider, parsed.address) : undefined;
    return result ?? { ok: false, code: 'scheme' };
  }

  const head = text.split(/[/?#]/, 1)[0] ?? '';
  if (scheme === undefined && !text.startsWith('//') && !isKnownHost(bareHost(head), among)) {
    const bare = readBareHandle(provider, text);
    if (bare.ok) return bare;
    if (provider.handle.email && /^[^@/]+@[^@/]+$/.test(text)) return { ok: false, code: provider.handle.email };
    const looksLikeLink = head.includes('.') && (text.length > head.length || head.includes(':'));
    if (!looksLikeLink) return bare;
  }

  const parsed = readAddress(scheme === undefined ? `https://${text.replace(/^\/\//, '')}` : text);
  return parsed.ok ? readPasted(provider, parsed.address, among) : parsed;
}

function isKnownHost(host: string, among: readonly Provider[]): boolean {
  return isShortLink(host, among) || among.some((provider) => ownsHost(provider, host));
}

function readPasted(provider: Provider, address: Address, among: readonly Provider[]): Result {
  if (isShortLink(address.host, among)) return { ok: false, code: 'short-link' };
  const refusal = refusalCodeOf(provider, address);
  if (refusal) return { ok: false, code: refusal };
  if (mayRedirect(address)) return { ok: false, code: 'redirect' };
  const own = readLink(provider, address);
  if (own?.ok) return own;
  const owner = among.find((other) => readLink(other, address)?.ok);
  if (owner) return { ok: false, code: 'other-provider', provider: owner };
  if (own) return own;
  if (ownsHost(provider, address.host)) return { ok: false, code: 'form' };
  const host = among.find((other) => ownsHost(other, address.host));
  return host ? { ok: false, code: 'other-provider', provider: host } : { ok: false, code: 'other-site' };
}

/** Finds the provider and the handle that a pasted link belongs to. Undefined when no provider of `among` reads it. */
export function recognise(
  typed: string,
  among: readonly Provider[] = catalogue.all,
): { provider: Provider; handle: string } | undefined {
  const clean = toTypedText(typed);
  if (!clean.ok) return undefined;
  const parsed = readAddress(/^https?:/i.test(clean.text) ? clean.text : `https://${clean.text}`);
  if (!parsed.ok || mayRedirect(parsed.address)) return undefined;
  for (const provider of among) {
    if (refusalCodeOf(provider, parsed.address)) continue;
    const link = readLink(provider, parsed.address);
    if (link?.ok) return { provider, handle: link.handle };
  }
  return undefined;
}
