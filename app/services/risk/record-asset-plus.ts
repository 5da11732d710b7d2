import { v7 as uuid } from "uuid";
import type { Actor } from "#app/domain/access/actor.ts";
import { mayAssess } from "#app/domain/risk/assessment.ts";
import { londonDay } from "#app/domain/dates/iso-day.ts";
import { type AssetPlusLevels, refuseAssetPlus } from "#app/domain/risk/asset-plus.form.ts";
import { isAssessedAsChild } from "#app/domain/risk/audience.ts";
import { insertAuditEvent } from "#db/queries/audit.ts";
import { insertAssetPlusLevel } from "#db/queries/risk-questions.ts";
import { madeOnce } from "#app/services/session/made-once.ts";
import type { Executor } from "#db/transaction.ts";
import { caseAtRisk } from "./case-at-risk.ts";

type Context = { db: Executor; actor: Actor; now: Date; once?: string | null };

/** Levels that Youth Justice has shared, as they were shared. */
export function recordAssetPlus(context: Context, caseId: string, personId: string, levels: AssetPlusLevels) {
  const { actor, now } = context;
  return madeOnce(context, "asset-plus-level", async (trx) => {
    const found = await caseAtRisk(trx, actor, caseId);
    const link = found?.links.find((l) => l.personId === personId);
    const today = londonDay(now);
    if (!found || !link || !isAssessedAsChild({ groupKind: found.record.groupKind, birthDate: link.birthDate }, today))
      return { kind: "not-found" as const };
    if (!mayAssess(actor, found.record)) return { kind: "forbidden" as const };
    const refusal = refuseAssetPlus({ isClosed: found.record.status === "closed" }, levels, today);
    if (refusal) return { kind: "refused" as const, refusal };
    const id = uuid();
    await insertAssetPlusLevel(trx, {
      ...{ id, partnership_id: actor.partnershipId, case_id: caseId, person_id: personId },
      ...{ reoffending: levels.reoffending, serious_harm: levels.seriousHarm, safety: levels.safety },
      ...{ level_on: levels.levelOn, shared_by: levels.sharedBy },
      ...{ recorded_by: actor.id, recorded_at: now.toISOString() },
    });
    await insertAuditEvent(trx, actor, now, {
      category: "collection",
      event: "risk.asset-plus-recorded",
      objectKind: "case",
      objectId: caseId,
      fields: Object.keys(levels),
      detail: { after: levels },
      restricted: found.record.visibility === "restricted",
      objects: [{ kind: "person", id: personId }],
    });
    return { kind: "done" as const, id };
  });
}
