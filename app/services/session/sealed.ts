import { createCipheriv, createDecipheriv, randomBytes } from "node:crypto";
import { keyFor } from "#db/keys.ts";

/** AES-256-GCM. `purpose` is bound to the text, so that what was sealed for one place opens in no other. */
export function seal(text: string, purpose: string) {
  const nonce = randomBytes(12);
  const cipher = createCipheriv("aes-256-gcm", keyFor("fields"), nonce).setAAD(Buffer.from(purpose));
  const sealed = Buffer.concat([cipher.update(text, "utf8"), cipher.final()]);
  return Buffer.concat([nonce, cipher.getAuthTag(), sealed]).toString("base64url");
}

/** Throws when the text was changed, or was sealed with another key or for another purpose. */
export function unseal(sealed: string, purpose: string) {
  const bytes = Buffer.from(sealed, "base64url");
  const decipher = createDecipheriv("aes-256-gcm", keyFor("fields"), bytes.subarray(0, 12)).setAAD(
    Buffer.from(purpose),
  );
  decipher.setAuthTag(bytes.subarray(12, 28));
  return decipher.update(bytes.subarray(28), undefined, "utf8") + decipher.final("utf8");
}
