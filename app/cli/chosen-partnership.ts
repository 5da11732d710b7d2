import { userInfo } from "node:os";
import { findPartnershipByName, listPartnerships } from "#db/queries/partnerships.ts";
import type { Executor } from "#db/transaction.ts";
import { UsageError } from "./usage-error.ts";

/** The one that `--partnership` names; without it the only one. */
export async function chosenPartnership(db: Executor, name: string | undefined): Promise<{ id: string; name: string }> {
  if (name !== undefined) {
    const named = await findPartnershipByName(db, name.trim());
    if (!named) throw new UsageError(`There is no partnership called "${name}"`);
    return named;
  }
  const [first, second] = await listPartnerships(db);
  if (!first) throw new Error("Joint Action has not been set up yet; nothing was changed");
  if (second) throw new UsageError("Option --partnership is needed: there is more than one");
  return first;
}

/** Whoever runs the command, as the log names them. No partnership: what is done is of the whole installation. */
export function commandActor<P extends string | null>(partnershipId: P) {
  return { id: `system:${userInfo().username}`, agencyId: null, partnershipId, sessionId: null };
}
