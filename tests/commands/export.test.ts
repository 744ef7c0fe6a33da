import { beforeEach, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import type { Person } from '../support/person.ts';
import { createTown } from '../support/town.ts';

let ada: Person;
let ben: Person;

beforeEach(() => {
  const town = createTown({ ADA: { name: 'Ada' }, BEN: { name: 'Ben' } });
  ada = town.person('ADA');
  ben = town.person('BEN');
});

const exported = async (person: Person) =>
  new TextDecoder().decode((await person.says('/tipjar export funding')).reply.file?.content);

describe('/tipjar export funding', () => {
  it('uses GitHub’s keys for services that have one, and addresses for the others', async () => {
    for (const link of ['ko-fi ada', 'github-sponsors octocat', 'paypal adalovelace', 'venmo ada-l']) {
      await ada.says(`/tipjar add ${link}`);
    }
    const answer = await ada.says('/tipjar export funding');
    expect(answer.reply.file).toMatchObject({ name: 'FUNDING.yml', type: 'application/yaml' });
    expect(answer).toSay('export.funding');
    expect(parse(await exported(ada))).toEqual({
      ko_fi: 'ada',
      github: 'octocat',
      custom: ['https://paypal.me/adalovelace', 'https://venmo.com/u/ada-l'],
    });
  });

  it('names what GitHub has no place for', async () => {
    await ada.says('/tipjar add ko-fi ada');
    await ada.says('/tipjar add bitcoin bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t4');
    expect(await ada.says('/tipjar export funding')).toSay('export.left-out', { providers: 'Bitcoin' });
    expect(await exported(ada)).not.toContain('bc1');
  });

  it('is taken back by an import as the same links', async () => {
    for (const link of ['paypal adalovelace', 'ko-fi ada', 'patreon ada', 'bandcamp ada', 'liberapay ada']) {
      await ada.says(`/tipjar add ${link}`);
    }
    const file = await exported(ada);
    const links = (await ben.says('/tip @ada')).links;
    await (await (await ben.says('/tipjar import')).submit({ text: file })).press('tipjar publish');
    expect((await ada.says('/tip @ben')).links.toSorted()).toEqual(links.toSorted());
  });

  it('is refused for a jar whose links have no web addresses', async () => {
    await ada.says('/tipjar add bitcoin bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t4');
    const refused = await ada.says('/tipjar export funding');
    expect(refused.refused).toBe(true);
    expect(refused).toSay('export.no-funding');
  });

  it('is refused without a jar, and for any other format', async () => {
    expect(await ada.says('/tipjar export funding')).toSay('jar.none');
    expect(await ada.says('/tipjar export xml')).toSay('option.choice.form', {
      typed: 'xml',
      choices: 'json, funding',
    });
  });
});
