declare const holds: unique symbol;

/** The text of a column that holds a `Value` as JSON. */
export type Json<Value> = string & { readonly [holds]: Value };

export const toJson = <Value>(value: Value): Json<Value> => JSON.stringify(value) as Json<Value>;

export const fromJson = <Value>(text: Json<Value>): Value => JSON.parse(text);
