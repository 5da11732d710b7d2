import { v7 as uuid } from "uuid";
import type { Actor } from "#app/domain/access/actor.ts";
import type { NewAction } from "#app/domain/actions/action.form.ts";
import { insertAction } from "#db/queries/actions.ts";
import { insertAuditEvent } from "#db/queries/audit.ts";
import { nextReference } from "#db/queries/references.ts";
import type { Transaction } from "#db/transaction.ts";
import type { ContextOfAction } from "./context-of-action.ts";
import { tellNewOwner } from "./tell-owner.ts";

type By = { actor: Actor; now: Date; today: string };
type Belongs = Pick<ContextOfAction, "caseId" | "groupId" | "premisesId" | "isRestricted"> & {
  planStepId?: string;
  planRowId?: string;
  agendaItemId?: string;
  premisesPlanId?: string;
};

/** Writes an action that may be given, with its line in the log. Whoever is to do it is told by tellOfNewAction. */
export async function insertNewAction(
  trx: Transaction,
  { actor, now, today }: By,
  to: Belongs,
  fields: Omit<NewAction, "confirmedDay">,
) {
  const { partnershipId } = actor;
  const id = uuid();
  const reference = await nextReference(trx, partnershipId, "A", today);
  await insertAction(trx, {
    id,
    partnership_id: partnershipId,
    reference,
    version: 1,
    context: to.caseId ? "case" : to.premisesId ? "premises" : "group",
    case_id: to.caseId,
    group_id: to.groupId,
    premises_id: to.premisesId,
    premises_plan_id: to.premisesPlanId ?? null,
    words: fields.words,
    owner_agency_id: fields.ownerAgencyId,
    owner_user_id: fields.ownerUserId,
    raised_on: today,
    raised_by: actor.id,
    original_due_on: fields.dueOn,
    due_on: fields.dueOn,
    hold_until: null,
    status: "open",
    finished_on: null,
    outcome: null,
    created_at: now.toISOString(),
    priority: fields.priority,
    late_reason: null,
    plan_step_id: to.planStepId ?? null,
    plan_row_id: to.planRowId ?? null,
    agenda_item_id: to.agendaItemId ?? null,
  });
  await insertAuditEvent(trx, actor, now, {
    category: "collection",
    event: "action.created",
    objectKind: "action",
    objectId: id,
    fields: Object.keys(fields),
    detail: { after: fields },
    restricted: to.isRestricted,
    objects: [objectOf(to)],
  });
  return { id, reference };
}

export function tellOfNewAction(
  trx: Transaction,
  { actor, now }: By,
  made: { id: string; reference: string; caseId: string | null },
  owner: { ownerAgencyId: string; ownerUserId: string | null },
) {
  const { id: actionId, reference, caseId } = made;
  const about = { partnershipId: actor.partnershipId, actorId: actor.id, actionId, caseId, reference, at: now };
  return tellNewOwner(trx, about, owner);
}

function objectOf({ caseId, premisesId, groupId }: Belongs) {
  if (caseId) return { kind: "case", id: caseId };
  return premisesId ? { kind: "premises", id: premisesId } : { kind: "group", id: groupId ?? "" };
}
