import { join } from 'node:path';
import { expect, it } from 'vitest';
import { commands, menus } from '../../commands/index.ts';
import { root } from '../../src/root.ts';
import { manifest, manifestOverHttp } from '../../src/slack/manifest.ts';

it('slack-manifest.json is what the commands make; `npm run manifest` writes it', async () => {
  const made = `${JSON.stringify(manifest(commands, menus), null, 2)}\n`;
  await expect(made).toMatchFileSnapshot(join(root, 'slack-manifest.json'));
});

it('slack-manifest-http.json is the same for an app that Slack reaches over HTTP', async () => {
  const made = `${JSON.stringify(manifestOverHttp(commands, menus, 'https://tips.example.org'), null, 2)}\n`;
  await expect(made).toMatchFileSnapshot(join(root, 'slack-manifest-http.json'));
});
