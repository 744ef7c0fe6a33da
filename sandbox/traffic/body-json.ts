import { readJson } from './read-json.ts';

/** Bytes. A larger body isn't shown. */
const mostShown = 100_000;

/**
 * Reads what a request or an answer has in it, for showing it.
 * @param message a copy, since it is read to its end; undefined for a body that is not to be read
 */
export async function bodyJson(message: Request | Response | undefined): Promise<unknown> {
  if (!message?.body) return null;
  const type = message.headers.get('content-type') ?? '';
  if (type.startsWith('multipart/form-data')) return fields((await message.formData()).entries());
  const text = await message.text();
  if (text.length > mostShown) return null;
  return type.startsWith('application/x-www-form-urlencoded') ? fields(new URLSearchParams(text)) : readJson(text);
}

/** Whether a request says that its body is small enough to be shown. */
export const isShown = ({ headers }: Request): boolean =>
  Number(headers.get('content-length') ?? mostShown) < mostShown;

/** Both platforms take forms, with JSON in some of the fields. */
const fields = (entries: Iterable<[string, string | File]>): unknown =>
  Object.fromEntries(
    [...entries].map(([name, value]) => [
      name,
      typeof value === 'string' ? (/^[[{]/.test(value) ? readJson(value) : value) : `(file ${value.name})`,
    ]),
  );
