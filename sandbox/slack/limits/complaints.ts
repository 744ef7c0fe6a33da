import type { z } from 'zod';

const pointer = (at: string, path: PropertyKey[]): string =>
  `[json-pointer:${at}${path.map((key) => `/${String(key)}`).join('')}]`;

/**
 * Says in Slack's words what is wrong with a payload.
 * @param error from a check with `reportInput`
 * @param at JSON pointer of the checked value in the request, such as `/view`
 */
export const complaints = (error: z.ZodError, at = ''): string[] => error.issues.flatMap((issue) => words(issue, at));

function words(issue: z.core.$ZodIssue, at: string): string[] {
  const here = pointer(at, issue.path);
  switch (issue.code) {
    case 'unrecognized_keys':
      return issue.keys.map((key) => `invalid additional property: ${key} ${here}`);
    case 'too_big':
      return [`${ceiling(issue.origin, Number(issue.maximum))} ${here}`];
    case 'too_small':
      return [`${floor(issue.origin, Number(issue.minimum))} ${here}`];
    case 'invalid_union':
      return [unfit(typeOf(issue.input), issue.path, at) ?? `must provide a value of type object ${here}`];
    case 'invalid_value':
      return [unfit(issue.input, issue.path, at) ?? `must be a valid enum value ${here}`];
    case 'invalid_type':
      return [
        issue.input === undefined ? missing(issue.path, at) : `must provide a value of type ${issue.expected} ${here}`,
      ];
    default:
      return [`${issue.message} ${here}`];
  }
}

const missing = (path: PropertyKey[], at: string): string =>
  `missing required field: ${String(path.at(-1))} ${pointer(at, path.slice(0, -1))}`;

/** Reads the `type` of a block or an element. @returns null when the input is no object */
const typeOf = (input: unknown): unknown =>
  typeof input === 'object' && input !== null ? ('type' in input ? input.type : undefined) : null;

function unfit(value: unknown, path: PropertyKey[], at: string): string | undefined {
  if (value === undefined) return missing(path, at);
  if (value === null || path.at(-1) !== 'type') return undefined;
  return `unsupported type: ${String(value)} ${pointer(at, path)}`;
}

function ceiling(origin: string, maximum: number): string {
  if (origin === 'string') return `must be less than ${maximum + 1} characters`;
  return origin === 'array' ? `no more than ${maximum} items allowed` : `must be less than ${maximum + 1}`;
}

function floor(origin: string, minimum: number): string {
  if (origin === 'string') return `must be more than ${minimum - 1} characters`;
  return origin === 'array' ? `no less than ${minimum} items allowed` : `must be greater than ${minimum - 1}`;
}
