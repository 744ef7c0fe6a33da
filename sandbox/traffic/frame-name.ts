import { GatewayOpcodes } from 'discord-api-types/v10';
import { z } from 'zod';

const event = z.object({ t: z.string() });
const gatewayFrame = z.object({ op: z.number() });

const acknowledgement = z.object({ envelope_id: z.string() });
const envelope = z.object({
  type: z.string(),
  payload: z
    .looseObject({ command: z.string(), type: z.string(), event: z.object({ type: z.string() }) })
    .partial()
    .optional(),
});

/** Names what goes through Discord's gateway: an event by its name, everything else by its opcode's. */
export function gatewayFrameName(frame: unknown): string {
  const dispatched = event.safeParse(frame);
  if (dispatched.success) return dispatched.data.t;
  const read = gatewayFrame.safeParse(frame);
  return read.success ? (GatewayOpcodes[read.data.op] ?? `op ${read.data.op}`) : '?';
}

/** Names what goes through Slack's Socket Mode: an envelope by its type and what is inside. */
export function socketFrameName(frame: unknown): string {
  const read = envelope.safeParse(frame);
  if (!read.success) return acknowledgement.safeParse(frame).success ? 'acknowledgement' : '?';
  const { type, payload } = read.data;
  return [type, payload?.command ?? payload?.event?.type ?? payload?.type].filter(Boolean).join(' ');
}
