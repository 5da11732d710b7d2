import type { NoteContent } from "#app/domain/cases/note.form.ts";
import { refuseNote } from "#app/domain/cases/write-note.ts";
import { type PlanDomain, refuseStatus, type StepStatus, STEP_STATUS_NAMES } from "#app/domain/risk/plan-step.ts";
import type { NewRow } from "#db/queries/rows-in-bulk.ts";
import { at } from "../world.ts";
import type { CastKey } from "../cast.ts";
import type { By, Case } from "./case.ts";
import type { Desk } from "./desk.ts";
import { memberOf } from "./groups.ts";
import type { Someone } from "./people.ts";

export type Step = { row: NewRow<"plan_step"> };
type NewStep = By & { domain: PlanDomain; person: Someone | null; words: string; why: string; owner: CastKey };

export function addStep(desk: Desk, kase: Case, { day, by, domain, person, words, why, owner }: NewStep): Step {
  const { ledger, world } = desk;
  const now = at(day, "16:00");
  const [agencyId, userId] = [world.agency(memberOf(owner).agency), world.userId(owner)];
  const row: NewRow<"plan_step"> = {
    ...{ id: ledger.id(now), partnership_id: world.partnershipId, case_id: kase.id, person_id: person?.id ?? null },
    ...{ domain, words, why, owner_agency_id: agencyId, owner_user_id: userId, from_day: day, until_day: null },
    ...{ status: "planned", end_reason: null, ended_on: null, created_at: now.toISOString() },
    ...{ created_by: ledger.hand(by).id, version: 1 },
  };
  ledger.add("plan_step", row);
  kase.steps.push({ row });
  noteStep(desk, row, { kind: "added", before: null, after: null, reason: null }, { day, by }, now);
  ledger.log(by, now, {
    ...{ category: "collection", event: "plan-step.added", objectKind: "plan-step", objectId: row.id },
    ...{ fields: ["domain", "words", "why"], detail: { after: { domain, words, why, ownerAgencyId: agencyId } } },
    objects: [{ kind: "case", id: kase.id }, ...(person ? [{ kind: "person", id: person.id }] : [])],
  });
  return { row };
}

type Said = { kind: "added" | "status"; before: string | null; after: string | null; reason: string | null };

function noteStep(
  { ledger }: Desk,
  row: NewRow<"plan_step">,
  { kind, before, after, reason }: Said,
  { by }: By,
  now: Date,
) {
  ledger.add("plan_step_change", {
    ...{ id: ledger.id(now), partnership_id: row.partnership_id, plan_step_id: row.id, kind, before_value: before },
    ...{ after_value: after, reason, changed_by: ledger.hand(by).id, changed_at: now.toISOString() },
  });
}

export function setStep(
  desk: Desk,
  kase: Case,
  { row }: Step,
  { day, by, status, reason = null }: By & { status: StepStatus; reason?: string | null },
) {
  const before = row.status;
  const refusal = refuseStatus({ isClosed: false }, { status: before }, { status, reason });
  if (refusal) throw new Error(refusal.message);
  const now = at(day, "16:10");
  const isOver = status !== "planned" && status !== "under-way";
  const isUnmet = status === "not-done" || status === "not-needed";
  Object.assign(row, { status, end_reason: isUnmet ? reason : null, ended_on: isOver ? day : null });
  row.version += 1;
  const said = { before: STEP_STATUS_NAMES[before], after: STEP_STATUS_NAMES[status], reason };
  noteStep(desk, row, { kind: "status", ...said }, { day, by }, now);
  desk.ledger.log(by, now, {
    ...{ category: "alteration", event: "plan-step.status-changed", objectKind: "plan-step", objectId: row.id },
    ...{ fields: ["status"], detail: { before: { status: before }, after: { status, reason } } },
    objects: [{ kind: "case", id: kase.id }],
  });
}

type Noted = By & { words: string; isShared: boolean } & (
    { kind: "fact" | "opinion" } | { kind: "intelligence"; grade: ["1" | "2" | "3", "A" | "B" | "C" | "D" | "E"] }
  );

/** A note that the case's readers see, or that its author's agency keeps. */
export function writeNote(desk: Desk, kase: Case, noted: Noted) {
  const { ledger, world } = desk;
  const { day, by, kind, words, isShared } = noted;
  const [sourceGrade, informationAssessment] = noted.kind === "intelligence" ? noted.grade : [null, null];
  const content: NoteContent = {
    ...{ kind, words, happenedOn: day, sourceGrade, informationAssessment, handlingConditions: null },
    handlingCode: sourceGrade ? "P" : null,
  };
  const refusal = refuseNote(content, day);
  if (refusal) throw new Error(refusal.message);
  const now = at(day, "13:15");
  const id = ledger.id(now);
  const author = ledger.hand(by);
  const shared = { partnership_id: world.partnershipId, happened_on: day, kind, agency_id: author.agencyId };
  ledger.add("case_note", {
    ...{ ...shared, id, words, source_grade: sourceGrade, information_assessment: informationAssessment },
    ...{ handling_code: content.handlingCode, handling_conditions: null, written_by: author.id },
    ...{ written_at: now.toISOString(), corrects_id: null },
  });
  const is_shared = isShared ? (1 as const) : (0 as const);
  ledger.add("note_case", { ...shared, note_id: id, case_id: kase.id, written_by: author.id, is_shared, version: 1 });
  if (isShared)
    ledger.add("note_sharing", {
      ...{ id: ledger.id(now), partnership_id: world.partnershipId, note_id: id, case_id: kase.id, is_shared: 1 },
      ...{ reason: null, changed_by: author.id, changed_at: now.toISOString() },
    });
  ledger.log(by, now, {
    ...{ category: "collection", event: "note.written", objectKind: "note", objectId: id },
    ...{ fields: ["kind", "words", "happenedOn", "sharing"], objects: [{ kind: "case", id: kase.id }] },
    detail: { after: { ...content, sharing: isShared ? "shared" : "private" } },
  });
}
