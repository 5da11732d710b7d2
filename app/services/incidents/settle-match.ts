import { v7 as uuid } from "uuid";
import type { MatchAnswer } from "#app/domain/incidents/imported.form.ts";
import { insertAuditEvent } from "#db/queries/audit.ts";
import {
  findMatch,
  type FoundMatch,
  listLinksOf,
  moveMatches,
  moveReports,
  removePeopleOf,
  setAside,
  updateMatch,
} from "#db/queries/incident-match-lists.ts";
import { addStrands, findIncident, insertIncidentPerson, listStrands, updateIncident } from "#db/queries/incidents.ts";
import { inTransaction, type Transaction } from "#db/transaction.ts";
import type { IncidentContext } from "./change-incident.ts";

type At = Pick<IncidentContext, "actor" | "now">;

/**
 * Whether an incident of a file is one that is recorded already. Joined, its report tells of the other one, which gets its
 * people; the record of the file stands aside, and comes back when they are parted again. Nothing is dropped.
 */
export function settleMatch({ db, actor, now }: IncidentContext, { incidentId, version, intent }: MatchAnswer) {
  return inTransaction(db, async (trx) => {
    const match = await findMatch(trx, actor, incidentId);
    if (!match) return { kind: "not-found" as const };
    const isDecided = match.status !== "open";
    if (match.version !== version || isDecided !== (intent === "part")) return { kind: "changed" as const };
    const refusal = intent === "join" ? refuseJoin(match) : null;
    if (refusal) return { kind: "refused" as const, message: refusal };
    if (intent === "join") await join(trx, { actor, now }, incidentId, match);
    if (intent === "part" && match.status === "joined") await part(trx, incidentId, match);
    const decided = intent === "part" ? { decided_by: null, decided_at: null } : { decided_by: actor.id, decided_at: now.toISOString() }; // prettier-ignore
    const status = ({ join: "joined", apart: "apart", part: "open" } as const)[intent];
    if (!(await updateMatch(trx, { incidentId, version }, { status, ...decided }))) return { kind: "changed" as const };
    await insertAuditEvent(trx, actor, now, {
      category: intent === "join" ? "combination" : "alteration",
      event: ({ join: "incident.joined", apart: "incident.kept-apart", part: "incident.parted" } as const)[intent],
      objectKind: "incident",
      objectId: incidentId,
      fields: ["status"],
      detail: { before: { status: match.status }, after: { status } },
      objects: [{ kind: "incident", id: match.otherId }],
    });
    return { kind: "done" as const };
  });
}

/** What was done with the record of the file would be lost with it. */
function refuseJoin({ reference, incidentVersion, fileVersion, setAside: aside }: FoundMatch): string | null {
  if (aside !== null) return `${reference} is no longer an incident by itself`;
  return incidentVersion === fileVersion
    ? null
    : `${reference} has been worked on since it was loaded. Keep them apart, or close one of them`;
}

async function join(trx: Transaction, { actor, now }: At, incidentId: string, match: FoundMatch) {
  const at = now.toISOString();
  await moveReports(trx, { fromId: incidentId, toId: match.otherId });
  for (const { personId, role, standing } of await listLinksOf(trx, incidentId))
    await insertIncidentPerson(trx, {
      ...{ id: uuid(), partnership_id: actor.partnershipId, incident_id: match.otherId, person_id: personId },
      ...{ role, standing, version: 1, created_at: at, created_by: actor.id },
    });
  if (match.isHate === 1) await raiseHate(trx, { actor, now }, incidentId, match);
  await setAside(trx, { id: incidentId, version: match.incidentVersion }, match.otherId);
  await moveMatches(trx, incidentId, match.otherId);
}

/** That somebody took it for hate is raised, and never taken back. */
async function raiseHate(trx: Transaction, { actor }: At, incidentId: string, match: FoundMatch) {
  const other = await findIncident(trx, actor, match.otherId);
  if (!other) return;
  const known = new Set((await listStrands(trx, match.otherId)).map(({ strand }) => strand));
  const strands = (await listStrands(trx, incidentId)).flatMap(({ strand }) => (known.has(strand) ? [] : [strand]));
  if (other.isHate === 0) await updateIncident(trx, { id: match.otherId, version: other.version }, { is_hate: 1 });
  await addStrands(trx, { partnershipId: actor.partnershipId, id: match.otherId }, strands);
}

async function part(trx: Transaction, incidentId: string, match: FoundMatch) {
  await moveReports(trx, { fromId: match.otherId, toId: incidentId, reportId: match.reportId });
  if (match.decidedAt !== null && match.decidedBy !== null)
    await removePeopleOf(trx, { id: match.otherId, at: match.decidedAt, by: match.decidedBy });
  await setAside(trx, { id: incidentId, version: match.incidentVersion }, null);
}
