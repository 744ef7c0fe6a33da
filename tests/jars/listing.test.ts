import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { asOf, type Listing, newListing, statuses, statusOf } from '../../src/jars/listing.ts';

const moment = fc.option(fc.nat(), { nil: undefined });
const listing: Listing = newListing('discord:1', 'discord:2', 1000, 'Ada');

describe('the status of a listing', () => {
  it('is decided by a suspension, else by its owner’s leaving, else by waiting, else by a pause', () => {
    fc.assert(
      fc.property(moment, moment, fc.boolean(), moment, (suspendedAt, leftAt, waits, pausedAt) => {
        const holds = waits ? { reports: 1 } : {};
        const order = [suspendedAt, leftAt, waits || undefined, pausedAt].findIndex((one) => one !== undefined);
        const expected = ['live', 'suspended', 'left', 'pending', 'paused'][order + 1];
        expect(statusOf({ suspendedAt, leftAt, holds, pausedAt })).toBe(expected);
      }),
    );
  });

  it('is one of five, which admins see in this order', () => {
    expect(statuses).toEqual(['pending', 'live', 'paused', 'suspended', 'left']);
  });

  it('is live for a new listing', () => {
    expect(statusOf(listing)).toBe('live');
    expect(listing).toEqual({
      community: 'discord:1',
      account: 'discord:2',
      name: 'Ada',
      listedAt: 1000,
      knownAt: 1000,
      confirmedAt: 1000,
      pausedAt: undefined,
      suspendedAt: undefined,
      reason: '',
      holds: {},
      leftAt: undefined,
      category: '',
      about: '',
      rulesAccepted: 0,
      findable: false,
    });
    expect(newListing('discord:1', 'discord:2', 1000).name).toBe('');
  });
});

describe('a listing whose owner joined the community', () => {
  it('before they confirmed it is unchanged', () => {
    for (const joinedAt of [undefined, 0, 999, 1000]) expect(asOf(listing, joinedAt)).toEqual(listing);
  });

  it('after they confirmed it was left when they joined', () => {
    expect(asOf(listing, 1001)).toEqual({ ...listing, leftAt: 1001 });
    expect(statusOf(asOf(listing, 1001))).toBe('left');
  });

  it('keeps the time at which they were found to have left', () => {
    expect(asOf({ ...listing, leftAt: 5 }, 1001).leftAt).toBe(5);
  });
});
