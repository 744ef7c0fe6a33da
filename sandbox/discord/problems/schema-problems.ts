import type { ZodMiniType } from 'zod/mini';
import type { $ZodIssue } from 'zod/v4/core';
import { invalidForm, type Problem } from '../errors.ts';

/**
 * Reads a body by a schema and drops the fields that the schema doesn't know, as Discord does.
 * @param at path of the body within the request, for the errors
 * @throws {DiscordError} "Invalid Form Body"
 */
export function parse<Body>(schema: ZodMiniType<Body>, body: unknown, at: readonly (string | number)[] = []): Body {
  const result = schema.safeParse(body);
  if (!result.success) throw invalidForm([...toProblems(result.error.issues, body, at)]);
  return result.data;
}

function* toProblems(issues: readonly $ZodIssue[], body: unknown, at: readonly (string | number)[]): Iterable<Problem> {
  for (const issue of issues) {
    const steps = issue.path.map((step) => (typeof step === 'symbol' ? String(step) : step));
    const value = steps.reduce<unknown>(
      (inner, step) => (inner as Record<string | number, unknown> | null)?.[step],
      body,
    );
    const path = [...at, ...steps];
    if (issue.code === 'invalid_union') {
      const [meant] = issue.errors
        .filter((branch) => branch.every(({ path }) => path[0] !== 'type' && path.length > 0))
        .sort((one, other) => one.length - other.length);
      if (meant) yield* toProblems(meant, value, path);
      else yield { path, code: 'UNION_TYPE_CHOICES', message: 'Value of field "type" is not one that may stand here.' };
    } else yield { path, ...words(issue, value) };
  }
}

/** Says it in the words of Discord's own errors. */
function words(issue: $ZodIssue, value: unknown): { code: string; message: string } {
  if (value === undefined) return { code: 'BASE_TYPE_REQUIRED', message: 'This field is required' };
  const inLength = 'origin' in issue && ['string', 'array'].includes(issue.origin) ? 'in length' : undefined;
  switch (issue.code) {
    case 'too_big':
      return inLength
        ? { code: 'BASE_TYPE_MAX_LENGTH', message: `Must be ${issue.maximum} or fewer in length.` }
        : { code: 'NUMBER_TYPE_MAX', message: `Value should be less than or equal to ${issue.maximum}.` };
    case 'too_small':
      return inLength
        ? { code: 'BASE_TYPE_MIN_LENGTH', message: `Must be ${issue.minimum} or more in length.` }
        : { code: 'NUMBER_TYPE_MIN', message: `Value should be greater than or equal to ${issue.minimum}.` };
    case 'invalid_value':
      return { code: 'BASE_TYPE_CHOICES', message: `Value must be one of {${issue.values.map(String).join(', ')}}.` };
    case 'invalid_format':
      return issue.format === 'url'
        ? { code: 'URL_TYPE_INVALID_URL', message: 'Not a well formed URL.' }
        : { code: 'STRING_TYPE_REGEX', message: 'String value did not match validation regex.' };
    case 'invalid_type':
      return {
        code: conversions[issue.expected] ?? 'BASE_TYPE_BAD_TYPE',
        message: `Could not interpret the value as ${issue.expected}.`,
      };
    default:
      return { code: 'BASE_TYPE_BAD_TYPE', message: 'The value does not fit this field.' };
  }
}

const conversions: Record<string, string> = {
  string: 'STRING_TYPE_CONVERT',
  number: 'NUMBER_TYPE_COERCE',
  int: 'NUMBER_TYPE_COERCE',
  boolean: 'BOOLEAN_TYPE_CONVERT',
  array: 'LIST_TYPE_CONVERT',
  object: 'DICT_TYPE_CONVERT',
  record: 'DICT_TYPE_CONVERT',
};
