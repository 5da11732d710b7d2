import { v7 as uuid } from "uuid";
import type { Actor } from "#app/domain/access/actor.ts";
import { londonDay } from "#app/domain/dates/iso-day.ts";
import type { SignOff } from "#app/domain/risk/decide-proposal.form.ts";
import { newestSeen } from "#app/domain/risk/new-assessment.ts";
import { refuseSignOff } from "#app/domain/risk/requirements.ts";
import { maySignOff, supervisorOf } from "#app/domain/risk/sign-off.ts";
import { insertAuditEvent } from "#db/queries/audit.ts";
import { unsafeFindSupervision } from "#db/queries/case-supervision.ts";
import { insertRiskDecision } from "#db/queries/risk-decisions.ts";
import { findAssessmentOfCase } from "#db/queries/risk-assessments.ts";
import { settingsOn } from "#db/queries/settings.ts";
import { type Executor, inTransaction } from "#db/transaction.ts";
import { notify } from "../notifications/notify.ts";
import { caseAtRisk } from "./case-at-risk.ts";
import { CLOSED } from "./decide-proposal.ts";
import { refreshCaseRisk } from "./refresh-case-risk.ts";
import { requirementsOf } from "./requirements-of.ts";

type Context = { db: Executor; actor: Actor; now: Date };

/** A supervisor signs off a High, or sends it back saying what is missing. A signature is the supervisor's review as well. */
export function signOff({ db, actor, now }: Context, caseId: string, id: string, { decision, reason }: SignOff) {
  return inTransaction(db, async (trx) => {
    const found = await caseAtRisk(trx, actor, caseId);
    const about = found && (await findAssessmentOfCase(trx, { caseId, id }));
    if (!found || !about) return { kind: "not-found" as const };
    const { record, assessments } = found;
    const today = londonDay(now);
    const supervision = await unsafeFindSupervision(trx, caseId, today);
    if (!maySignOff(actor, supervision, about.assessedBy)) return { kind: "forbidden" as const };
    const settings = await settingsOn(trx, actor.partnershipId, today);
    const high = (await requirementsOf(trx, [record], { settings, today })).find((h) => h.assessmentId === id);
    const isNewest = newestSeen(assessments, about.personId) === id;
    const facts = {
      assessedBy: about.assessedBy,
      signerId: actor.id,
      isNewest,
      isSignedOff: high?.isSignedOff ?? false,
    };
    const message =
      record.status === "closed"
        ? CLOSED
        : !high
          ? "Only the newest assessment of somebody whose level is High or above is signed off"
          : refuseSignOff(decision === "sent-back" ? [] : high.requirements, facts);
    if (message) return { kind: "refused" as const, refusal: { field: null, message } };

    await insertRiskDecision(trx, {
      ...{ id: uuid(), partnership_id: actor.partnershipId, case_id: caseId, assessment_id: id },
      ...{ victim_assessment_id: null, decision, reason, sitting_id: null },
      ...{ decided_by: actor.id, decided_at: now.toISOString() },
    });
    if (decision === "signed-off" && supervisorOf(supervision) === actor.id)
      await refreshCaseRisk({ trx, actor, now, settings }, record, assessments, { supervisor: today });
    if (decision === "sent-back" && about.assessedBy)
      await notify(trx, [
        {
          ...{ partnershipId: actor.partnershipId, userId: about.assessedBy, kind: "risk-sent-back" },
          ...{ objectKind: "case-risk", objectId: caseId, reference: record.reference, at: now },
        },
      ]);
    await insertAuditEvent(trx, actor, now, {
      category: "alteration",
      event: decision === "signed-off" ? "risk.signed-off" : "risk.sent-back",
      objectKind: "case",
      objectId: caseId,
      fields: ["decision", ...(reason ? ["reason"] : [])],
      detail: { after: { decision, reason } },
      restricted: record.visibility === "restricted",
      objects: [
        { kind: "person", id: about.personId },
        { kind: "risk-assessment", id },
      ],
    });
    return { kind: "done" as const };
  });
}
