import { v7 as uuid } from "uuid";
import type { MatchAnswer } from "#app/domain/incidents/imported.form.ts";
import { insertAuditEvent } from "#db/queries/audit.ts";
import {
  findMatch,
  type FoundMatch,
  listLinksOf,
  moveMatches,
  moveReports,
  raiseStanding,
  removePeopleOf,
  setAside,
  updateMatch,
} from "#db/queries/incident-match-lists.ts";
import { carryPremises, takeBackPremises } from "#app/services/premises/carry-premises.ts";
import { addStrands, insertIncidentPerson, insertIncidentStep, listStrands } from "#db/queries/incidents.ts";
import { addSeenWith } from "#db/queries/referral-sources.ts";
import { inTransaction, type Transaction } from "#db/transaction.ts";
import type { IncidentContext } from "./change-incident.ts";
import { carryToCases, hideReporters, takeFromCases } from "./link-case.ts";

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
    const decided = intent === "part" ? { decided_by: null, decided_at: null } : { decided_by: actor.id, decided_at: now.toISOString() }; // prettier-ignore
    const status = ({ join: "joined", apart: "apart", part: "open" } as const)[intent];
    if (!(await updateMatch(trx, { incidentId, version }, { status, ...decided }))) return { kind: "changed" as const };
    if (intent === "join") await join(trx, { actor, now }, incidentId, match);
    if (intent === "part" && match.status === "joined") await part(trx, { actor, now }, incidentId, match);
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
  }).catch((error: unknown) => {
    if (!(error instanceof LostRace)) throw error;
    return { kind: "changed" as const };
  });
}

/** What was done with the record of the file would be lost with it; and what is open would be lost in one that is closed. */
function refuseJoin({ reference, incidentVersion, fileVersion, setAside: aside, ...other }: FoundMatch): string | null {
  if (aside !== null) return `${reference} is no longer an incident by itself`;
  if (incidentVersion !== fileVersion)
    return `${reference} has been worked on since it was loaded. Keep them apart, or close one of them`;
  return other.ownStatus === "open" && other.otherStatus === "closed"
    ? `${other.otherReference} is closed. Open it again first, or keep them apart`
    : null;
}

/** Where several write at once, as on PostgreSQL, it can have changed since it was read: all is undone, to be sent again. */
class LostRace extends Error {}

async function join(trx: Transaction, { actor, now }: At, incidentId: string, match: FoundMatch) {
  const at = now.toISOString();
  await moveReports(trx, { fromId: incidentId, toId: match.otherId });
  await hideReporters(
    trx,
    { actor, now },
    match.otherId,
    `${match.reference}, which somebody else may have reported, is the same incident`,
  );
  for (const { personId, role, standing } of await listLinksOf(trx, incidentId))
    await insertIncidentPerson(trx, {
      ...{ id: uuid(), partnership_id: actor.partnershipId, incident_id: match.otherId, person_id: personId },
      ...{ role, standing, version: 1, created_at: at, created_by: actor.id },
    });
  if (!(await setAside(trx, { id: incidentId, version: match.incidentVersion }, match.otherId))) throw new LostRace();
  await raiseOther(trx, { actor, now }, incidentId, match);
  if (!(await carryPremises(trx, { actor, now }, { fromId: incidentId, toId: match.otherId }))) throw new LostRace();
  const reason = `${match.reference}, which belonged to the case, is the same incident`;
  await carryToCases(trx, { actor, now }, { fromId: incidentId, toId: match.otherId }, reason);
  await addSeenWith(trx, incidentId, match.otherId);
  await moveMatches(trx, incidentId, match.otherId);
}

/**
 * The history of the one that stands says what the report told, unless a file brought that one too: a history is never taken
 * back, and the file could not be. That somebody took it for hate is raised.
 */
async function raiseOther(trx: Transaction, { actor, now }: At, incidentId: string, match: FoundMatch) {
  const other = { id: match.otherId, version: match.otherVersion };
  const isRaised = match.isHate === 1 && match.otherIsHate === 0;
  if (!(await raiseStanding(trx, other, isRaised ? { is_hate: 1 } : {}))) throw new LostRace();
  if (match.otherBatchId === null)
    await insertIncidentStep(trx, {
      ...{ id: uuid(), partnership_id: actor.partnershipId, incident_id: other.id, kind: "report-added", how: null },
      ...{ happened_on: match.reportedOn, words: `${match.reportReference}: ${match.whatHappened}` },
      ...{ agency_id: actor.agencyId, recorded_by: actor.id, recorded_at: now.toISOString() },
    });
  if (match.isHate === 0) return;
  const known = new Set((await listStrands(trx, other.id)).map(({ strand }) => strand));
  const strands = (await listStrands(trx, incidentId)).flatMap(({ strand }) => (known.has(strand) ? [] : [strand]));
  await addStrands(trx, { partnershipId: actor.partnershipId, id: other.id }, strands);
}

async function part(trx: Transaction, at: At, incidentId: string, match: FoundMatch) {
  await moveReports(trx, { fromId: match.otherId, toId: incidentId, reportId: match.reportId });
  if (match.decidedAt !== null && match.decidedBy !== null) {
    const joined = { at: match.decidedAt, by: match.decidedBy };
    await removePeopleOf(trx, { id: match.otherId, ...joined });
    await takeFromCases(trx, at, match.otherId, joined, `${match.reference} is another incident after all`);
  }
  if (!(await takeBackPremises(trx, at, { fromId: incidentId, toId: match.otherId }))) throw new LostRace();
  if (!(await setAside(trx, { id: incidentId, version: match.incidentVersion }, null))) throw new LostRace();
}
