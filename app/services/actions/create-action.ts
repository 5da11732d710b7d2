import { v7 as uuid } from "uuid";
import type { Actor } from "#app/domain/access/actor.ts";
import type { NewAction } from "#app/domain/actions/action.form.ts";
import { refuseNewAction } from "#app/domain/actions/action.ts";
import { refuseOfficer } from "#app/domain/agencies/officer-of-agency.ts";
import { londonDay } from "#app/domain/dates/iso-day.ts";
import { insertAction } from "#db/queries/actions.ts";
import { insertAuditEvent } from "#db/queries/audit.ts";
import { findCaseById, unsafeListUsersWithSight } from "#db/queries/cases.ts";
import { findAgencyOfPartnership } from "#db/queries/partnership-agencies.ts";
import { nextReference } from "#db/queries/references.ts";
import { madeOnce } from "#app/services/session/made-once.ts";
import type { Executor } from "#db/transaction.ts";

type Context = { db: Executor; actor: Actor; now: Date; once?: string | null };

/** An action in a case, for somebody who can open the case, or for an agency that will name who. */
export function createAction(context: Context, caseId: string, action: NewAction) {
  const { actor, now } = context;
  return madeOnce(context, "action", async (trx) => {
    const today = londonDay(now);
    const record = await findCaseById(trx, actor, caseId);
    if (!record) return { kind: "not-found" as const };
    const agency = await findAgencyOfPartnership(trx, actor.partnershipId, action.ownerAgencyId);
    if (!agency)
      return {
        kind: "refused" as const,
        refusal: { field: "ownerAgencyId", message: "Select the agency that owns the action" },
      };
    if (action.ownerUserId) {
      const users = await unsafeListUsersWithSight(trx, record, today);
      const owner = users.find((user) => user.id === action.ownerUserId);
      if (!owner)
        return {
          kind: "refused" as const,
          refusal: { field: "ownerUserId", message: "Select an owner who can open this case" },
        };
      const message = refuseOfficer(owner, agency);
      if (message) return { kind: "refused" as const, refusal: { field: "ownerUserId", message } };
    }
    const refusal = refuseNewAction({ isClosed: record.status === "closed" }, action.dueOn, today);
    if (refusal) return { kind: "refused" as const, refusal };

    const id = uuid();
    const reference = await nextReference(trx, actor.partnershipId, "A", today);
    await insertAction(trx, {
      id,
      partnership_id: actor.partnershipId,
      reference,
      version: 1,
      context: "case",
      case_id: caseId,
      group_id: null,
      words: action.words,
      owner_agency_id: agency.id,
      owner_user_id: action.ownerUserId,
      raised_on: today,
      raised_by: actor.id,
      original_due_on: action.dueOn,
      due_on: action.dueOn,
      hold_until: null,
      status: "open",
      finished_on: null,
      outcome: null,
      created_at: now.toISOString(),
    });
    await insertAuditEvent(trx, actor, now, {
      category: "collection",
      event: "action.created",
      objectKind: "action",
      objectId: id,
      fields: Object.keys(action),
      detail: { after: action },
      restricted: record.visibility === "restricted",
      objects: [{ kind: "case", id: caseId }],
    });
    return { kind: "done" as const, id };
  });
}
