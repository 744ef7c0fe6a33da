import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { it } from 'vitest';
import { openStore } from '../../src/store/sqlite.ts';
import { createTown } from './town.ts';
const q = (a: number[], p: number) => [...a].sort((x, y) => x - y)[Math.floor((a.length - 1) * p)]?.toFixed(2);
it('x', async () => {
  const store = openStore(join(mkdtempSync(join(tmpdir(), 'tj-')), 'j.db'));
  const people = Object.fromEntries(Array.from({ length: 400 }, (_, i) => [`P${i}`, { name: `P${i}` }]));
  const town = createTown(people, store);
  for (const c of ['discord:1', 'slack:T1'] as const) for (let i = 0; i < 50; i++) await town.person(`P${i}`, c).says(`/tipjar add paypal some${i}one`);
  const measure = async (text: (i: number) => string, n = 150) => {
    const t: number[] = [];
    for (let i = 0; i < n; i++) { const s = performance.now(); await town.person(`P${i % 50}`, 'slack:T1').says(text(i)); t.push(performance.now() - s); await new Promise((r) => setImmediate(r)); }
    return t;
  };
  let on = false;
  const noise = async (w: number) => { let i = w; while (on) { i++; await town.person(`P${i % 50}`, 'discord:1').says(i % 2 ? `/tip @p${(i + 1) % 50}` : `/tipjar message hello ${i}`); } };
  for (const [name, text] of [['read', (i: number) => `/tip @p${(i + 1) % 50}`], ['write', (i: number) => `/tipjar message hi ${i}`]] as const) {
    const quiet = await measure(text); 
    for (const width of [1, 4, 100, 1000]) {
      on = true; const ws = Array.from({ length: width }, (_, w) => noise(w * 3));
      const noisy = await measure(text);
      on = false; await Promise.all(ws);
      console.log(name, 'width', width, 'quiet', q(quiet, 0.5), q(quiet, 0.99), 'noisy', q(noisy, 0.5), q(noisy, 0.99));
    }
  }
}, 600_000);
