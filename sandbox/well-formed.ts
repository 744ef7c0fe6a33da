import { z } from 'zod';

/**
 * Text that can stand in an address. Half of a character (a lone surrogate, which JSON can carry) makes
 * `encodeURIComponent` throw.
 */
export const wellFormed = z.string().regex(/^\P{Surrogate}*$/u, 'a character is cut in half');

/** Text that can stand in an HTTP header, such as a content type. */
export const headerValue = z.string().regex(/^[ -~]*$/, 'a header takes printable ASCII only');
