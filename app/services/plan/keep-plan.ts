import { v7 as uuid } from "uuid";
import { changedFields } from "#app/domain/audit/event-content.ts";
import { londonDay } from "#app/domain/dates/iso-day.ts";
import type { NewPlan, PlanChange, PlanState } from "#app/domain/plan/plan.form.ts";
import { mayManagePlan, nextStatus, refusePlace, refusePlanDays, reviewAfter } from "#app/domain/plan/plan-rules.ts";
import { PLAN_TEMPLATES, type PlanTemplate } from "#app/domain/plan/templates.ts";
import { insertAuditEvent } from "#db/queries/audit.ts";
import { listGroupChoices } from "#db/queries/groups.ts";
import { findLocation } from "#db/queries/locations.ts";
import { lockPartnership } from "#db/queries/memberships.ts";
import { findPlanInForce, insertPlan, updatePlan } from "#db/queries/partnership-plans.ts";
import { insertPriorities, insertThemes } from "#db/queries/plan-contents.ts";
import { nextReference } from "#db/queries/references.ts";
import { inTransaction, type Transaction } from "#db/transaction.ts";
import { madeOnce } from "../session/made-once.ts";
import { refuseLead } from "./plan-leads.ts";
import { inPlan, type PlanContext } from "./plan-to-change.ts";

const LEAD = { agency: "leadUserId", user: "leadUserId" };

/** A draft, which may begin with the themes and priorities of a template. */
export function addPlan(at: PlanContext & { once?: string | null }, { template, ...wanted }: NewPlan) {
  const { actor, now } = at;
  const { partnershipId } = actor;
  const today = londonDay(now);
  return madeOnce(at, "partnership-plan", async (trx) => {
    const { groupId, leadUserId, locationId } = wanted;
    const groups = await listGroupChoices(trx, partnershipId, today);
    if (!groups.some(({ id }) => id === groupId)) return refused("groupId", "Select the group from the list");
    if (!mayManagePlan(actor, { groupId })) return refused("groupId", "Select a group that you run");
    if (locationId !== null && !(await findLocation(trx, actor, locationId))) return { kind: "not-found" as const };
    const refusal =
      refusePlanDays(wanted) ??
      refusePlace(wanted) ??
      (await refuseLead(trx, partnershipId, { agencyId: null, userId: leadUserId }, { before: null, fields: LEAD }));
    if (refusal) return { kind: "refused" as const, refusal };
    const id = uuid();
    const reference = await nextReference(trx, partnershipId, "PL", today);
    await insertPlan(trx, {
      ...{ id, partnership_id: partnershipId, reference, kind: wanted.kind, title: wanted.title, about: wanted.about },
      ...{ group_id: groupId, lead_user_id: leadUserId, from_day: wanted.fromDay, to_day: wanted.toDay },
      location_id: wanted.kind === "problem" ? locationId : null,
      ...{ status: "draft", next_review_on: null, created_at: now.toISOString(), created_by: actor.id, version: 1 },
    });
    if (template) await insertTemplate(trx, { partnershipId, planId: id }, template);
    await insertAuditEvent(trx, actor, now, {
      ...{ category: "system", event: "csp-plan.added", objectKind: "partnership-plan", objectId: id },
      fields: Object.keys(wanted),
      detail: { after: { ...wanted, template } },
    });
    return { kind: "done" as const, id };
  });
}

function refused(field: string, message: string) {
  return { kind: "refused" as const, refusal: { field, message } };
}

async function insertTemplate(
  trx: Transaction,
  { partnershipId, planId }: { partnershipId: string; planId: string },
  template: PlanTemplate,
) {
  const own = { partnership_id: partnershipId, version: 1 };
  const themes = PLAN_TEMPLATES[template].themes.map((theme) => ({ ...theme, id: uuid() }));
  await insertThemes(
    trx,
    themes.map(({ id, title }, at) => ({ ...own, id, plan_id: planId, ordinal: at + 1, title, context: null })),
  );
  const priorities = themes.flatMap(({ id, priorities: titles }) => titles.map((title) => ({ themeId: id, title })));
  await insertPriorities(
    trx,
    priorities.map(({ themeId, title }, at) => ({
      ...{ ...own, id: uuid(), theme_id: themeId, ordinal: at + 1, title, aims: null, risks: null },
      ...{ lead_agency_id: null, lead_user_id: null },
    })),
  );
}

export function changePlan({ db, actor, now }: PlanContext, planId: string, change: PlanChange) {
  const { partnershipId } = actor;
  return inTransaction(db, (trx) =>
    inPlan(trx, actor, planId, async (plan) => {
      const { version, ...after } = change;
      const lead = { agencyId: null, userId: after.leadUserId };
      const known = { before: { agencyId: null, userId: plan.leadUserId }, fields: LEAD };
      const refusal = refusePlanDays(after) ?? (await refuseLead(trx, partnershipId, lead, known));
      if (refusal) return { kind: "refused" as const, refusal };
      const set = {
        ...{ title: after.title, about: after.about, lead_user_id: after.leadUserId, from_day: after.fromDay },
        ...{ to_day: after.toDay, next_review_on: after.nextReviewOn },
      };
      if (!(await updatePlan(trx, { partnershipId, id: planId, version }, set)))
        return { kind: "changed" as const, current: plan };
      const { title, about, leadUserId, fromDay, toDay, nextReviewOn } = plan;
      const before = { title, about, leadUserId, fromDay, toDay, nextReviewOn };
      await insertAuditEvent(trx, actor, now, {
        ...{ category: "system", event: "csp-plan.changed", objectKind: "partnership-plan", objectId: planId },
        fields: changedFields(before, after),
        detail: { before, after },
      });
      return { kind: "done" as const };
    }),
  );
}

/**
 * A draft comes in force, with the day of its first review; what is in force ends. The partnership has one plan of its own in
 * force at a time: its themes are those that the quarter's reports are written under (DOMAIN 6.5).
 */
export function movePlan({ db, actor, now }: PlanContext, planId: string, { version, to }: PlanState) {
  const { partnershipId } = actor;
  return inTransaction(db, async (trx) => {
    await lockPartnership(trx, partnershipId);
    return inPlan(trx, actor, planId, async (plan) => {
      if (nextStatus(plan.status) !== to) return { kind: "changed" as const, current: plan };
      const other = to === "in-force" && plan.kind === "partnership" && (await findPlanInForce(trx, partnershipId));
      if (other)
        return refused("form", `${other.reference} is the partnership’s plan in force. End it before another begins`);
      const nextReviewOn = to === "ended" ? null : (plan.nextReviewOn ?? reviewAfter(londonDay(now)));
      const set = { status: to, next_review_on: nextReviewOn };
      if (!(await updatePlan(trx, { partnershipId, id: planId, version }, set)))
        return { kind: "changed" as const, current: plan };
      await insertAuditEvent(trx, actor, now, {
        ...{ category: "system", event: to === "ended" ? "csp-plan.ended" : "csp-plan.put-in-force" },
        ...{ objectKind: "partnership-plan", objectId: planId, fields: ["status", "nextReviewOn"] },
        detail: {
          before: { status: plan.status, nextReviewOn: plan.nextReviewOn },
          after: { status: to, nextReviewOn },
        },
      });
      return { kind: "done" as const };
    });
  });
}
