import { readFileSync } from 'node:fs';

/** Reads how many MiB of memory a process holds, its resident set, from its `status`. */
export const parseResident = (text: string): number => Number(/^VmRSS:\s+(\d+) kB$/m.exec(text)?.[1]) / 1_024;

/** @throws {Error} when there is no such process, and on other systems than Linux. */
export const residentMemory = (pid: number): number => parseResident(readFileSync(`/proc/${pid}/status`, 'utf8'));
