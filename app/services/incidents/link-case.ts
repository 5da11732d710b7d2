import { v7 as uuid } from "uuid";
import { refuseCaseLink, refuseLinkChange } from "#app/domain/incidents/case-link.ts";
import type { CaseLinkChange, CaseLinked, IncidentsLinked } from "#app/domain/incidents/case-link.form.ts";
import type { IncidentCaseChangeKind } from "#app/domain/incidents/problem.ts";
import { insertAuditEvent } from "#db/queries/audit.ts";
import { findCaseById } from "#db/queries/cases.ts";
import {
  deleteIncidentCase,
  findCaseByReference,
  insertIncidentCase,
  insertIncidentCaseChange,
  unsafeFindIncidentCase,
  unsafeListLinksToCases,
} from "#db/queries/incident-cases.ts";
import { findIncident, findIncidentByReference } from "#db/queries/incidents.ts";
import { inTransaction, type Transaction } from "#db/transaction.ts";
import type { IncidentContext } from "./change-incident.ts";

type At = Pick<IncidentContext, "actor" | "now">;
type Case = { id: string; visibility: "standard" | "restricted" };
type Shown = { showsReporter: "no" | "yes"; reason: string | null };

/** From an incident to a case that the actor sees: whoever sees the case then reads the incident (DESIGN 5). */
export function linkCase({ db, actor, now }: IncidentContext, incidentId: string, form: CaseLinked) {
  return inTransaction(db, async (trx) => {
    if (!(await findIncident(trx, actor, incidentId))) return { kind: "not-found" as const };
    const isTyped = form.caseId === "other";
    const meant = isTyped ? await findCaseByReference(trx, actor, form.reference ?? "") : { id: form.caseId };
    const record = meant && (await findCaseById(trx, actor, meant.id));
    const field = isTyped ? "reference" : "caseId";
    if (!record) return refused(field, isTyped ? "There is no such case that you can open" : "Select the case");
    const link = await unsafeFindIncidentCase(trx, { incidentId, caseId: record.id });
    const refusal = refuseCaseLink(record, link !== undefined, field);
    if (refusal) return refused(refusal.field, refusal.message);
    await join(trx, { actor, now }, record, incidentId, form);
    return { kind: "done" as const };
  });
}

/** From a case to incidents that the actor sees. */
export function linkIncidents({ db, actor, now }: IncidentContext, caseId: string, form: IncidentsLinked) {
  return inTransaction(db, async (trx) => {
    const record = await findCaseById(trx, actor, caseId);
    if (!record) return { kind: "not-found" as const };
    const typed = form.reference === null ? null : await findIncidentByReference(trx, actor, form.reference);
    if (typed === undefined) return refused("reference", "There is no such incident that you can open");
    const ids = [...new Set([...form.incidentId, ...(typed ? [typed.id] : [])])];
    for (const incidentId of ids) {
      const field = incidentId === typed?.id ? "reference" : "incidentId";
      if (!(await findIncident(trx, actor, incidentId))) return refused(field, "Select from the incidents shown");
      const link = await unsafeFindIncidentCase(trx, { incidentId, caseId });
      const refusal = refuseCaseLink(record, link !== undefined, field);
      if (refusal) return refused(refusal.field, refusal.message);
    }
    for (const incidentId of ids) await join(trx, { actor, now }, record, incidentId, form);
    return { kind: "done" as const };
  });
}

/** Incidents that go along with a referral or with a problem into a case, without who reported; those that it has already stay. */
export async function joinToCase(
  trx: Transaction,
  at: At,
  record: Case,
  incidentIds: readonly string[],
  reason: string,
) {
  for (const incidentId of incidentIds)
    if (!(await unsafeFindIncidentCase(trx, { incidentId, caseId: record.id })))
      await join(trx, at, record, incidentId, { showsReporter: "no", reason });
}

/** An incident that is another one takes it along into its cases, whoever sees them, without who reported. */
export async function carryToCases(
  trx: Transaction,
  at: At,
  { fromId, toId }: { fromId: string; toId: string },
  reason: string,
) {
  for (const record of await unsafeListLinksToCases(trx, fromId)) await joinToCase(trx, at, record, [toId], reason);
}

/**
 * A report that comes to an incident otherwise than by being logged may be older than the decision to show who reported: no
 * case is shown it until somebody decides anew.
 */
export async function hideReporters(trx: Transaction, at: At, incidentId: string, reason: string) {
  for (const record of await unsafeListLinksToCases(trx, incidentId)) {
    if (record.showsReporter === 0) continue;
    await deleteIncidentCase(trx, { incidentId, caseId: record.id });
    // Linked as long as before: what is parted again takes back only what was linked by joining.
    const since = { linked_at: record.linkedAt, linked_by: record.linkedBy };
    await insertIncidentCase(trx, { ...rowOf(at, record, incidentId, false), ...since });
    await note(trx, at, record, incidentId, "reporter-hidden", reason);
  }
}

/** Parted again, it goes out of the cases into which it was taken at that moment, and not by anybody since. */
export async function takeFromCases(
  trx: Transaction,
  at: At,
  incidentId: string,
  carried: { at: string; by: string },
  reason: string,
) {
  for (const record of await unsafeListLinksToCases(trx, incidentId)) {
    if (record.linkedAt !== carried.at || record.linkedBy !== carried.by) continue;
    await deleteIncidentCase(trx, { incidentId, caseId: record.id });
    await note(trx, at, record, incidentId, "unlinked", reason);
  }
}

/** Ends a link, or changes whether it shows who reported. */
export function changeCaseLink(
  { db, actor, now }: IncidentContext,
  { incidentId, caseId }: { incidentId: string; caseId: string },
  { change, reason }: CaseLinkChange,
) {
  return inTransaction(db, async (trx) => {
    const incident = await findIncident(trx, actor, incidentId);
    const record = incident && (await findCaseById(trx, actor, caseId));
    const link = record && (await unsafeFindIncidentCase(trx, { incidentId, caseId }));
    if (!record || !link) return { kind: "not-found" as const };
    if (record.isByRight === 0) return refused("form", "You may read this case and not change what belongs to it");
    const refusal = refuseLinkChange(link, change);
    if (refusal) return refused(refusal.field, refusal.message);
    await deleteIncidentCase(trx, { incidentId, caseId });
    if (change !== "end") await insertIncidentCase(trx, rowOf({ actor, now }, record, incidentId, change === "show"));
    const kind = change === "end" ? "unlinked" : change === "show" ? "reporter-shown" : "reporter-hidden";
    await note(trx, { actor, now }, record, incidentId, kind, reason);
    return { kind: "done" as const };
  });
}

async function join(trx: Transaction, at: At, record: Case, incidentId: string, { showsReporter, reason }: Shown) {
  await insertIncidentCase(trx, rowOf(at, record, incidentId, showsReporter === "yes"));
  await note(trx, at, record, incidentId, "linked", reason);
  if (showsReporter === "yes") await note(trx, at, record, incidentId, "reporter-shown", reason);
}

function rowOf({ actor, now }: At, record: Case, incidentId: string, isShown: boolean) {
  return {
    incident_id: incidentId,
    case_id: record.id,
    partnership_id: actor.partnershipId,
    shows_reporter: isShown ? (1 as const) : (0 as const),
    linked_at: now.toISOString(),
    linked_by: actor.id,
  };
}

const EVENTS = {
  linked: "incident.case-linked",
  unlinked: "incident.case-unlinked",
  "reporter-shown": "incident.reporter-shown",
  "reporter-hidden": "incident.reporter-hidden",
} as const;

async function note(
  trx: Transaction,
  { actor, now }: At,
  record: Case,
  incidentId: string,
  kind: IncidentCaseChangeKind,
  reason: string | null,
) {
  await insertIncidentCaseChange(trx, {
    ...{ id: uuid(), partnership_id: actor.partnershipId, incident_id: incidentId, case_id: record.id, kind, reason },
    ...{ changed_by: actor.id, changed_at: now.toISOString() },
  });
  await insertAuditEvent(trx, actor, now, {
    category: "alteration",
    event: EVENTS[kind],
    objectKind: "incident",
    objectId: incidentId,
    fields: [kind.startsWith("reporter") ? "showsReporter" : "caseId"],
    detail: { after: { caseId: record.id, kind, reason } },
    restricted: record.visibility === "restricted",
    objects: [{ kind: "case", id: record.id }],
  });
}

function refused(field: string, message: string) {
  return { kind: "refused" as const, refusal: { field, message } };
}
