import type { NotificationKind } from "#app/domain/notifications/kinds.ts";
import { findAgencyContact } from "#db/queries/partnership-agencies.ts";
import type { Transaction } from "#db/transaction.ts";
import { notify } from "../notifications/notify.ts";

type About = {
  partnershipId: string;
  actorId: string;
  actionId: string;
  caseId: string | null;
  reference: string;
  at: Date;
};
type Owner = { ownerAgencyId: string; ownerUserId: string | null };

/** The new owner; or the contact of an agency that is to name somebody. Nobody is told of what they did themselves. */
export async function tellNewOwner(trx: Transaction, about: About, { ownerAgencyId, ownerUserId }: Owner) {
  if (ownerUserId !== null) return tell(trx, about, ownerUserId, "action-given");
  const { partnershipId, caseId } = about;
  const contact = await findAgencyContact(trx, { partnershipId, agencyId: ownerAgencyId, caseId });
  return contact ? tell(trx, about, contact, "action-to-name") : 0;
}

/** Whoever is not the owner any more, and may not see the action now: the way leads to their own list. */
export function tellFormerOwner(trx: Transaction, about: About, ownerUserId: string | null) {
  return ownerUserId === null ? 0 : tell(trx, about, ownerUserId, "action-passed-on");
}

export function tellOwnerOfChange(trx: Transaction, about: About, ownerUserId: string | null) {
  return ownerUserId === null ? 0 : tell(trx, about, ownerUserId, "action-changed");
}

export function tellOwnerOfReopening(trx: Transaction, about: About, ownerUserId: string) {
  return tell(trx, about, ownerUserId, "action-reopened");
}

function tell(trx: Transaction, about: About, userId: string, kind: NotificationKind) {
  const { partnershipId, actorId, actionId: objectId, reference, at } = about;
  if (userId === actorId) return 0;
  const objectKind = kind === "action-passed-on" ? "own-actions" : "action";
  return notify(trx, [{ partnershipId, userId, kind, objectKind, objectId, reference, at }]);
}
