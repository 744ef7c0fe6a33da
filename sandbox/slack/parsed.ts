import { ApiError } from './api-error.ts';

/**
 * A structured argument: JSON in a string (in a form) or the value itself (in a JSON body).
 * @throws {ApiError} with `code` for a string that is not JSON
 */
export function parsed(raw: unknown, code: string): unknown {
  if (typeof raw !== 'string') return raw;
  try {
    return JSON.parse(raw);
  } catch (error) {
    throw new ApiError(code, [error instanceof Error ? error.message : String(error)]);
  }
}
