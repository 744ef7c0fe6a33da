import { type Check, checks } from './checks.ts';
import type { Entry } from './entry.ts';

type PartEntry = Entry['parts'][string];

/** One piece of a handle and the rules for it. */
export type Part = {
  expression: RegExp;
  case: PartEntry['case'];
  ignore: string;
  reserved: ReadonlySet<string>;
  check: Check | undefined;
};

export function toPart(name: string, part: PartEntry): Part {
  return {
    expression: expressionOf(name, part.pattern),
    case: part.case,
    ignore: part.ignore ?? '',
    reserved: new Set(part.reserved),
    check: part.check && checks[part.check],
  };
}

function expressionOf(name: string, pattern: string): RegExp {
  try {
    return new RegExp(`^(?:${pattern})$`);
  } catch (error) {
    throw new Error(`parts.${name}.pattern: ${String(error)}`, { cause: error });
  }
}
