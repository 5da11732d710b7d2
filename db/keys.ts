/**
 * Keys live outside the database: `audit` for the keyed hashes of the log, `session` for form tokens and hashed
 * tokens, `fields` for what is sealed at rest. 32 bytes each.
 */
export type Keys = { audit: Buffer; session: Buffer; fields: Buffer };

let keys: Keys | undefined;

/** Once in each thread, before anything else touches the database. */
export function useKeys(given: Keys) {
  keys = given;
}

export function keyFor(purpose: keyof Keys): Buffer {
  if (!keys) throw new Error("The keys have not been loaded");
  return keys[purpose];
}

export function allKeys(): Keys {
  if (!keys) throw new Error("The keys have not been loaded");
  return keys;
}
