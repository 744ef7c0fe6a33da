import { openSync, statSync } from 'node:fs';
import Sqlite from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openDatabase } from '../../src/store/open-database.ts';
import { rehearsalConnection } from '../../src/store/rehearsal-connection.ts';
import { threadConnection } from '../../src/store/thread-connection.ts';
import { freshFile, lock } from './files.ts';

let file: string;
let thread: ReturnType<typeof threadConnection>;
let rehearsal: ReturnType<typeof rehearsalConnection>;
/** What another process does after the rehearsal has let go of the lock, and before the thread takes it. */
let between: () => void;

const PUT = 'INSERT INTO delivery (id, at) VALUES (?, ?)';

beforeEach(() => {
  file = freshFile();
  const database = openDatabase(file);
  const index = openSync(`${file}-shm`, 'r');
  thread = threadConnection(file, index);
  between = () => undefined;
  const repeat: typeof thread.repeat = (transaction) => {
    between();
    between = () => undefined;
    return thread.repeat(transaction);
  };
  rehearsal = rehearsalConnection(file, { ...thread, repeat }, index);
  database.close();
});
afterEach(async () => {
  rehearsal.close();
  await thread.close();
});

/** The deliveries that are kept, as another process sees them. */
function kept(): string[] {
  const other = new Sqlite(file, { readonly: true });
  const ids = other.prepare<[], string>('SELECT id FROM delivery ORDER BY id').pluck().all();
  other.close();
  return ids;
}

async function putByAnother(id: string): Promise<void> {
  const other = new Sqlite(file);
  other.prepare(PUT).run(id, 1);
  other.close();
}

describe('a transaction that is rehearsed', () => {
  it('sees what it has written, while nobody else does and nothing of it comes to the disk before it is committed', async () => {
    await rehearsal.begin();
    const size = statSync(`${file}-wal`).size;
    await rehearsal.run(PUT, ['one', 1]);
    expect((await rehearsal.run('SELECT id FROM delivery WHERE id = ?', ['one'])).rows).toEqual([{ id: 'one' }]);
    expect(kept()).toEqual([]);
    expect(statSync(`${file}-wal`).size).toBe(size);
    await rehearsal.commit();
    expect(kept()).toEqual(['one']);
  });

  it('leaves nothing when it is rolled back, nor what was written since the savepoint to which it went back', async () => {
    await rehearsal.begin();
    await rehearsal.run(PUT, ['undone', 1]);
    await rehearsal.rollback();
    await rehearsal.begin();
    await rehearsal.run(PUT, ['one', 1]);
    await rehearsal.run('SAVEPOINT write');
    await rehearsal.run(PUT, ['failed', 1]);
    await rehearsal.run('ROLLBACK TO write');
    await rehearsal.run('RELEASE write');
    await rehearsal.run(PUT, ['two', 1]);
    await rehearsal.commit();
    expect(kept()).toEqual(['one', 'two']);
  });

  it('is refused, and changes nothing, when another process writes before it is run once more', async () => {
    await rehearsal.begin();
    await rehearsal.run(PUT, ['one', 1]);
    between = () => void putByAnother('other');
    await expect(rehearsal.commit()).rejects.toMatchObject({ code: 'SQLITE_BUSY_SNAPSHOT' });
    expect(kept()).toEqual(['other']);
    await rehearsal.begin();
    await rehearsal.run(PUT, ['one', 1]);
    await rehearsal.commit();
    expect(kept()).toEqual(['one', 'other']);
  });

  it('is saved when another process has only locked the database meanwhile', async () => {
    await rehearsal.begin();
    await rehearsal.run(PUT, ['one', 1]);
    between = () => void setTimeout(lock(file), 200);
    await rehearsal.commit();
    expect(kept()).toEqual(['one']);
  });

  it('can’t begin while another process has the lock, and can once that is gone', async () => {
    const unlock = lock(file);
    await expect(rehearsal.begin()).rejects.toMatchObject({ code: 'SQLITE_BUSY' });
    unlock();
    await rehearsal.begin();
    await rehearsal.rollback();
  });
});
