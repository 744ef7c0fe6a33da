import { randomBytes } from 'node:crypto';
import { getMimeType } from 'hono/utils/mime';
import type { SentFile } from '../../scene.ts';
import { ApiError } from '../api-error.ts';
import { nextId, type SlackTown, type StoredFile } from '../state.ts';
import { filePath } from './pictures.ts';

/** Bytes. The sandbox saves files with its state, so it takes smaller ones than Slack. */
export const largestFile = 1_000_000;
const mostKept = 200;

interface Upload {
  id: string;
  name: string;
  length: number;
  alt: string | null;
  bytes: Buffer | null;
}

export interface Files {
  /** @returns the id of the coming file and the path to send its bytes to @throws {ApiError} when it is too large */
  announce(file: { name: string; length: number; alt: string | null }): { id: string; path: string };
  /** Takes the bytes of an announced file. @returns Slack's error when they don't fit */
  receive(ticket: string, bytes: Buffer): 'unknown_upload' | 'size_mismatch' | undefined;
  /** Keeps a file whose bytes came. @throws {ApiError} when it was not announced or not sent */
  complete(id: string, title: string | undefined): StoredFile;
  /** Keeps a file that somebody chose for a form. */
  choose(owner: string, file: SentFile): StoredFile;
  find(id: string): StoredFile | undefined;
}

export function createFiles(town: SlackTown): Files {
  const { state } = town;
  const uploads = new Map<string, Upload>();

  function keep(file: Omit<StoredFile, 'mimetype'>): StoredFile {
    const whole = { ...file, mimetype: getMimeType(file.name) ?? 'application/octet-stream' };
    state.files = [...state.files, whole].slice(-mostKept);
    town.changed();
    return whole;
  }

  return {
    announce({ name, length, alt }) {
      if (length > largestFile) throw new ApiError('file_upload_size_restricted');
      const id = nextId(town, 'F');
      const ticket = randomBytes(16).toString('hex');
      uploads.set(ticket, { id, name, length, alt, bytes: null });
      for (const old of [...uploads.keys()].slice(0, -mostKept)) uploads.delete(old);
      return { id, path: `/slack/upload/${ticket}` };
    },
    receive(ticket, bytes) {
      const upload = uploads.get(ticket);
      if (!upload) return 'unknown_upload';
      if (upload.length !== bytes.length) return 'size_mismatch';
      upload.bytes = bytes;
      return undefined;
    },
    complete(id, title) {
      const [ticket, upload] = [...uploads].find(([, one]) => one.id === id) ?? [];
      if (!ticket || !upload?.bytes) throw new ApiError('file_not_found');
      uploads.delete(ticket);
      const { name, alt, bytes } = upload;
      return keep({ id, name, title: title ?? name, alt, size: bytes.length, base64: bytes.toString('base64') });
    },
    choose: (owner, { name, base64 }) =>
      keep({
        id: nextId(town, 'F'),
        name,
        title: name,
        alt: null,
        size: Buffer.byteLength(base64, 'base64'),
        base64,
        owner,
      }),
    find: (id) => state.files.find((one) => one.id === id),
  };
}

/** Describes a file to apps. @param origin the origin of this server */
export const fileJson = (file: StoredFile, origin: string): Record<string, unknown> => ({
  id: file.id,
  name: file.name,
  title: file.title,
  mimetype: file.mimetype,
  filetype: file.name.split('.').at(-1) ?? '',
  size: file.size,
  ...(file.alt === null ? {} : { alt_txt: file.alt }),
  url_private: origin + filePath(file),
  permalink: origin + filePath(file),
});
