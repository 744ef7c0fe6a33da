import { createCipheriv, createDecipheriv, createHash, randomBytes } from 'node:crypto';
import { StoreError } from '../store/store.ts';

const CIPHER = 'aes-256-gcm';
/** In bytes, as NIST SP 800-38D asks for. */
const IV = 12;
const TAG = 16;

/** Encrypts what must not be read in the database or in a copy of it. */
export interface Vault {
  /** @param place Where it is kept. What is moved to another place can't be opened there. */
  seal(place: string, text: string): string;
  /** @throws {WrongKey} when no key opens it, because it's from another key, was changed, or belongs to another place. */
  open(place: string, sealed: string): string;
  /** Says whether it was sealed with the newest key. */
  isCurrent(sealed: string): boolean;
}

/** No key of the operator's opens what is kept. The message tells the operator what to do. */
export class WrongKey extends StoreError {
  override name = 'WrongKey';

  constructor(options?: ErrorOptions) {
    super(
      'TIP_JAR_KEY: opens none of the tokens that were kept with another key. Nothing was changed. Put that key behind the new one, as in TIP_JAR_KEY=new,old; if it is lost, delete the rows of the table installation and have each workspace install the app again.',
      options,
    );
  }
}

/** Tells keys apart without saying anything of them. */
const idOf = (key: Uint8Array): string => createHash('sha256').update(key).digest('hex').slice(0, 8);

/**
 * Makes what a vault seals look like `key.text`: the id of the key, and the initialization vector, the tag and the
 * encrypted text in base64.
 * @param keys Of 32 bytes each. The first one seals, and each opens what it has sealed.
 */
export function createVault([newest, ...older]: readonly [Uint8Array, ...Uint8Array[]]): Vault {
  const keys = new Map([newest, ...older].map((key) => [idOf(key), key]));
  const current = `${idOf(newest)}.`;

  return {
    seal(place, text) {
      const iv = randomBytes(IV);
      const cipher = createCipheriv(CIPHER, newest, iv).setAAD(Buffer.from(place));
      const encrypted = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
      return `${current}${Buffer.concat([iv, cipher.getAuthTag(), encrypted]).toString('base64url')}`;
    },
    open(place, sealed) {
      const [id = '', text = ''] = sealed.split('.');
      const key = keys.get(id);
      if (!key) throw new WrongKey();
      const bytes = Buffer.from(text, 'base64url');
      try {
        const decipher = createDecipheriv(CIPHER, key, bytes.subarray(0, IV), { authTagLength: TAG })
          .setAAD(Buffer.from(place))
          .setAuthTag(bytes.subarray(IV, IV + TAG));
        return decipher.update(bytes.subarray(IV + TAG), undefined, 'utf8') + decipher.final('utf8');
      } catch (cause) {
        throw new WrongKey({ cause });
      }
    },
    isCurrent: (sealed) => sealed.startsWith(current),
  };
}
