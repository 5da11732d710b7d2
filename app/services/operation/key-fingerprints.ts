import { createHmac } from "node:crypto";
import { allKeys, type Keys } from "#db/keys.ts";

/** What tells two keys apart without saying anything of either: 128 bits, in hexadecimal. */
export function keyFingerprints(keys: Keys = allKeys()): Record<keyof Keys, string> {
  return { audit: fingerprintOf(keys, "audit"), session: fingerprintOf(keys, "session"), fields: fingerprintOf(keys, "fields") }; // prettier-ignore
}

function fingerprintOf(keys: Keys, purpose: keyof Keys) {
  return createHmac("sha256", keys[purpose]).update(`joint-action key ${purpose}`).digest("hex").slice(0, 32);
}
