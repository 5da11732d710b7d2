import { v7 as uuid } from "uuid";
import { changedFields } from "#app/domain/audit/event-content.ts";
import { carriedOver } from "#app/domain/plan/carried-over.ts";
import { mayUpdateRecommendation } from "#app/domain/plan/plan-rules.ts";
import type { RecommendationSource } from "#app/domain/plan/recommendation.ts";
import type {
  NewRecommendation,
  RecommendationChange,
  RecommendationUpdate,
} from "#app/domain/plan/recommendation.form.ts";
import { insertAuditEvent } from "#db/queries/audit.ts";
import {
  findRecommendation,
  insertRecommendations,
  insertRecommendationUpdate,
  listRecommendations,
  updateRecommendation,
} from "#db/queries/csp-recommendations.ts";
import { lockPartnership } from "#db/queries/memberships.ts";
import { inTransaction } from "#db/transaction.ts";
import { refusedWhenTaken } from "../admin/refused-when-taken.ts";
import { madeOnce } from "../session/made-once.ts";
import { refuseLead } from "./plan-leads.ts";
import type { PlanContext } from "./plan-to-change.ts";

const TAKEN = { field: "number", message: "Another recommendation of this list has this number" };
const OWNER = { agency: "ownerAgencyId", user: "ownerUserId" };
/** A list of a year has a few dozen. */
const LONGEST_LIST = 1000;

type Owned = { ownerAgencyId: string | null; ownerUserId: string | null };
const ownerOf = ({ ownerAgencyId, ownerUserId }: Owned) => ({ agencyId: ownerAgencyId, userId: ownerUserId });

export function addRecommendation(at: PlanContext & { once?: string | null }, wanted: NewRecommendation) {
  const { actor, now } = at;
  const { partnershipId } = actor;
  const work = madeOnce(at, "csp-recommendation", async (trx) => {
    const refusal = await refuseLead(trx, partnershipId, ownerOf(wanted), { before: null, fields: OWNER });
    if (refusal) return { kind: "refused" as const, refusal };
    const id = uuid();
    const { source, year, number, words, ownerAgencyId, ownerUserId } = wanted;
    await insertRecommendations(trx, [
      {
        ...{ id, partnership_id: partnershipId, source, year, number, words, status: "not-started" },
        ...{ owner_agency_id: ownerAgencyId, owner_user_id: ownerUserId, carried_from_id: null },
        ...{ created_at: now.toISOString(), created_by: actor.id, version: 1 },
      },
    ]);
    await insertAuditEvent(trx, actor, now, {
      ...{ category: "system", event: "csp-recommendation.added", objectKind: "csp-recommendation", objectId: id },
      fields: Object.keys(wanted),
      detail: { after: wanted },
    });
    return { kind: "done" as const, id };
  });
  return refusedWhenTaken(work, TAKEN);
}

export function changeRecommendation({ db, actor, now }: PlanContext, id: string, change: RecommendationChange) {
  const { partnershipId } = actor;
  const work = inTransaction(db, async (trx) => {
    const current = await findRecommendation(trx, partnershipId, id);
    if (!current) return { kind: "not-found" as const };
    const { version, ...after } = change;
    const known = { before: ownerOf(current), fields: OWNER };
    const refusal = await refuseLead(trx, partnershipId, ownerOf(after), known);
    if (refusal) return { kind: "refused" as const, refusal };
    const { number, words, ownerAgencyId, ownerUserId } = after;
    const set = { number, words, owner_agency_id: ownerAgencyId, owner_user_id: ownerUserId };
    if (!(await updateRecommendation(trx, { partnershipId, id, version }, set)))
      return { kind: "changed" as const, current };
    const before = { number: current.number, words: current.words, ...ownerFields(current) };
    await insertAuditEvent(trx, actor, now, {
      ...{ category: "system", event: "csp-recommendation.changed", objectKind: "csp-recommendation", objectId: id },
      fields: changedFields(before, after),
      detail: { before, after },
    });
    return { kind: "done" as const };
  });
  return refusedWhenTaken(work, TAKEN);
}

const ownerFields = ({ ownerAgencyId, ownerUserId }: Owned) => ({ ownerAgencyId, ownerUserId });

/** What has been done, kept for good, and how far it is now. */
export function updateOfRecommendation({ db, actor, now }: PlanContext, id: string, update: RecommendationUpdate) {
  const { partnershipId } = actor;
  return inTransaction(db, async (trx) => {
    const current = await findRecommendation(trx, partnershipId, id);
    if (!current) return { kind: "not-found" as const };
    if (!mayUpdateRecommendation(actor, current)) return { kind: "forbidden" as const };
    const { version, status, reason } = update;
    if (!(await updateRecommendation(trx, { partnershipId, id, version }, { status })))
      return { kind: "changed" as const, current };
    await insertRecommendationUpdate(trx, {
      ...{ id: uuid(), partnership_id: partnershipId, recommendation_id: id, status, words: reason },
      ...{ recorded_at: now.toISOString(), recorded_by: actor.id },
    });
    await insertAuditEvent(trx, actor, now, {
      ...{ category: "collection", event: "csp-recommendation.updated" },
      ...{ objectKind: "csp-recommendation", objectId: id, fields: ["status", "words"] },
      detail: { before: { status: current.status }, after: { status, words: reason } },
    });
    return { kind: "done" as const };
  });
}

/** The whole list of the year before into the year, once: what has been carried is not carried again. */
export function carryRecommendations(
  { db, actor, now }: PlanContext,
  { source, year }: { source: RecommendationSource; year: number },
) {
  const { partnershipId } = actor;
  return inTransaction(db, async (trx) => {
    // Two at once: the second finds what the first has carried.
    await lockPartnership(trx, partnershipId);
    const page = { after: 0, limit: LONGEST_LIST };
    const last = await listRecommendations(trx, partnershipId, { source, year: year - 1 }, page);
    const next = await listRecommendations(trx, partnershipId, { source, year }, page);
    const carried = carriedOver(last, next).flatMap(({ id, number }) => {
      const from = last.find((one) => one.id === id);
      return from ? [{ ...from, number, id: uuid(), carriedFromId: id }] : [];
    });
    await insertRecommendations(
      trx,
      carried.map(({ id, number, words, status, ownerAgencyId, ownerUserId, carriedFromId }) => ({
        ...{ id, partnership_id: partnershipId, source, year, number, words, status, carried_from_id: carriedFromId },
        ...{ owner_agency_id: ownerAgencyId, owner_user_id: ownerUserId },
        ...{ created_at: now.toISOString(), created_by: actor.id, version: 1 },
      })),
    );
    if (carried.length > 0)
      await insertAuditEvent(trx, actor, now, {
        ...{ category: "system", event: "csp-recommendation.carried", objectKind: "csp-recommendation" },
        ...{ objectId: null, resultCount: carried.length },
        detail: { source, year, carried: carried.map(({ id }) => id) },
      });
    return { kind: "done" as const, carried: carried.length };
  });
}
