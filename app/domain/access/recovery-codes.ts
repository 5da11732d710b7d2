export const RECOVERY_CODES = 10;

/** Crockford's letters: none that is read as another. 32 of them, so that a random byte's low five bits choose evenly. */
const LETTERS = "0123456789abcdefghjkmnpqrstvwxyz";
const LENGTH = 16;

/** 80 random bits, in groups of four: "3k9m-wx2a-7t0c-qz5e". */
export function recoveryCodeFrom(bytes: Uint8Array): string {
  const letters = [...bytes.slice(0, LENGTH)].map((byte) => LETTERS[byte & 31]).join("");
  return letters.match(/.{4}/g)?.join("-") ?? letters;
}

/** As it is compared: without spaces, hyphens and capitals, and o, i and l read as the digits that they look like. */
export function foldRecoveryCode(typed: string): string {
  return typed
    .toLowerCase()
    .replaceAll(/[^a-z0-9]/g, "")
    .replaceAll("o", "0")
    .replaceAll(/[il]/g, "1");
}
