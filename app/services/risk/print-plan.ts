import { v7 as uuid } from "uuid";
import type { Actor } from "#app/domain/access/actor.ts";
import { justifiedPart } from "#app/domain/disclosures/disclosure-part.ts";
import { refuseGateway } from "#app/domain/disclosures/gateway.ts";
import type { PrintJustification } from "#app/domain/exports/export.form.ts";
import { insertAuditEvent } from "#db/queries/audit.ts";
import { insertRecordPrint } from "#db/queries/record-prints.ts";
import type { Executor } from "#db/transaction.ts";
import { madeOnce } from "../session/made-once.ts";
import { findPlannedCase } from "./plan-case.ts";
import { shownPlan } from "./shown-plan.ts";

type Context = { db: Executor; actor: Actor; now: Date; once?: string | null };

/** Who prints the plan, for whom and why, before it is shown for the printer (DOMAIN 7.2: a print is a disclosure). */
export function printPlan(given: Context, caseId: string, why: PrintJustification) {
  const { actor, now } = given;
  return madeOnce(given, "record-print", async (trx) => {
    const planned = await findPlannedCase(trx, actor, caseId);
    if (!planned) return { kind: "not-found" as const };
    const isDisclosed = why.destination === "disclosed";
    const refusal = isDisclosed ? refuseGateway({ isPersonal: true }, why.gateway) : null;
    if (refusal) return { kind: "refused" as const, refusal };
    const { steps } = await shownPlan(trx, planned.record, now);
    const id = uuid();
    const eventId = await insertAuditEvent(trx, actor, now, {
      category: "disclosure",
      event: "plan.printed",
      disclosure: justifiedPart({ way: "print", what: "Control and safety plan" }, why),
      objectKind: "case",
      objectId: caseId,
      resultCount: steps.length,
      purpose: isDisclosed ? why.gateway : why.destination,
      detail: { print: id, ...why },
      restricted: planned.isRestricted,
      objects: planned.links.map((link) => ({ kind: "person", id: link.personId })),
    });
    await insertRecordPrint(trx, {
      ...{ id, partnership_id: actor.partnershipId, case_id: caseId, what: "plan", destination: why.destination },
      purpose: isDisclosed ? null : why.purpose,
      recipients: isDisclosed ? why.recipients : null,
      gateway: isDisclosed ? why.gateway : null,
      necessity: isDisclosed ? why.necessity : null,
      proportionality: isDisclosed ? why.proportionality : null,
      approved_by: isDisclosed ? why.approvedBy : null,
      ...{ made_by: actor.id, made_at: now.toISOString(), audit_event_id: eventId },
    });
    return { kind: "done" as const, id };
  });
}
