import { type Checksum, checksums } from './checksums.ts';
import type { Entry } from './entry.ts';

type PartEntry = Entry['parts'][string];

/** One variable of a handle (its user name, its country) and the rules for its value. */
export type Part = {
  /** Matches a whole value. */
  expression: RegExp;
  case: PartEntry['case'];
  /** Characters that are left out of what was typed. */
  ignore: string;
  /** Values that are pages of the service itself, in small letters. */
  reserved: ReadonlySet<string>;
  checksum: Checksum | undefined;
};

/** Makes a part ready for use; throws naming the field when its pattern isn't a regular expression. */
export function toPart(name: string, part: PartEntry): Part {
  return {
    expression: expressionOf(name, part.pattern),
    case: part.case,
    ignore: part.ignore ?? '',
    reserved: new Set(part.reserved),
    checksum: part.checksum && checksums[part.checksum],
  };
}

function expressionOf(name: string, pattern: string): RegExp {
  try {
    return new RegExp(`^(?:${pattern})$`);
  } catch (error) {
    throw new Error(`parts.${name}.pattern: ${String(error)}`, { cause: error });
  }
}
