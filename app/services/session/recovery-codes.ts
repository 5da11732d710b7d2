import { randomBytes } from "node:crypto";
import { v7 as uuid } from "uuid";
import { foldRecoveryCode, RECOVERY_CODES, recoveryCodeFrom } from "#app/domain/access/recovery-codes.ts";
import { replaceRecoveryCodes } from "#db/queries/recovery-codes.ts";
import type { Transaction } from "#db/transaction.ts";
import { hashToken } from "./tokens.ts";

export function hashRecoveryCode(userId: string, folded: string) {
  return hashToken(`recovery code of ${userId} ${folded}`);
}

/** Shown once and kept as hashes; the earlier ones stop working. */
export async function issueRecoveryCodes(trx: Transaction, userId: string): Promise<string[]> {
  const codes = Array.from({ length: RECOVERY_CODES }, () => recoveryCodeFrom(randomBytes(16)));
  await replaceRecoveryCodes(
    trx,
    userId,
    codes.map((code) => ({
      id: uuid(),
      user_id: userId,
      code_hash: hashRecoveryCode(userId, foldRecoveryCode(code)),
      used_at: null,
    })),
  );
  return codes;
}
