import { isUnfinished, refuseCompletion, refuseDueDay } from "#app/domain/actions/action.ts";
import { refuseDueChange, refuseLateReason } from "#app/domain/actions/change-action.ts";
import type { LateReason } from "#app/domain/actions/lateness.ts";
import type { NewRow } from "#db/queries/rows-in-bulk.ts";
import { NOTHING } from "#app/services/actions/change-action.ts";
import type { CastKey } from "../cast.ts";
import { at } from "../world.ts";
import type { By, Case } from "./case.ts";
import type { Desk } from "./desk.ts";
import { type CaseGroup, memberOf } from "./groups.ts";
import type { Step } from "./plan.ts";

export type Action = { row: NewRow<"action"> };
/** Somebody of the cast; or an agency that has yet to name somebody. */
export type Owner = CastKey | { agency: string };
type Given = By & { words: string; owner: Owner; dueOn: string; priority?: "high" | "normal" | "low"; step?: Step };

/** In a case, or of a group for itself. */
export function giveAction(desk: Desk, to: Case | CaseGroup, given: Given): Action {
  const { ledger, world } = desk;
  const { day, by, words, owner, dueOn, priority = "normal", step } = given;
  const refusal = refuseDueDay(dueOn, day);
  if (refusal) throw new Error(refusal.message);
  const now = at(day, "15:00");
  const agencyId = world.agency(typeof owner === "string" ? memberOf(owner).agency : owner.agency);
  const kase = typeof to === "string" ? null : to;
  const row: NewRow<"action"> = {
    ...{ id: ledger.id(now), partnership_id: world.partnershipId, reference: "", version: 1, words },
    ...{ context: kase ? "case" : "group", case_id: kase?.id ?? null, premises_id: null, premises_plan_id: null },
    group_id: typeof to === "string" ? world.group(to) : null,
    ...{ owner_agency_id: agencyId, owner_user_id: typeof owner === "string" ? world.userId(owner) : null },
    ...{ raised_on: day, raised_by: ledger.hand(by).id, original_due_on: dueOn, due_on: dueOn, hold_until: null },
    ...{ status: "open", finished_on: null, outcome: null, created_at: now.toISOString(), priority },
    ...{ late_reason: null, plan_step_id: step?.row.id ?? null, plan_row_id: null, agenda_item_id: null },
  };
  ledger.add("action", row);
  ledger.number("A", day, row);
  const action = { row };
  kase?.actions.push(action);
  const detail = { words, ownerAgencyId: agencyId, ownerUserId: row.owner_user_id, dueOn, priority };
  ledger.log(by, now, {
    ...{ category: "collection", event: "action.created", objectKind: "action", objectId: row.id },
    ...{ fields: Object.keys(detail), detail: { after: detail } },
    objects: [kase ? { kind: "case", id: kase.id } : { kind: "group", id: row.group_id ?? "" }],
  });
  if (kase && step) joinStep(desk, kase, action, step, { day, by });
  return action;
}

/** The action carries the step from now on. */
function joinStep({ ledger }: Desk, kase: Case, { row }: Action, step: Step, { by }: By) {
  const now = new Date(row.created_at);
  const change: NewRow<"plan_step_change"> = {
    ...{ id: ledger.id(now), partnership_id: row.partnership_id, plan_step_id: step.row.id, kind: "action-joined" },
    ...{ before_value: null, after_value: null, reason: null, changed_by: ledger.hand(by).id },
    changed_at: now.toISOString(),
  };
  ledger.add("plan_step_change", change);
  ledger.whenNumbered(() => {
    change.after_value = row.reference;
  });
  ledger.log(by, now, {
    ...{ category: "alteration", event: "plan-step.action-joined", objectKind: "plan-step", objectId: step.row.id },
    ...{ fields: ["actions"], objects: [{ kind: "action", id: row.id }, { kind: "case", id: kase.id }] },
  }); // prettier-ignore
}

type Change = Partial<NewRow<"action_change">> & Pick<NewRow<"action_change">, "kind">;
type Told = By & { event: string; set: Partial<NewRow<"action">>; change: Change; after: Record<string, unknown> };

function change({ ledger }: Desk, { row }: Action, { day, by, event, set, change, after }: Told) {
  const now = at(day, "16:30");
  Object.assign(row, set);
  row.version += 1;
  ledger.add("action_change", {
    ...{ ...NOTHING, ...change, id: ledger.id(now), partnership_id: row.partnership_id, action_id: row.id },
    ...{ changed_by: ledger.hand(by).id, changed_at: now.toISOString(), case_id: row.case_id },
  });
  ledger.log(by, now, {
    ...{ category: "alteration", event, objectKind: "action", objectId: row.id, fields: Object.keys(after) },
    objects: row.case_id ? [{ kind: "case", id: row.case_id }] : [],
    detail: { after },
  });
}

const stateOf = ({ row }: Action) => ({
  ...{ status: row.status, raisedOn: row.raised_on, dueOn: row.due_on, holdUntil: row.hold_until ?? null },
});

type Finished = By & { status: "done" | "not-done" | "not-possible"; outcome: string };

export function finishAction(desk: Desk, action: Action, { day, by, status, outcome }: Finished) {
  const refusal = refuseCompletion(stateOf(action), day, day);
  if (refusal) throw new Error(refusal.message);
  change(desk, action, {
    ...{ day, by, event: "action.completed", set: { status, finished_on: day, outcome, hold_until: null } },
    change: { kind: "state", before_value: action.row.status, after_value: status },
    after: { status, finishedOn: day, outcome },
  });
}

/** Another day is agreed; the first one stays, so that it counts as late, agreed. */
export function moveDueDay(
  desk: Desk,
  action: Action,
  { day, by, dueOn, reason }: By & { dueOn: string; reason: string },
) {
  const refusal = refuseDueChange(stateOf(action), dueOn, day);
  if (refusal) throw new Error(refusal.message);
  change(desk, action, {
    ...{ day, by, event: "action.due-day-changed", set: { due_on: dueOn, late_reason: null } },
    change: { kind: "due", before_value: action.row.due_on, after_value: dueOn, reason },
    after: { dueOn, reason },
  });
}

export function sayWhyLate(desk: Desk, action: Action, { day, by, why }: By & { why: LateReason }) {
  const refusal = refuseLateReason({ ...stateOf(action), lateReason: action.row.late_reason ?? null }, why, day);
  if (refusal) throw new Error(refusal.message);
  change(desk, action, {
    ...{ day, by, event: "action.late-reason-given", set: { late_reason: why } },
    change: { kind: "late", before_value: null, after_value: why },
    after: { lateReason: why },
  });
}

/** Nobody is to do it any more. */
export function endAction(desk: Desk, action: Action, { day, by, reason }: By & { reason: string }) {
  change(desk, action, {
    ...{ day, by, event: "action.ended", set: { status: "ended", finished_on: day, hold_until: null } },
    change: { kind: "state", before_value: action.row.status, after_value: "ended", reason },
    after: { status: "ended", finishedOn: day, reason },
  });
}

export function holdAction(
  desk: Desk,
  action: Action,
  { day, by, until, reason }: By & { until: string; reason: string },
) {
  change(desk, action, {
    ...{ day, by, event: "action.held", set: { status: "on-hold", hold_until: until } },
    change: { kind: "hold", before_value: null, after_value: until, reason },
    after: { status: "on-hold", holdUntil: until, reason },
  });
}

/** Finished too early or by mistake: open again, with a day of its own. */
export function reopenAction(
  desk: Desk,
  action: Action,
  { day, by, dueOn, reason }: By & { dueOn: string; reason: string },
) {
  const { status, finished_on = null, outcome = null } = action.row;
  if (isUnfinished({ status: status })) throw new Error("It is not finished");
  const opened = { status: "open", finished_on: null, outcome: null, hold_until: null, late_reason: null } as const;
  change(desk, action, {
    ...{ day, by, event: "action.reopened", set: { ...opened, due_on: dueOn } },
    change: { kind: "state", before_value: status, after_value: "open", reason, finished_on, outcome },
    after: { status: "open", dueOn, reason },
  });
}
