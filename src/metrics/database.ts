import { stat } from 'node:fs/promises';
import type { Condition } from '../store/store.ts';
import type { metricsIn } from './from-counts.ts';
import type { Measured } from './measured.ts';

type Define = ReturnType<typeof metricsIn>;

const SECOND = 1_000;

/** Whether the database can be used, how fast it is and how large. */
export function defineDatabase(define: Define, measured: () => Measured | undefined): void {
  /** Undefined where the database can't be used. */
  const condition = async (): Promise<Condition | undefined> => {
    try {
      return await measured()?.store.check();
    } catch {
      return undefined;
    }
  };
  /** Asked once for each scrape, by the first of the metrics. */
  let asked: ReturnType<typeof condition> | undefined;
  const database = () => measured()?.counts.database;
  define.gauge({
    name: 'tipjar_database_up',
    help: '1 when the database can be read and the last change could be saved, else 0; /healthz has the reason.',
    async collect() {
      asked = condition();
      return [[{}, (await asked) ? 1 : 0]];
    },
  });
  define.gauge({
    name: 'tipjar_database_damaged_links',
    help: 'Links that aren’t shown because the disk has changed them.',
    async collect() {
      const found = await asked;
      return found ? [[{}, found.damagedLinks]] : [];
    },
  });
  define.gauge({
    name: 'tipjar_database_unswept_seconds',
    help: 'For how long bytes of erased data have been in the files because another program reads them; 0 when none are.',
    async collect() {
      const found = await asked;
      if (!found) return [];
      return [[{}, found.unsweptSince === undefined ? 0 : Math.max(0, Date.now() - found.unsweptSince) / SECOND]];
    },
  });
  define.gauge({
    name: 'tipjar_database_bytes',
    help: 'Sizes of the database’s files: main, and wal, which holds what was written last.',
    labels: ['file'],
    async collect() {
      const { file } = measured() ?? {};
      if (file === undefined) return [];
      const sizeOf = async (name: string) => (await stat(name).catch(() => undefined))?.size ?? 0;
      return [
        [{ file: 'main' }, await sizeOf(file)],
        [{ file: 'wal' }, await sizeOf(`${file}-wal`)],
      ];
    },
  });
  define.histogram(
    'tipjar_database_seconds',
    'How long reads and writes took. A write ends when it’s on the disk, and waits for those before it.',
    'operation',
    () => {
      const counts = database();
      if (!counts) return [];
      return [
        [{ operation: 'read' }, counts.reads],
        [{ operation: 'write' }, counts.writes],
      ];
    },
  );
  define.counter({
    name: 'tipjar_database_writes_failed_total',
    help: 'Writes of which nothing was saved, because the disk refused them or took too long.',
    collect: () => [[{}, database()?.failed() ?? 0]],
  });
}
