import { v7 as uuid } from "uuid";
import type { Actor } from "#app/domain/access/actor.ts";
import type { Source } from "#app/domain/cases/carried.ts";
import { type Casework, mayBeSubject, mayOpenCasework } from "#app/domain/cases/casework.ts";
import { refuseReferral } from "#app/domain/cases/referral.ts";
import { londonDay } from "#app/domain/dates/iso-day.ts";
import { madeOnce } from "#app/services/session/made-once.ts";
import { insertAuditEvent } from "#db/queries/audit.ts";
import { findGroupTakingCases } from "#db/queries/case-groups.ts";
import { lockPartnership } from "#db/queries/memberships.ts";
import { nextReference } from "#db/queries/references.ts";
import { insertReferral, insertReferralDecision } from "#db/queries/referrals.ts";
import { markRenewalDue } from "#db/queries/sessions.ts";
import type { Executor } from "#db/transaction.ts";
import { findSource } from "./find-source.ts";
import { openCase } from "./open-case.ts";
import { carriedOf, carrySource } from "./referral-source.ts";

type Context = { db: Executor; actor: Actor; now: Date; once?: string | null };

/**
 * A case of one agency's own team, from an incident or a problem, in one step: the referral is the team's own and accepted as it
 * is made. People and place come along, the incidents belong to the case, and whoever opens it leads it.
 */
export function openCasework(context: Context, from: Source, form: Casework) {
  const { actor, now } = context;
  const { partnershipId } = actor;
  return madeOnce(context, "case", async (trx) => {
    const today = londonDay(now);
    await lockPartnership(trx, partnershipId);
    const source = from.kind === "case" ? null : await findSource({ db: trx, actor, now }, from);
    if (!source) return { kind: "not-found" as const };
    const group = await findGroupTakingCases(trx, partnershipId, form.groupId, today);
    if (!group || !mayOpenCasework(actor, group)) return refused("groupId", "Select the team");
    const person = source.people.find(({ personId }) => personId === form.about);
    const role = person && mayBeSubject(person.role) ? person.role : null;
    if (form.about !== "problem" && (!person || !role)) return refused("about", "Select what the case is about");
    const refusal = person && role ? refuseReferral(person, group, { role, receivedOn: today }, today) : null;
    if (refusal) return refused(refusal.field === "groupId" ? "groupId" : "about", refusal.message);

    const id = uuid();
    const subject = person
      ? { subjectKind: "person" as const, personId: person.personId, locationId: null, problemTitle: null }
      : {
          subjectKind: "problem" as const,
          personId: null,
          locationId: source.subject.kind === "person" ? null : source.subject.locationId,
          problemTitle: form.title,
        };
    await insertReferral(trx, {
      id,
      partnership_id: partnershipId,
      reference: await nextReference(trx, partnershipId, "R", today),
      version: 1,
      group_id: group.id,
      subject_kind: subject.subjectKind,
      person_id: subject.personId,
      person_role: role,
      location_id: subject.locationId,
      problem_title: subject.problemTitle,
      referring_agency_id: actor.agencyId,
      referring_user_id: actor.id,
      received_on: today,
      reason: form.reason,
      tried: source.tried,
      urgency: "routine",
      lawful_basis: "public-task",
      status: "accepted",
      created_at: now.toISOString(),
      created_by: actor.id,
    });
    const carried = carriedOf(source, form.carry ?? []).filter((personId) => personId !== subject.personId);
    await carrySource(trx, { actor, now }, id, source, carried);
    const accepted = { id, groupId: group.id, ...subject, personRole: role };
    const opened = await openCase(trx, { actor, now }, accepted, {
      ...{ version: 1, decision: "accepted", reason: form.reason, decidedOn: today, role },
      ...{ leadAgencyId: actor.agencyId, leadUserId: actor.id },
    });
    await insertReferralDecision(trx, {
      id: uuid(),
      partnership_id: partnershipId,
      referral_id: id,
      decision: "accepted",
      reason: form.reason,
      decided_by: actor.id,
      decided_on: today,
      decided_at: now.toISOString(),
      case_id: opened.id,
      corrects_id: null,
    });
    await insertAuditEvent(trx, actor, now, {
      category: "collection",
      event: "referral.accepted",
      objectKind: "referral",
      objectId: id,
      fields: Object.keys(form),
      detail: { after: { ...form, carry: carried, from } },
      objects: [
        { kind: from.kind, id: from.id },
        { kind: "case", id: opened.id },
        ...[...(subject.personId ? [subject.personId] : []), ...carried].map((of) => ({ kind: "person", id: of })),
      ],
    });
    // Leading a case brings permissions of its own.
    await markRenewalDue(trx, actor.id);
    return { kind: "done" as const, id: opened.id };
  });
}

function refused(field: string, message: string) {
  return { kind: "refused" as const, refusal: { field, message } };
}
