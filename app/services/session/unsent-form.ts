import { addMinutes } from "date-fns";
import { deleteUnsentForm, findUnsentForm, insertUnsentForm, renameUnsentForm } from "#db/queries/unsent-forms.ts";
import { type Executor, inTransaction, type Transaction } from "#db/transaction.ts";
import { seal, unseal } from "./sealed.ts";
import { hashToken, newToken } from "./tokens.ts";

type Context = { db: Executor; now: Date };
export type UnsentForm = { path: string; fields: [string, string][] };

/** How long a form that was posted after its session ended waits for the same user to sign in again. */
const KEPT_MINUTES = 30;

/** Passwords and codes are for the moment: they are typed again. */
const NEVER_KEPT = /^formToken$|password|^(recovery)?code$/i;

/** Keeps what was typed, without files, and gives the key that the sign-in form carries. */
export async function keepUnsentForm(
  { db, now }: Context,
  userId: string,
  path: string,
  form: FormData,
): Promise<string> {
  const key = newToken();
  const fields = [...form].filter(
    (entry): entry is [string, string] => typeof entry[1] === "string" && !NEVER_KEPT.test(entry[0]),
  );
  const row = {
    key_hash: hashToken(key),
    user_id: userId,
    content_sealed: seal(JSON.stringify({ path, fields } satisfies UnsentForm), `unsent form of ${userId}`),
    expires_at: addMinutes(now, KEPT_MINUTES).toISOString(),
  };
  await inTransaction(db, (trx) => insertUnsentForm(trx, row));
  return key;
}

/**
 * The key in the sign-in form proves which form is meant. From here on the new session stands for it, so that it need
 * travel through no further page, cookie or address. Anybody else's key moves nothing.
 */
export function handOverUnsentForm(
  trx: Transaction,
  now: Date,
  { userId, key, sessionId }: { userId: string; key: string; sessionId: string },
) {
  return renameUnsentForm(trx, userId, { from: hashToken(key), to: keyOf(sessionId) }, now.toISOString());
}

type Owner = { userId: string; sessionId: string };

/** What this user's own session was handed, or null. */
export async function openUnsentForm({ db, now }: Context, { userId, sessionId }: Owner): Promise<UnsentForm | null> {
  const row = await findUnsentForm(db, keyOf(sessionId), userId, now.toISOString());
  return row ? (JSON.parse(unseal(row.contentSealed, `unsent form of ${userId}`)) as UnsentForm) : null;
}

/** Once it is sent or given up; null when that had been done already. Gives where it was meant to go. */
export async function takeUnsentForm({ db, now }: Context, owner: Owner): Promise<UnsentForm | null> {
  const form = await openUnsentForm({ db, now }, owner);
  const taken = await inTransaction(db, (trx) => deleteUnsentForm(trx, keyOf(owner.sessionId), owner.userId));
  return taken ? form : null;
}

function keyOf(sessionId: string) {
  return hashToken(`unsent form of session ${sessionId}`);
}
