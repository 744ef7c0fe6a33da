// @ts-check
// This file is JavaScript because write-copy.js, which Node.js starts by its address, imports it too.
import { crc32 } from 'node:zlib';

/**
 * What a link's row says in one number. Any flipped bit changes it; it isn't made against somebody who means it.
 * @param {string} account
 * @param {string} provider
 * @param {string} handle
 */
export const linkChecksum = (account, provider, handle) => crc32([account, provider, handle].join('\n'));
