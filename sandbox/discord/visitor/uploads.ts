import { getMimeType } from 'hono/utils/mime';
import type { SentFile } from '../../scene.ts';
import { newId } from '../new-id.ts';
import type { DiscordTown } from '../state.ts';

/** Files that people chose for an option belong to no message, so only the newest are kept. */
const mostKept = 20;

/** Keeps a file that a person chose. @returns its id, which is the value of the option */
export function keepUpload(town: DiscordTown, channelId: string, { name, base64 }: SentFile): string {
  const { state } = town;
  const id = newId(town);
  state.files[id] = {
    channelId,
    filename: name,
    contentType: getMimeType(name) ?? 'application/octet-stream',
    base64,
  };
  const uploads = [...(state.uploads ?? []), id];
  for (const old of uploads.slice(0, -mostKept)) delete state.files[old];
  state.uploads = uploads.slice(-mostKept);
  town.changed();
  return id;
}
