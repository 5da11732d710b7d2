import type { IncidentMove, AddedToProblem } from "#app/domain/incidents/problem.form.ts";
import { refuseAdding } from "#app/domain/incidents/problem.ts";
import { insertAuditEvent, insertAuditEvents } from "#db/queries/audit.ts";
import {
  type findIncident,
  findIncidentByReference,
  insertIncidentStep,
  listIncidentsById,
  moveIncidentsTo,
} from "#db/queries/incidents.ts";
import { findProblemByReference, findVisibleProblem } from "#db/queries/problem-pages.ts";
import { refreshProblems } from "#db/queries/problems.ts";
import { inTransaction, type Transaction } from "#db/transaction.ts";
import { changeIncident, type IncidentContext, stepRow } from "./change-incident.ts";
import { noteChange } from "./change-problem.ts";
import { openProblem } from "./open-problem.ts";

type Incident = NonNullable<Awaited<ReturnType<typeof findIncident>>>;
type At = Pick<IncidentContext, "actor" | "now">;
const refusal = (field: string, message: string) => ({ field, message });

/** An incident goes to another problem, to a new one, or to none. Its history tells from where and to where. */
export function moveIncident(context: IncidentContext, id: string, { version, ...form }: IncidentMove) {
  const { actor, now } = context;
  return changeIncident(context, { id, version }, async (trx, incident) => {
    const found = await problemMeant(trx, context, incident, form);
    if ("message" in found) return found;
    await noteMoves(trx, { actor, now }, [incident], found.id);
    return {
      columns: { problem_id: found.id },
      step: { kind: "problem", words: wordsOfMove(incident, found.reference) },
      event: "incident.moved",
      after: { problemId: found.id },
      also: () =>
        refreshProblems(
          trx,
          [incident.problemId, found.id].flatMap((of) => of ?? []),
        ),
    };
  });
}

async function problemMeant(
  trx: Transaction,
  { actor, now }: At,
  incident: Incident,
  { to, reference, title }: Omit<IncidentMove, "version">,
) {
  if (to === "none")
    return incident.problemId === null
      ? refusal("to", "This incident belongs to no problem already")
      : { id: null, reference: null };
  if (to === "new") {
    const opened = { title: title ?? "", locationId: incident.locationId, incidents: [] };
    const id = await openProblem(trx, { actor, now }, opened);
    return { id, reference: (await findVisibleProblem(trx, actor, id))?.reference ?? null };
  }
  const byReference = to === "other" ? await findProblemByReference(trx, actor, reference ?? "") : { id: to };
  const problem = byReference && (await findVisibleProblem(trx, actor, byReference.id));
  const field = to === "other" ? "reference" : "to";
  if (!problem)
    return refusal(field, to === "other" ? "There is no such problem that you can open" : "Select the problem");
  const no = refuseAdding(problem, incident);
  if (no) return refusal(field, no.field === "form" ? "That problem is closed. Open it again first" : no.message);
  return { id: problem.id, reference: problem.reference };
}

/** Incidents that belong to a problem, chosen on its page. Each moves as if it were moved on its own. */
export function addToProblem({ db, actor, now }: IncidentContext, problemId: string, form: AddedToProblem) {
  return inTransaction(db, async (trx) => {
    const problem = await findVisibleProblem(trx, actor, problemId);
    if (!problem) return { kind: "not-found" as const };
    const refused = (field: string, message: string) => ({ kind: "refused" as const, refusal: { field, message } });
    const typed = form.reference === null ? null : await findIncidentByReference(trx, actor, form.reference);
    if (typed === undefined) return refused("reference", "There is no such incident that you can open");
    const ids = [...new Set([...form.incidentId, ...(typed ? [typed.id] : [])])];
    const chosen = await listIncidentsById(trx, actor, ids);
    if (chosen.length < ids.length) return refused("incidentId", "Select from the incidents shown");
    const no = chosen.flatMap((incident) => refuseAdding(problem, incident) ?? [])[0];
    if (no) return refused(no.field, no.message);
    await moveTo(trx, { actor, now }, chosen, problem);
    await refreshProblems(trx, [problemId, ...chosen.flatMap((incident) => incident.problemId ?? [])]);
    await insertAuditEvent(trx, actor, now, {
      category: "alteration",
      event: "problem.incidents-added",
      objectKind: "problem",
      objectId: problemId,
      fields: ["incidents"],
      detail: { after: { incidents: ids } },
      objects: ids.map((id) => ({ kind: "incident", id })),
    });
    return { kind: "done" as const };
  });
}

async function moveTo(trx: Transaction, at: At, incidents: Incident[], problem: { id: string; reference: string }) {
  // Where several write at once, as on PostgreSQL, one can have changed since it was read: all is undone, to be sent again.
  if (!(await moveIncidentsTo(trx, problem.id, incidents)))
    throw new Error("An incident was changed while it was added to a problem");
  const step = (incident: Incident) => ({ kind: "problem", words: wordsOfMove(incident, problem.reference) }) as const;
  await insertIncidentStep(trx, ...incidents.map((incident) => stepRow(at, incident.id, step(incident))));
  const events = incidents.map(({ id, problemId }) => ({
    ...{ category: "alteration" as const, event: "incident.moved", objectKind: "incident", objectId: id },
    fields: ["problemId"],
    detail: { before: { problemId }, after: { problemId: problem.id } },
  }));
  await insertAuditEvents(trx, at.actor, at.now, events);
  await noteMoves(trx, at, incidents, problem.id);
}

async function noteMoves(trx: Transaction, at: At, incidents: readonly Incident[], to: string | null) {
  const changes = incidents.flatMap(({ id: incident_id, problemId: from }) => [
    ...(from === null ? [] : [{ problem_id: from, kind: "incident-removed" as const, incident_id }]),
    ...(to === null ? [] : [{ problem_id: to, kind: "incident-added" as const, incident_id }]),
  ]);
  await noteChange(trx, at, ...changes);
}

function wordsOfMove({ problemReference }: Incident, to: string | null): string {
  if (to === null) return `Taken out of ${problemReference ?? "its problem"}`;
  return problemReference === null ? to : `${to}, taken out of ${problemReference}`;
}
