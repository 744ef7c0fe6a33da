// @ts-check
// This file is JavaScript because write-copy.js, which Node.js starts by its address, imports it too.
import { linkChecksum } from './checksum-of-link.js';

/**
 * What a database of any schema holds.
 * @typedef {object} Summary
 * @property {number} jars
 * @property {number} links
 * @property {number} damagedLinks How many of the links are not what was saved.
 * @property {number} lastWrite When it was last written to, in milliseconds since 1970, as far as its rows tell; else 0.
 */

/** Databases from before schema 3 have no checksums. */
const CHECKSUMS = 3;

/**
 * Reads every link, which takes a second for a million of them.
 * @param {import('better-sqlite3').Database} database
 * @returns {Summary}
 */
export function summaryOf(database) {
  /** @param {string} sql */
  const number = (sql) => Number(database.prepare(sql).pluck().get() ?? 0);
  let damagedLinks = 0;
  if (Number(database.pragma('user_version', { simple: true })) >= CHECKSUMS) {
    /** @type {import('better-sqlite3').Statement<[], { account: string, provider: string, handle: string, checksum: number }>} */
    const links = database.prepare('SELECT account, provider, handle, checksum FROM link');
    for (const { account, provider, handle, checksum } of links.iterate()) {
      if (linkChecksum(account, provider, handle) !== checksum) damagedLinks += 1;
    }
  }
  return {
    jars: number('SELECT count(*) FROM jar'),
    links: number('SELECT count(*) FROM link'),
    damagedLinks,
    lastWrite: Math.max(
      ...['SELECT max(at) FROM delivery', 'SELECT max(created_at) FROM jar', 'SELECT max(changed_at) FROM link'].map(
        number,
      ),
    ),
  };
}
