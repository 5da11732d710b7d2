import { timingSafeEqual } from "node:crypto";
import { HOTP, Secret, TOTP as Authenticator } from "otpauth";
import { encode } from "uqr";
import { TOTP } from "#app/domain/access/totp-steps.ts";
import { seal, unseal } from "./sealed.ts";

const SECRET_BYTES = 20;

/** 160 random bits, as every authenticator app takes them. */
export function newAuthenticatorSecret() {
  return new Secret({ size: SECRET_BYTES }).base32;
}

export function sealSecret(secret: string, userId: string) {
  return seal(secret, `authenticator of ${userId}`);
}

export function unsealSecret(sealed: string, userId: string) {
  return unseal(sealed, `authenticator of ${userId}`);
}

export function codeAt(secret: string, step: number) {
  return HOTP.generate({
    secret: Secret.fromBase32(secret),
    algorithm: TOTP.algorithm,
    digits: TOTP.digits,
    counter: step,
  });
}

/** The step whose code this is, or null. */
export function stepOfCode(secret: string, code: string, steps: readonly number[]): number | null {
  const given = Buffer.from(code);
  for (const step of steps) {
    const right = Buffer.from(codeAt(secret, step));
    if (right.length === given.length && timingSafeEqual(right, given)) return step;
  }
  return null;
}

/** What an app needs: a picture to scan, drawn as one path, or the secret to type. */
export function enrolmentOf(secret: string, email: string) {
  const uri = new Authenticator({
    issuer: "Joint Action",
    label: email,
    secret: Secret.fromBase32(secret),
    ...TOTP,
  }).toString();
  const { data, size } = encode(uri, { border: 4 });
  const path = data.flatMap((row, y) => row.map((dark, x) => (dark ? `M${x} ${y}h1v1h-1z` : ""))).join("");
  return { size, path, secret: secret.match(/.{1,4}/g)?.join(" ") ?? secret };
}
