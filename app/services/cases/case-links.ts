import { v7 as uuid } from "uuid";
import type { Actor } from "#app/domain/access/actor.ts";
import { changedFields } from "#app/domain/audit/event-content.ts";
import type { EVENT_NAMES } from "#app/domain/audit/event-names.ts";
import type { LinkChange, LinkEnding, NewLink } from "#app/domain/cases/case-link.form.ts";
import { linkInWords, refuseLink, refuseLinkChange, refuseLinkEnd, standingOf } from "#app/domain/cases/case-link.ts";
import { refuseStep, mayManage } from "#app/domain/cases/manage-case.ts";
import { londonDay } from "#app/domain/dates/iso-day.ts";
import { searchBounds } from "#app/domain/search/kept-search.ts";
import { madeOnce } from "#app/services/session/made-once.ts";
import { insertAuditEvent } from "#db/queries/audit.ts";
import { type CaseChange, recordCaseChange } from "#db/queries/case-changes.ts";
import { findCaseLink, type FoundLink, unsafeListRolesOf, updateCaseLink } from "#db/queries/case-links.ts";
import { findCaseById, insertCaseLink, lockCase } from "#db/queries/cases.ts";
import { findIdentityCard } from "#db/queries/people.ts";
import { type Executor, inTransaction, type Transaction } from "#db/transaction.ts";
import { type CaseContext, type CaseFacts, refused } from "./change-case.ts";

type Context = { db: Executor; actor: Actor; now: Date; once?: string | null };

/** Somebody whom the actor has searched for, in one role. The same person may have others in this case. */
export function addLink(context: Context, caseId: string, form: NewLink) {
  return madeOnce(context, "case-link", (trx) => linkPerson(trx, context, caseId, form));
}

/** As addLink, on the way of something else: in the transaction of the caller. */
export async function linkPerson(
  trx: Transaction,
  context: Pick<Context, "actor" | "now">,
  caseId: string,
  form: NewLink,
) {
  const { actor, now } = context;
  await lockCase(trx, actor, caseId);
  const record = await findCaseById(trx, actor, caseId);
  if (!record) return { kind: "not-found" as const };
  if (!mayManage(actor, record)) return { kind: "forbidden" as const };
  const person = await findIdentityCard(trx, actor, form.personId, searchBounds(now));
  if (!person) return refused({ field: null, message: "Search for the person first" });
  const standing = standingOf(form.role, form);
  const link = { ...standing, role: form.role, fromDay: form.fromDay };
  const others = await unsafeListRolesOf(trx, caseId, person.id);
  const refusal = refuseStep("people", record) ?? refuseLink(link, person, others, londonDay(now));
  if (refusal) return refused(refusal);
  const id = uuid();
  await insertCaseLink(trx, {
    id,
    partnership_id: actor.partnershipId,
    case_id: caseId,
    person_id: person.id,
    role: form.role,
    ...columnsOf(standing),
    from_day: form.fromDay,
    until_day: null,
    version: 1,
    note: form.note,
    created_at: now.toISOString(),
    created_by: actor.id,
  });
  await keep(trx, context, record, person.id, {
    event: "case.person-added",
    category: "collection",
    change: { kind: "link-added", after_value: linkInWords(link), on_day: form.fromDay },
    before: {},
    after: { ...link, note: form.note },
  });
  return { kind: "done" as const, id };
}

/** How a person stands in the case: confirmed, not substantiated (which ends it), from when; with the reason. */
export function changeLink(at: CaseContext, caseId: string, linkId: string, form: LinkChange) {
  return changed(at, { caseId, linkId, version: form.version }, (link, today) => {
    const standing = standingOf(link.role, form);
    const refusal = refuseLinkChange(link, { ...standing, fromDay: form.fromDay }, link, today);
    if (refusal) return refusal;
    const ends = standing.standing === "not-substantiated";
    const end = ends ? { until_day: standing.standingOn, ended_reason: form.reason } : {};
    const { role } = link;
    return {
      set: { ...columnsOf(standing), from_day: form.fromDay, note: form.note, ...end },
      event: "case.person-changed",
      change: {
        kind: ends ? "link-ended" : "link-changed",
        before_value: linkInWords(link),
        after_value: linkInWords({ role, standing: standing.standing }),
        reason: form.reason,
        ...(ends && standing.standingOn ? { on_day: standing.standingOn } : {}),
      },
      before: detailOf(link),
      after: detailOf({ ...standing, fromDay: form.fromDay, note: form.note }),
    };
  });
}

export function endLink(at: CaseContext, caseId: string, linkId: string, { version, untilDay, reason }: LinkEnding) {
  return changed(at, { caseId, linkId, version }, (link, today) => {
    const refusal = refuseLinkEnd(link, untilDay, today);
    if (refusal) return refusal;
    return {
      set: { until_day: untilDay, ended_reason: reason },
      event: "case.person-ended",
      change: { kind: "link-ended", before_value: linkInWords(link), reason, on_day: untilDay },
      before: { untilDay: null },
      after: { untilDay, reason },
    };
  });
}

type Step = {
  set: Parameters<typeof updateCaseLink>[2];
  event: keyof typeof EVENT_NAMES;
  change: Omit<CaseChange, "on_day"> & { on_day?: string };
  before: Record<string, unknown>;
  after: Record<string, unknown>;
};
type Refusal = { field: string | null; message: string };

function changed(
  at: CaseContext,
  { caseId, linkId, version }: { caseId: string; linkId: string; version: number },
  decide: (link: FoundLink, today: string) => Step | Refusal,
) {
  const { actor, db } = at;
  const { partnershipId } = actor;
  return inTransaction(db, async (trx) => {
    const record = await findCaseById(trx, actor, caseId);
    const link = record && (await findCaseLink(trx, actor, caseId, linkId));
    if (!record || !link) return { kind: "not-found" as const };
    if (!mayManage(actor, record)) return { kind: "forbidden" as const };
    if (link.version !== version) return { kind: "changed" as const, current: link };
    const closed = refuseStep("people", record);
    if (closed) return refused(closed);
    const step = decide(link, londonDay(at.now));
    if (!("set" in step)) return refused(step);
    if (!(await updateCaseLink(trx, { partnershipId, id: linkId, version }, step.set))) {
      const current = await findCaseLink(trx, actor, caseId, linkId);
      return current ? { kind: "changed" as const, current } : { kind: "not-found" as const };
    }
    await keep(trx, at, record, link.personId, { category: "alteration", ...step });
    return { kind: "done" as const };
  });
}

async function keep(
  trx: Transaction,
  { actor, now }: { actor: Actor; now: Date },
  record: CaseFacts,
  personId: string,
  step: Omit<Step, "set"> & { category: "collection" | "alteration" },
) {
  const { change, before, after } = step;
  const at = { actor, partnershipId: actor.partnershipId, now };
  await recordCaseChange(trx, at, record.id, { on_day: londonDay(now), person_id: personId, ...change });
  await insertAuditEvent(trx, actor, now, {
    category: step.category,
    event: step.event,
    objectKind: "case",
    objectId: record.id,
    fields: changedFields(before, after),
    restricted: record.visibility === "restricted",
    objects: [{ kind: "person", id: personId }],
    detail: { before, after: change.reason ? { ...after, reason: change.reason } : after },
  });
}

type Standing = ReturnType<typeof standingOf>;

function columnsOf({ standing, standingBasis, standingOn, standingSource }: Standing) {
  return { standing, standing_basis: standingBasis, standing_on: standingOn, standing_source: standingSource };
}

function detailOf({
  standing,
  standingBasis,
  standingOn,
  standingSource,
  fromDay,
  note,
}: Standing & { fromDay: string; note: string | null }) {
  return { standing, standingBasis, standingOn, standingSource, fromDay, note };
}
