import { v7 as uuid } from "uuid";
import { type Actor, groupsOf } from "#app/domain/access/actor.ts";
import { londonDay, plusDays } from "#app/domain/dates/iso-day.ts";
import { mayOpenAgenda, mayRunMeeting } from "#app/domain/meetings/agenda.ts";
import { hasGate, refuseLapseDecision } from "#app/domain/meetings/gate.ts";
import type { LapseGiven } from "#app/domain/meetings/lapse.form.ts";
import { insertAuditEvent } from "#db/queries/audit.ts";
import { insertLapseDecision, listAgreementsOfGroup, listLapseDecisions } from "#db/queries/group-agreements.ts";
import { findGroup } from "#db/queries/groups.ts";
import { lockPartnership } from "#db/queries/memberships.ts";
import { settingsOn } from "#db/queries/settings.ts";
import { type Executor, inTransaction } from "#db/transaction.ts";

type Context = { db: Executor; actor: Actor; now: Date };

/** The agencies of a group with their agreements and what was decided of each; `mayDecide`: its chair alone. */
export async function agreementsOf({ db, actor, now }: Context, groupId: string) {
  const { partnershipId } = actor;
  const group = mayOpenAgenda(actor, groupId) ? await findGroup(db, partnershipId, groupId) : undefined;
  if (!group || !hasGate(group)) return { kind: "not-found" as const };
  if (!mayRunMeeting(actor, groupId)) return { kind: "forbidden" as const };
  const today = londonDay(now);
  const agencies = await listAgreementsOfGroup(db, partnershipId, groupId, today);
  const decisions = await listLapseDecisions(db, partnershipId, groupId);
  return {
    ...{ kind: "found" as const, group, today, mayDecide: groupsOf(actor, ["chair"]).includes(groupId) },
    graceDays: (await settingsOn(db, partnershipId, today))["meetings.agreement-grace-days"],
    agencies: agencies.map(({ id, name, ...agreement }) => {
      const ofAgency = decisions.filter(({ agencyId }) => agencyId === id);
      return { id, name, agreement, decisions: ofAgency, version: ofAgency.length + 1 };
    }),
  };
}

/** Of the chair, about this lapse; the newest counts. `version` is how many decisions the chair has seen, and one. */
export function decideLapse({ db, actor, now }: Context, at: { groupId: string; agencyId: string }, form: LapseGiven) {
  return inTransaction(db, async (trx) => {
    await lockPartnership(trx, actor.partnershipId);
    const found = await agreementsOf({ db: trx, actor, now }, at.groupId);
    if (found.kind !== "found") return found;
    const agency = found.agencies.find(({ id }) => id === at.agencyId);
    if (!agency) return { kind: "not-found" as const };
    if (!found.mayDecide) return { kind: "forbidden" as const };
    if (agency.version !== form.version) return { kind: "changed" as const, current: agency };
    const refusal = refuseLapseDecision(form.decision, agency.agreement, agency.decisions, found.today);
    if (refusal) return { kind: "refused" as const, refusal };
    const grace_until = form.decision === "grace" ? plusDays(found.today, found.graceDays) : null;
    const decision = {
      decision: form.decision,
      expired_on: agency.agreement.expiresOn,
      grace_until,
      reason: form.reason,
    };
    await insertLapseDecision(trx, {
      ...{ id: uuid(), partnership_id: actor.partnershipId, group_id: at.groupId, agency_id: at.agencyId, ...decision },
      ...{ decided_on: found.today, decided_at: now.toISOString(), decided_by: actor.id },
    });
    await insertAuditEvent(trx, actor, now, {
      ...{ category: "alteration", event: "agreement.lapse-decided", objectKind: "agency", objectId: at.agencyId },
      ...{ detail: { after: decision }, objects: [{ kind: "group", id: at.groupId }] },
    });
    return { kind: "done" as const };
  });
}
