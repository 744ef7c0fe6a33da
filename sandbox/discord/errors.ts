/** These are Discord's errors: https://discord.com/developers/docs/topics/opcodes-and-status-codes#json */
import type { ContentfulStatusCode } from 'hono/utils/http-status';

/** One thing that is wrong with a body. */
export interface Problem {
  /** The keys and indexes that lead to it within the request. */
  path: readonly (string | number)[];
  code: string;
  message: string;
}

/** Discord nests errors like the body, with the codes and messages in `_errors` at the innermost level. */
interface FormErrors {
  [field: string]: FormErrors | { code: string; message: string }[];
}

export interface Refusal {
  code: number;
  message: string;
  errors?: FormErrors;
}

/** A request that the server refused, or a response to one of its own. */
export interface Rejected {
  method: string;
  /** The path after `/api/v10`, with `:token` in place of a token. */
  path: string;
  error: Refusal;
}

export class DiscordError extends Error {
  readonly status: ContentfulStatusCode;
  readonly body: Refusal;

  constructor(status: ContentfulStatusCode, body: Refusal) {
    super(body.message);
    this.status = status;
    this.body = body;
  }
}

const refusal = (status: ContentfulStatusCode, code: number, message: string) => (): DiscordError =>
  new DiscordError(status, { code, message });

export const unauthorized = refusal(401, 0, '401: Unauthorized');
export const notFound = refusal(404, 0, '404: Not Found');
export const unknownApplication = refusal(404, 10002, 'Unknown Application');
export const unknownChannel = refusal(404, 10003, 'Unknown Channel');
export const unknownGuild = refusal(404, 10004, 'Unknown Guild');
export const unknownMember = refusal(404, 10007, 'Unknown Member');
export const unknownMessage = refusal(404, 10008, 'Unknown Message');
export const unknownUser = refusal(404, 10013, 'Unknown User');
export const unknownWebhook = refusal(404, 10015, 'Unknown Webhook');
export const unknownInteraction = refusal(404, 10062, 'Unknown interaction');
export const unknownCommand = refusal(404, 10063, 'Unknown application command');
export const tooManyCommands = (most: number) =>
  refusal(400, 30032, `Maximum number of application commands reached (${most}).`)();
export const tooLarge = refusal(413, 40005, 'Request entity too large');
export const alreadyAcknowledged = refusal(400, 40060, 'Interaction has already been acknowledged.');
export const notTheAuthor = refusal(403, 50005, 'Cannot edit a message authored by another user');
export const emptyMessage = refusal(400, 50006, 'Cannot send an empty message');
export const expiredWebhook = refusal(401, 50027, 'Invalid Webhook Token');
export const invalidJson = refusal(400, 50109, 'The request body contains invalid JSON.');

/** Makes the error "Invalid Form Body", with every problem at its path. */
export function invalidForm(problems: readonly Problem[]): DiscordError {
  const errors: FormErrors = {};
  for (const { path, code, message } of problems) {
    let level = errors;
    for (const step of path) {
      const next = level[step] ?? {};
      if (Array.isArray(next)) throw new TypeError(`"_errors" can't be the name of a field`);
      level[step] = next;
      level = next;
    }
    const here = level._errors;
    level._errors = [...(Array.isArray(here) ? here : []), { code, message }];
  }
  return new DiscordError(400, { code: 50035, message: 'Invalid Form Body', errors });
}

/** @throws {DiscordError} "Invalid Form Body" when there is at least one problem */
export function refuse(found: Iterable<Problem>): void {
  const problems = [...found];
  if (problems.length > 0) throw invalidForm(problems);
}
