/** RFC 6238 with the values that every authenticator app knows. */
export const TOTP = { algorithm: "SHA1", digits: 6, period: 30 } as const;

/** RFC 6238 section 5.2: one step for a clock that is off and for the time that typing takes. */
const STEPS_EITHER_WAY = 1;

export function totpStepAt(now: Date) {
  return Math.floor(now.getTime() / 1000 / TOTP.period);
}

/**
 * The steps whose code is taken at that moment, likeliest first. None up to the last one used: "the verifier MUST NOT
 * accept the second attempt of the OTP" (RFC 6238 section 5.2).
 */
export function acceptableSteps(now: Date, lastUsed: number | null): number[] {
  const step = totpStepAt(now);
  const steps = [step];
  for (let off = 1; off <= STEPS_EITHER_WAY; off++) steps.push(step - off, step + off);
  return steps.filter((candidate) => lastUsed === null || candidate > lastUsed);
}
