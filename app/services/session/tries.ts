import { subMinutes } from "date-fns";
import { v7 as uuid } from "uuid";
import { isThrottled, TRIES_WINDOW_MINUTES } from "#app/domain/access/throttle.ts";
import { countAttemptsSince, deleteAttempts, insertAttempts } from "#db/queries/sign-in-attempts.ts";
import { type Executor, inTransaction, type Transaction } from "#db/transaction.ts";
import { hashToken } from "./tokens.ts";

type Context = { db: Executor; now: Date };

/** One try, counted for the account (by what was typed, whether or not it exists) and for the address that it came from. */
export type Try = { ids: string[] }; // of the account, then of the address

/**
 * Counts a try before it is made; null when there have been too many. Written first and counted afterwards, so that of
 * many at once no more than allowed get through. What is refused here is not counted.
 */
export async function beginTry({ db, now }: Context, account: string, address: string): Promise<Try | null> {
  const ofAccount = hashToken(`tries of ${account}`);
  const fromAddress = hashToken(`tries from ${address}`);
  const keys = [ofAccount, fromAddress];
  const rows = keys.map((key_hash) => ({ id: uuid(), key_hash, at: now.toISOString() }));
  const tries = { ids: rows.map((row) => row.id) };
  await inTransaction(db, (trx) => insertAttempts(trx, rows));
  const counts = await countAttemptsSince(db, keys, subMinutes(now, TRIES_WINDOW_MINUTES).toISOString());
  const triesUnder = (key: string) => Number(counts.find((count) => count.keyHash === key)?.tries ?? 0);
  if (!isThrottled({ account: triesUnder(ofAccount), fromAddress: triesUnder(fromAddress) }, address)) return tries;
  await inTransaction(db, (trx) => forgetTry(trx, tries));
  return null;
}

/** A right password or code is no guess: an office behind one address may sign in all at once. */
export function forgetTry(trx: Transaction, { ids }: Try) {
  return deleteAttempts(trx, ids);
}
