import { z } from 'zod';

/**
 * Text that can become part of an address. JSON can hold half of a character (a lone surrogate), and
 * `encodeURIComponent` throws at it.
 */
export const wellFormed = z.string().regex(/^\P{Surrogate}*$/u, 'a character is cut in half');

/** Text that can become the value of an HTTP header, such as a content type. Other text makes `Headers` throw. */
export const headerValue = z.string().regex(/^[ -~]*$/, 'a header takes printable ASCII only');
