import { ApiError } from './api-error.ts';

/**
 * Reads a structured argument, which is JSON in a string when it comes in a form and the value itself in a JSON body.
 * @throws {ApiError} with `code` when a string is not JSON
 */
export function parsed(raw: unknown, code: string): unknown {
  if (typeof raw !== 'string') return raw;
  try {
    return JSON.parse(raw);
  } catch (error) {
    throw new ApiError(code, [error instanceof Error ? error.message : String(error)]);
  }
}
