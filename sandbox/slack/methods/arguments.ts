import type { HonoRequest } from 'hono';
import { z } from 'zod';
import { ApiError } from '../api-error.ts';
import { complaints } from '../limits/complaints.ts';

export type Arguments = Record<string, unknown>;

/** A boolean, which is a word in a form. */
export const flag = z.union([z.boolean(), z.stringbool()]).default(false);

/** Reads arguments from the query and the body, where the body's count. @throws {ApiError} `invalid_json` */
export async function readArguments(request: HonoRequest): Promise<Arguments> {
  const query = request.query();
  if (request.method === 'GET') return query;
  if (!request.header('content-type')?.startsWith('application/json'))
    return { ...query, ...(await request.parseBody()) };
  try {
    return { ...query, ...z.record(z.string(), z.unknown()).parse(await request.json()) };
  } catch (error) {
    throw new ApiError('invalid_json', [error instanceof Error ? error.message : String(error)]);
  }
}

/** One method of the Web API. */
export interface Method {
  token: 'bot' | 'app' | 'config' | 'none';
  /** @returns the answer without `ok` @throws {ApiError} when Slack would answer an error */
  call(args: Arguments): Record<string, unknown>;
}

/** Makes a method that answers `invalid_arguments` when its arguments don't fit the schema. */
export const method = <S extends z.ZodType>(
  schema: S,
  call: (args: z.output<S>) => Record<string, unknown>,
  token: Method['token'] = 'bot',
): Method => ({
  token,
  call(args) {
    const read = schema.safeParse(args, { reportInput: true });
    if (!read.success) throw new ApiError('invalid_arguments', complaints(read.error));
    return call(read.data);
  },
});

/** The arguments of a method that answers in pages. */
export const paging = { limit: z.coerce.number().int().min(0).max(1000).default(0), cursor: z.string().default('') };

/** Cuts one page out of a list. @throws {ApiError} `invalid_cursor` */
export function page<T>(all: T[], { limit, cursor }: { limit: number; cursor: string }): { items: T[]; next: object } {
  const start = cursor === '' ? 0 : Number(Buffer.from(cursor, 'base64').toString());
  if (!Number.isInteger(start) || start < 0 || start > all.length) throw new ApiError('invalid_cursor');
  const end = limit === 0 ? all.length : start + limit;
  const next_cursor = end < all.length ? Buffer.from(String(end)).toString('base64') : '';
  return { items: all.slice(start, end), next: { response_metadata: { next_cursor } } };
}
