/** Slack answers such an error as `{ok: false, error: code}`. */
export class ApiError extends Error {
  readonly code: string;
  /** Each says one thing that is wrong with the arguments, with a JSON pointer to it. */
  readonly messages: string[];

  constructor(code: string, messages: string[] = []) {
    super([code, ...messages].join('; '));
    this.code = code;
    this.messages = messages;
  }
}

/** Makes the body of Slack's answer. */
export function toRefusal({ code, messages }: ApiError): Record<string, unknown> {
  if (messages.length === 0) return { ok: false, error: code };
  return {
    ok: false,
    error: code,
    errors: messages,
    response_metadata: { messages: messages.map((message) => `[ERROR] ${message}`) },
  };
}
