import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openStore } from '../../src/store/sqlite.ts';
import type { Store } from '../../src/store/store.ts';
import { createTown, type Town } from '../support/town.ts';
import { freshFile, lock } from './files.ts';

/** How many people change something at the same time: more than a community has seats. */
const CROWD = 20;

let file: string;
let store: Store;
let town: Town;
let unlock: () => void;

beforeEach(async () => {
  file = freshFile();
  store = openStore(file);
  const crowd = Array.from({ length: CROWD }, (_, at) => [`P${at}`, { name: `P${at}` }]);
  town = createTown(
    { ADA: { name: 'Ada' }, LEA: { name: 'Léa', language: 'fr' }, ...Object.fromEntries(crowd) },
    store,
  );
  await town.person('ADA').says('/tipjar add ko-fi ada');
  await town.person('ADA').presses({ command: 'tipjar publish' });
  unlock = lock(file);
});
afterEach(async () => {
  unlock();
  await store.close();
});

const everybodyAdds = () =>
  Promise.all(Array.from({ length: CROWD }, (_, at) => town.person(`P${at}`).says('/tipjar add ko-fi somebody')));

/** Lets everybody add a link, and says whether that has come to an end: what is answered before did not wait. */
function addMeanwhile() {
  const adding = { ended: false, end: Promise.resolve() };
  adding.end = everybodyAdds().then(() => {
    adding.ended = true;
  });
  return adding;
}

describe('while another process has the database locked', () => {
  it('those who only read are answered at once, however many of their community wait to write', async () => {
    const adding = addMeanwhile();
    for (let times = 0; times < 20; times += 1) {
      expect((await town.person('LEA').says('/tip @ada')).links).toEqual(['https://ko-fi.com/ada']);
    }
    expect(adding.ended).toBe(false);
    await adding.end;
  });

  it('those who have a notice waiting are answered without it, and get it another time', async () => {
    unlock();
    const lea = town.person('LEA');
    await store.write({ id: 'notice', at: 1 }, (writing) =>
      writing.putNotice('slack:T1', lea.account, { name: 'approved', values: {} }, 1),
    );
    unlock = lock(file);
    const adding = addMeanwhile();
    const answer = await lea.says('/tip @ada');
    expect(adding.ended).toBe(false);
    await adding.end;
    expect(answer.links).toEqual(['https://ko-fi.com/ada']);
    expect(answer).not.toSay('notice.approved');
    unlock();
    expect(await lea.says('/tip @ada')).toSay('notice.approved');
  });

  it('those who write are told after two seconds that nothing was changed, and it is so', async () => {
    const answers = await everybodyAdds();
    for (const answer of answers) expect(answer).toSay('call.not-saved');
    expect(await town.person('LEA').says('/tipjar add ko-fi lea')).toSay('call.not-saved');
    expect(town.logged).toHaveLength(CROWD + 1);
    for (const line of town.logged) {
      const err = {
        type: 'NotSaved',
        message: expect.stringMatching(/in time: another program has it locked .*database is locked/),
      };
      expect(line).toMatchObject({ command: 'tipjar add', err, msg: 'a change could not be saved' });
    }
    unlock();
    expect(await store.read((reading) => reading.jar(town.person('P1').account))).toBeUndefined();
    expect(await town.person('P1').says('/tipjar add ko-fi somebody')).toSay('add.done');
    expect(await store.read((reading) => reading.jar(town.person('P2').account))).toBeUndefined();
  });

  it('those who write are saved when the lock is gone in time', async () => {
    const adding = everybodyAdds();
    setTimeout(unlock, 300);
    for (const answer of await adding) expect(answer).toSay('add.done');
  });
});
