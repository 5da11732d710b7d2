import { v7 as uuid } from "uuid";
import type { Actor } from "#app/domain/access/actor.ts";
import { londonDay } from "#app/domain/dates/iso-day.ts";
import { insertAuditEvent } from "#db/queries/audit.ts";
import { listIncidentsById, moveIncidentsTo } from "#db/queries/incidents.ts";
import { insertProblem, insertProblemChange, refreshProblems } from "#db/queries/problems.ts";
import { nextReference } from "#db/queries/references.ts";
import type { Transaction } from "#db/transaction.ts";

type Opened = { title: string; locationId: string | null; incidents: readonly { id: string }[] };

/** Continuing behaviour, with the incidents that it begins with: an officer's judgement, never the product's. */
export async function openProblem(trx: Transaction, { actor, now }: { actor: Actor; now: Date }, problem: Opened) {
  const id = uuid();
  const today = londonDay(now);
  await insertProblem(trx, {
    id,
    partnership_id: actor.partnershipId,
    reference: await nextReference(trx, actor.partnershipId, "PB", today),
    version: 1,
    title: problem.title,
    location_id: problem.locationId,
    case_id: null,
    opened_on: today,
    closed_on: null,
    last_on: today,
    created_at: now.toISOString(),
    created_by: actor.id,
  });
  const incidents = await listIncidentsById(trx, actor, problem.incidents.map((incident) => incident.id)); // prettier-ignore
  if (!(await moveIncidentsTo(trx, id, incidents)))
    throw new Error("An incident was changed while a problem was opened with it");
  await refreshProblems(trx, [id]);
  await insertProblemChange(trx, {
    id: uuid(),
    partnership_id: actor.partnershipId,
    problem_id: id,
    kind: "opened",
    after_value: problem.title,
    changed_by: actor.id,
    changed_at: now.toISOString(),
  });
  await insertAuditEvent(trx, actor, now, {
    category: "collection",
    event: "problem.opened",
    objectKind: "problem",
    objectId: id,
    fields: ["title", "locationId", "incidents"],
    detail: { after: { title: problem.title, locationId: problem.locationId } },
    objects: problem.incidents.map((incident) => ({ kind: "incident", id: incident.id })),
  });
  return id;
}
