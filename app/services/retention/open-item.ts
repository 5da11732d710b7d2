import type { Actor } from "#app/domain/access/actor.ts";
import { londonDay } from "#app/domain/dates/iso-day.ts";
import { findItem } from "#db/queries/retention-items.ts";
import { findRecordSummary } from "#db/queries/retention-records.ts";
import type { Executor } from "#db/transaction.ts";
import { recordView } from "../audit/record-access.ts";
import { previewErasure } from "./preview-erasure.ts";
import { retentionOf } from "./retention-of.ts";
import { summaryInWords } from "./summary-words.ts";

/**
 * What the information governance officer needs to decide about one record of the list, and no more. Seeing it is
 * consulting the record, and is logged as that (DESIGN 5).
 */
export async function openItem({ db, actor, now }: { db: Executor; actor: Actor; now: Date }, id: string) {
  const { partnershipId } = actor;
  const item = await findItem(db, partnershipId, id);
  if (!item) return undefined;
  const subject = { kind: item.record_kind, id: item.record_id };
  const isThere = item.status !== "gone";
  const retention = isThere ? await retentionOf(db, partnershipId, subject, londonDay(now)) : undefined;
  const summary = isThere ? await findRecordSummary(db, partnershipId, subject.kind, subject.id) : [];
  const goes = isThere ? await previewErasure(db, partnershipId, [subject]) : [];
  await recordView({ db, actor, now }, "retention.item-viewed", item.record_kind, item.record_id);
  return {
    item: {
      ...{ id, version: item.version, kind: item.record_kind, reference: item.reference, status: item.status },
      ...{ rule: item.rule, reviewOn: item.review_on, proposed: item.proposed, fate: item.fate, reason: item.reason },
      ...{ nextReviewOn: item.next_review_on, keptBecause: item.kept_because, decidedBy: item.decidedByName },
      canBeTakenBack: item.status === "approved" && item.runStatus === "approved",
    },
    ...{ summary: summary.map(([label, value]) => [label, summaryInWords(subject.kind, label, value)] as const), goes },
    retention: retention && { working: retention.working, heldBy: retention.heldBy },
  };
}
