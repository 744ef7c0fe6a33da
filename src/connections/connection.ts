/** A platform's connection. */
export interface Connection {
  /** Keeps trying, and resolves once connected or once stopped. @throws {Error} when the platform refuses for good. */
  start(): Promise<void>;
  connected(): boolean;
  /** Takes nothing new, finishes what is in flight and closes. */
  stop(): Promise<void>;
}
