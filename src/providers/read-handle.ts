import { type Address, bareHost, mayRedirect, readAddress, readPaymentUri } from './address.ts';
import { readBrCode } from './br-code.ts';
import { catalogue } from './catalogue.ts';
import { readBareHandle } from './handle.ts';
import type { HandleProblemCode } from './handle-problem.ts';
import { withoutLabel, withoutName } from './label.ts';
import { toLnurl } from './lnurl.ts';
import type { Provider } from './provider.ts';
import { isOnSite, isShortLink, readLink, refusalCodeOf } from './read-link.ts';
import { hasScheme, isWeb, schemeOf, withHttps } from './scheme.ts';
import { sentencesOf, toTypedText } from './typed-text.ts';

export type HandleProblem = {
  code: HandleProblemCode;
  /** The provider would take this handle. */
  example: string;
  /** With the codes `other-provider` and `other-page`, the link belongs to this one. */
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
  const clean = toTypedText(typed, mayHoldName(provider) ? 'any' : 'ascii');
  const result = clean.ok ? readText(provider, clean.text, among) : clean;
  if (result.ok) return { ok: true, handle: result.handle };
  const { ok, ...problem } = result;
  return { ok, problem: { ...problem, example: provider.handle.example } };
}

/** Says whether somebody's name may be in what is typed: beside an account, or in a pasted Pix code. */
const mayHoldName = ({ parts, forms }: Provider): boolean =>
  Object.values(parts).some(({ isName }) => isName) || forms.some(({ code }) => code === 'br-code');

/** Reads a text as it is, or else without what people put around a handle. */
function readText(provider: Provider, text: string, among: readonly Provider[]): Result {
  const asTyped = read(provider, text, among);
  if (asTyped.ok) return asTyped;
  // A code or a name may end in a full stop. Where it can't be read with it, the full stop was the end of a sentence.
  const named = withoutName(provider, text);
  for (const other of [...sentencesOf(text), ...(named === text ? [] : [named])]) {
    const result = read(provider, other, among);
    if (result.ok) return result;
  }
  return asTyped;
}

function read(provider: Provider, typed: string, among: readonly Provider[]): Result {
  const code = provider.forms.some((form) => form.code === 'br-code') ? readBrCode(typed) : undefined;
  if (code?.ok === false) return code;
  const lnurl = hasScheme(provider, 'lightning') ? toLnurl(typed) : undefined;
  const text = code?.key ?? lnurl ?? withoutLabel(provider, typed);

  const scheme = schemeOf(text);
  if (scheme !== undefined && !isWeb(scheme)) {
    const parsed = readPaymentUri(scheme, text);
    const result = parsed.ok ? readLink(provider, parsed.address) : undefined;
    if (result?.ok) return result;
    const mistake = mistakeIn(provider, text.slice(scheme.length + 1));
    return mistake ?? result ?? { ok: false, code: hasScheme(provider, scheme) ? 'form' : 'scheme' };
  }

  const head = text.split(/[/?#]/, 1)[0] ?? '';
  if (scheme === undefined && !text.startsWith('//') && !isKnownHost(bareHost(head), among)) {
    const bare = readBareHandle(provider, text);
    if (bare.ok) return bare;
    const mistake = mistakeIn(provider, text);
    if (mistake) return mistake;
    const looksLikeLink =
      head.includes('.') && !text.includes(' ') && (text.length > head.length || head.includes(':'));
    if (!looksLikeLink || bare.code === 'checksum') return bare;
  }

  const parsed = readAddress(withHttps(text));
  return parsed.ok ? readPasted(provider, parsed.address, among) : parsed;
}

function mistakeIn(provider: Provider, text: string): Result | undefined {
  const mistake = provider.mistaken.find(({ expression }) => expression.test(text));
  return mistake && { ok: false, code: mistake.because };
}

function isKnownHost(host: string, among: readonly Provider[]): boolean {
  return isShortLink(host, among) || among.some((provider) => isOnSite(provider, host));
}

function readPasted(provider: Provider, address: Address, among: readonly Provider[]): Result {
  if (isShortLink(address.host, among)) return { ok: false, code: 'short-link' };
  const refusal = refusalCodeOf(provider, address);
  if (refusal) return { ok: false, code: refusal };
  if (mayRedirect(address, provider.dropped)) return { ok: false, code: 'redirect' };
  const own = readLink(provider, address);
  if (own?.ok) return own;
  const owner = among.find((other) => readLink(other, address)?.ok);
  if (owner) return { ok: false, code: 'other-provider', provider: owner };
  if (own) return own;
  const refusing = among.find((other) => refusalCodeOf(other, address));
  const because = refusing && refusalCodeOf(refusing, address);
  if (isOnSite(provider, address.host)) return { ok: false, code: because ?? 'page' };
  if (refusing) return { ok: false, code: 'other-page', provider: refusing };
  const host = among.find((other) => isOnSite(other, address.host));
  return host ? { ok: false, code: 'other-provider', provider: host } : { ok: false, code: 'other-site' };
}
