import { v7 as uuid } from "uuid";
import type { LoggedActor } from "#app/domain/access/actor.ts";
import { londonDay } from "#app/domain/dates/iso-day.ts";
import type { GroupKind } from "#app/domain/groups/group-kinds.ts";
import { refuseBuilding } from "#app/domain/meetings/agenda.ts";
import { usualParts } from "#app/domain/meetings/agenda-parts.ts";
import { proposeAgenda, type ProposedItem } from "#app/domain/meetings/propose-agenda.ts";
import type { SittingStatus } from "#app/domain/meetings/sitting.ts";
import {
  listAgendaParts,
  listStandingItems,
  unsafeFindMeetingBefore,
  unsafeListCasesToHear,
  unsafeListForwardItemsToHear,
  unsafeListItemsStanding,
  unsafeListPassedMattersToHear,
  unsafeListPremisesToHear,
  unsafeListReferralsToHear,
  unsafeListUnfollowedItems,
} from "#db/queries/agenda-candidates.ts";
import { insertAgendaItems } from "#db/queries/agendas.ts";
import { insertAuditEvent } from "#db/queries/audit.ts";
import { insertConflictsCarried } from "#db/queries/carried-items.ts";
import { lockPartnership } from "#db/queries/memberships.ts";
import type { Transaction } from "#db/transaction.ts";
import { planViceChair } from "./plan-vice-chair.ts";

type By = { actor: LoggedActor; now: Date };
type Group = { id: string; partnershipId: string; kind: GroupKind };
type Sitting = { id: string; day: string; status: SittingStatus };

/**
 * Puts on the agenda what the group has and it does not: carried over, ongoing and new cases, referrals, premises, standing
 * items, what it planned ahead and what was passed to it. Of two who do it at once the second waits and finds nothing to add.
 */
export async function buildAgenda(
  trx: Transaction,
  { actor, now }: By,
  group: Group,
  sitting: Sitting,
  nextDay: string | null,
) {
  const { partnershipId } = group;
  const today = londonDay(now);
  await lockPartnership(trx, partnershipId);
  const refusal = refuseBuilding(sitting, nextDay, today);
  if (refusal) return { kind: "refused" as const, refusal };
  await planViceChair(trx, now, group, sitting);
  const { proposed, standing } = await proposalFor(trx, group, sitting, today);
  const last = Math.max(0, ...standing.map(({ position }) => position));
  const added = proposed.map((item, index) => ({
    ...{ id: uuid(), partnership_id: partnershipId, sitting_id: sitting.id, version: 1 },
    ...{ part: item.part, position: last + index + 1, kind: item.kind, title: item.title, reason: null },
    ...columnsAbout(item),
    ...{ state: "open" as const, state_reason: null, rolled_from_id: item.rolledFromId },
    ...{ created_at: now.toISOString(), created_by: null },
  }));
  await insertAgendaItems(trx, added);
  await insertConflictsCarried(
    trx,
    added.map(({ id }) => id),
  );
  if (proposed.length > 0)
    await insertAuditEvent(trx, actor, now, {
      category: "collection",
      event: "agenda.brought-up-to-date",
      objectKind: "meeting",
      objectId: sitting.id,
      resultCount: proposed.length,
      detail: { added: proposed },
      objects: [{ kind: "group", id: group.id }],
    });
  return { kind: "done" as const, added: proposed.length };
}

/** What would be added now. */
async function proposalFor(db: Transaction, group: Group, sitting: Sitting, today: string) {
  const of = { partnershipId: group.partnershipId, groupId: group.id };
  const own = await listAgendaParts(db, of);
  const parts = own.length > 0 ? own : usualParts(group.kind);
  const standing = await unsafeListItemsStanding(db, sitting.id);
  const proposed = proposeAgenda({
    parts,
    standing,
    lastDay: await unsafeFindMeetingBefore(db, of, sitting.day),
    earlier: await unsafeListUnfollowedItems(db, of, { before: sitting.day, today }),
    cases: await unsafeListCasesToHear(db, of),
    referrals: await unsafeListReferralsToHear(db, of),
    premises: parts.includes("premises") ? await unsafeListPremisesToHear(db, group.partnershipId) : [],
    standingItems: await listStandingItems(db, of),
    matters: [
      ...(await unsafeListForwardItemsToHear(db, of, sitting.day)),
      ...(await unsafeListPassedMattersToHear(db, of)),
    ],
  });
  return { parts, proposed, standing };
}

export function columnsAbout({ kind, aboutId, from }: Pick<ProposedItem, "kind" | "aboutId" | "from">) {
  return {
    case_id: kind === "case" ? aboutId : null,
    referral_id: kind === "referral" ? aboutId : null,
    premises_id: kind === "premises" ? aboutId : null,
    standing_item_id: kind === "standing" ? aboutId : null,
    forward_item_id: from === "forward" ? aboutId : null,
    passed_matter_id: from === "passed" ? aboutId : null,
  };
}
