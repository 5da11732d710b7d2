import { addHours } from "date-fns";
import { v7 as uuid } from "uuid";
import { expireAccessLinks, insertAccessLink } from "#db/queries/access-links.ts";
import type { Transaction } from "#db/transaction.ts";
import { hashToken, newToken } from "./tokens.ts";

type For = { purpose: "invitation" | "password-reset"; userId: string };

const LASTS_HOURS = 24;
const PATHS = { invitation: "/invitation", "password-reset": "/reset" } as const;

/** A link to set a password: once, within a day. What the user was sent before opens nothing any more. */
export async function issueAccessLink(
  trx: Transaction,
  { purpose, userId }: For,
  now: Date,
): Promise<{ token: string; path: string }> {
  const token = newToken();
  await expireAccessLinks(trx, userId, now.toISOString());
  await insertAccessLink(trx, {
    id: uuid(),
    purpose,
    user_id: userId,
    token_hash: hashToken(token),
    created_at: now.toISOString(),
    expires_at: addHours(now, LASTS_HOURS).toISOString(),
    used_at: null,
  });
  return { token, path: `${PATHS[purpose]}/${token}` };
}
