import type {
  APIApplicationCommand,
  APIMessage,
  APIMessageInteractionMetadata,
  APIModalInteractionResponseCallbackData,
} from 'discord-api-types/v10';
import type { Locale, PersonKey } from '../scene.ts';

/** What the server needs from the sandbox around it. */
export interface DiscordTown {
  state: DiscordState;
  /** Called after every change: to show it, and to save it. */
  changed(): void;
  /** The language of the people's Discord client. */
  locale(): Locale;
  /** Milliseconds since 1970. */
  now(): number;
  /** `http://127.0.0.1:3000`, without a slash at the end. */
  baseUrl(): string;
}

/** Everything that outlives a restart; plain JSON. */
export interface DiscordState {
  /** The newest snowflake given out. */
  lastId: string;
  commands: { global: APIApplicationCommand[]; guild: APIApplicationCommand[] };
  /** Of all channels, oldest first. */
  messages: KeptMessage[];
  modals: Partial<Record<PersonKey, OpenModal>>;
  /** By attachment id. */
  files: Record<string, KeptFile>;
  /** Ids of those that people chose for an option, oldest first. */
  uploads?: string[];
}

export interface KeptMessage {
  message: APIMessage;
  /** The Discord id of the one person who sees it, when it is ephemeral. */
  to?: string;
  dismissed?: true;
}

export interface OpenModal {
  id: string;
  channelId: string;
  data: APIModalInteractionResponseCallbackData;
  /** What the person had done to be shown it. */
  trigger: Exclude<APIMessageInteractionMetadata, { triggering_interaction_metadata: unknown }>;
  /** The message whose component opened it. */
  messageId?: string;
}

export interface KeptFile {
  channelId: string;
  filename: string;
  contentType: string;
  base64: string;
}

export const emptyDiscordState = (): DiscordState => ({
  lastId: '0',
  commands: { global: [], guild: [] },
  messages: [],
  modals: {},
  files: {},
});

/** Discord's epoch: the first millisecond of 2015. */
const epoch = 1_420_070_400_000;

/** A snowflake: the time in its upper bits, and always more than the last one. */
export function newId({ state, now }: DiscordTown): string {
  const ofNow = BigInt(now() - epoch) << 22n;
  const afterLast = BigInt(state.lastId) + 1n;
  state.lastId = String(ofNow > afterLast ? ofNow : afterLast);
  return state.lastId;
}
