/** The sandbox needs only these two methods of a logger. */
export interface Log {
  warn(fields: object, message: string): void;
  error(fields: object, message: string): void;
}
