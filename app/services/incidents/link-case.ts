import { v7 as uuid } from "uuid";
import { refuseCaseLink, refuseLinkChange } from "#app/domain/incidents/case-link.ts";
import type { CaseLinkChange, CaseLinked, IncidentsLinked } from "#app/domain/incidents/case-link.form.ts";
import type { IncidentCaseChangeKind } from "#app/domain/incidents/problem.ts";
import { insertAuditEvents } from "#db/queries/audit.ts";
import { findCaseById } from "#db/queries/cases.ts";
import {
  deleteIncidentCases,
  findCaseByReference,
  insertIncidentCaseChanges,
  insertIncidentCases,
  unsafeFindIncidentCase,
  unsafeListLinkedAlready,
  unsafeListLinksToCases,
} from "#db/queries/incident-cases.ts";
import { findIncident, findIncidentByReference, listIncidentsById } from "#db/queries/incidents.ts";
import { inTransaction, type Transaction } from "#db/transaction.ts";
import type { IncidentContext } from "./change-incident.ts";

type At = Pick<IncidentContext, "actor" | "now">;
type Case = { id: string; visibility: "standard" | "restricted" };
type Pair = { record: Case; incidentId: string };
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
    await join(trx, { actor, now }, [{ record, incidentId }], form);
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
    const seen = new Set((await listIncidentsById(trx, actor, ids)).map(({ id }) => id));
    const linked = await unsafeListLinkedAlready(trx, caseId, ids);
    for (const incidentId of ids) {
      const field = incidentId === typed?.id ? "reference" : "incidentId";
      if (!seen.has(incidentId)) return refused(field, "Select from the incidents shown");
      const refusal = refuseCaseLink(record, linked.has(incidentId), field);
      if (refusal) return refused(refusal.field, refusal.message);
    }
    await join(trx, { actor, now }, ids.map((incidentId) => ({ record, incidentId })), form); // prettier-ignore
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
  const linked = await unsafeListLinkedAlready(trx, record.id, incidentIds);
  const joined = incidentIds.flatMap((incidentId) => (linked.has(incidentId) ? [] : [{ record, incidentId }]));
  await join(trx, at, joined, { showsReporter: "no", reason });
}

/** An incident that is another one takes it along into its cases, whoever sees them, without who reported. */
export async function carryToCases(
  trx: Transaction,
  at: At,
  { fromId, toId }: { fromId: string; toId: string },
  reason: string,
) {
  const known = new Set((await unsafeListLinksToCases(trx, toId)).map(({ id }) => id));
  const others = (await unsafeListLinksToCases(trx, fromId)).filter(({ id }) => !known.has(id));
  const joined = others.map((record) => ({ record, incidentId: toId }));
  await join(trx, at, joined, { showsReporter: "no", reason });
}

/**
 * A report that comes to an incident otherwise than by being logged may be older than the decision to show who reported: no
 * case is shown it until somebody decides anew. Linked as long as before: what is parted again takes back only what was
 * linked by joining.
 */
export async function hideReporters(trx: Transaction, at: At, incidentId: string, reason: string) {
  const shown = (await unsafeListLinksToCases(trx, incidentId)).filter(({ showsReporter }) => showsReporter === 1);
  await deleteIncidentCases(trx, { incidentId, caseIds: shown.map(({ id }) => id) });
  const hidden = shown.map(({ linkedAt, linkedBy, ...record }) => ({
    ...rowOf(at, { record, incidentId }, false),
    ...{ linked_at: linkedAt, linked_by: linkedBy },
  }));
  await insertIncidentCases(trx, hidden);
  await note(trx, at, shown.map((record) => ({ record, incidentId, kind: "reporter-hidden" })), reason); // prettier-ignore
}

/** Parted again, it goes out of the cases into which it was taken at that moment, and not by anybody since. */
export async function takeFromCases(
  trx: Transaction,
  at: At,
  incidentId: string,
  carried: { at: string; by: string },
  reason: string,
) {
  const taken = (await unsafeListLinksToCases(trx, incidentId)).filter(
    ({ linkedAt, linkedBy }) => linkedAt === carried.at && linkedBy === carried.by,
  );
  await deleteIncidentCases(trx, { incidentId, caseIds: taken.map(({ id }) => id) });
  await note(trx, at, taken.map((record) => ({ record, incidentId, kind: "unlinked" })), reason); // prettier-ignore
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
    await deleteIncidentCases(trx, { incidentId, caseIds: [caseId] });
    if (change !== "end")
      await insertIncidentCases(trx, [rowOf({ actor, now }, { record, incidentId }, change === "show")]);
    const kind = change === "end" ? "unlinked" : change === "show" ? "reporter-shown" : "reporter-hidden";
    await note(trx, { actor, now }, [{ record, incidentId, kind }], reason);
    return { kind: "done" as const };
  });
}

async function join(trx: Transaction, at: At, pairs: readonly Pair[], { showsReporter, reason }: Shown) {
  const isShown = showsReporter === "yes";
  await insertIncidentCases(trx, pairs.map((pair) => rowOf(at, pair, isShown))); // prettier-ignore
  const kinds = isShown ? (["linked", "reporter-shown"] as const) : (["linked"] as const);
  await note(trx, at, pairs.flatMap((pair) => kinds.map((kind) => ({ ...pair, kind }))), reason); // prettier-ignore
}

function rowOf({ actor, now }: At, { record, incidentId }: Pair, isShown: boolean) {
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
  changes: readonly (Pair & { kind: IncidentCaseChangeKind })[],
  reason: string | null,
) {
  const rows = changes.map(({ record, incidentId, kind }) => ({
    ...{ id: uuid(), partnership_id: actor.partnershipId, incident_id: incidentId, case_id: record.id, kind, reason },
    ...{ changed_by: actor.id, changed_at: now.toISOString() },
  }));
  await insertIncidentCaseChanges(trx, rows);
  const events = changes.map(({ record, incidentId, kind }) => ({
    ...{ category: "alteration" as const, event: EVENTS[kind], objectKind: "incident", objectId: incidentId },
    fields: [kind.startsWith("reporter") ? "showsReporter" : "caseId"],
    detail: { after: { caseId: record.id, kind, reason } },
    restricted: record.visibility === "restricted",
    objects: [{ kind: "case", id: record.id }],
  }));
  await insertAuditEvents(trx, actor, now, events);
}

function refused(field: string, message: string) {
  return { kind: "refused" as const, refusal: { field, message } };
}
