import { v7 as uuid } from "uuid";
import type { Actor } from "#app/domain/access/actor.ts";
import { londonDay } from "#app/domain/dates/iso-day.ts";
import type { LoggedIncident } from "#app/domain/incidents/log-incident.form.ts";
import { happenings, refuseLog } from "#app/domain/incidents/refuse-log.ts";
import type { Refusal } from "#app/domain/incidents/when-it-happened.ts";
import type { Involved } from "#app/domain/premises/involved-premises.form.ts";
import { madeOnce } from "#app/services/session/made-once.ts";
import { insertAuditEvent } from "#db/queries/audit.ts";
import { findIncident, insertIncidentStep } from "#db/queries/incidents.ts";
import { findAgencyOfPartnership } from "#db/queries/partnership-agencies.ts";
import { findProblem, refreshProblems } from "#db/queries/problems.ts";
import { nextReference } from "#db/queries/references.ts";
import { insertReport } from "#db/queries/reports.ts";
import type { Executor, Transaction } from "#db/transaction.ts";
import { stepRow } from "./change-incident.ts";
import { addIncidents } from "./add-incidents.ts";
import { joinIncident, wordsOfJoined } from "./join-incident.ts";
import { kindOf } from "./kind-of.ts";
import { namePeople } from "./name-people.ts";
import { addPlace, findPlace } from "./name-place.ts";
import { openProblem } from "./open-problem.ts";
import { addPremisesOfReport, namesInSummary, NO_PREMISES, refusePremisesOfReport } from "./premises-of-report.ts";
import { raiseDuty } from "./raise-duty.ts";
import { recordReach } from "./record-reach.ts";
import { recordPeople } from "./record-people.ts";
import { similarIncidents } from "./similar-incidents.ts";

type Context = { db: Executor; actor: Actor; now: Date; once?: string | null };

/**
 * A report, with the incidents that it tells of. Whoever and whatever may be recorded already is offered first, once;
 * nothing is taken for the same by itself. Gives the report.
 */
export function logIncident(context: Context, form: LoggedIncident, involved: Involved = NO_PREMISES) {
  const { actor, now } = context;
  return madeOnce(context, "report", async (trx) => {
    const today = londonDay(now);
    const faults = refuseLog(form, today);
    if (faults.length > 0) return refused(...faults);
    if (!(await findAgencyOfPartnership(trx, actor.partnershipId, form.agencyId)))
      return refused({ field: "agencyId", message: "Select the agency that took the report" });
    const kind = await kindOf(trx, actor.partnershipId, form.type, today);
    if (!kind) return refused({ field: "type", message: "Select what it was" });
    const named = await namePeople(trx, { actor, now }, form);
    if (named.kind === "refused") return refused(named.refusal);
    const place = await findPlace(trx, { actor }, form);
    if (place.kind === "refused") return refused(place.refusal);
    const refusal = await refuseChosen(trx, actor, form);
    if (refusal) return refused(refusal);
    const notTheirs = await refusePremisesOfReport(trx, actor, form, involved);
    if (notTheirs.length > 0) return refused(...notTheirs);
    const names = await namesInSummary(trx, actor, form, involved);
    if (names.length > 0) return { kind: "names" as const, names };

    const [first] = happenings(form);
    const personIds = named.people.flatMap((person) => (person.kind === "known" ? [person.id] : []));
    const locationId = place.kind === "known" ? place.id : null;
    const knownPlace = place.kind === "known" ? place.place : undefined;
    const similar = await similarIncidents(trx, actor, {
      ...(first as NonNullable<typeof first>),
      heading: kind.heading,
      locationId,
      personIds,
    });
    const offers = {
      people: named.offers,
      places: place.kind === "offers" ? place.alike : [],
      ...notSeen(similar, form),
    };
    if (Object.values(offers).some(({ length }) => length > 0)) return { kind: "offers" as const, offers };

    const people = await recordPeople(trx, { actor, now }, form, named.people);
    const placeId = locationId ?? (await addPlace(trx, { actor, now }, form));
    const problemId = await problemOf(trx, { actor, now }, form, placeId, similar.unlinked);
    const reportId = uuid();
    const at = { actor, now, today };
    const incidentIds =
      form.sameAs !== null && form.sameAs !== "new"
        ? [form.sameAs]
        : await addIncidents(trx, at, form, { ...kind, placeId, place: knownPlace, problemId, reportId });
    const isJoined = form.sameAs !== null && form.sameAs !== "new";
    if (isJoined) await joinIncident(trx, { actor, now }, incidentIds[0] ?? "", form, problemId);
    await addPremisesOfReport(trx, at, incidentIds, form, involved);
    if (problemId !== null) await refreshProblems(trx, [problemId]);
    await people.link(incidentIds);
    const reference = await nextReference(trx, actor.partnershipId, "RP", today);
    await insertReport(trx, {
      id: reportId,
      partnership_id: actor.partnershipId,
      reference,
      version: 1,
      agency_id: form.agencyId,
      channel: form.channel,
      reported_on: form.reportedOn,
      reporter_person_id: people.reporterId,
      for_person_id: people.victimId,
      agency_reference: form.agencyReference,
      created_at: now.toISOString(),
      created_by: actor.id,
    }, incidentIds); // prettier-ignore
    if (people.reporterId !== null)
      await recordReach(trx, { actor, now }, { reportId, personId: people.reporterId }, form);
    const stepOf = (id: string) =>
      id === form.sameAs
        ? ({ kind: "report-added", words: wordsOfJoined(reference, form) } as const)
        : ({ kind: "logged", words: reference } as const);
    const steps = incidentIds.map((id) => stepRow({ actor, now }, id, { ...stepOf(id), happenedOn: form.reportedOn }));
    await insertIncidentStep(trx, ...steps);
    await insertAuditEvent(trx, actor, now, {
      category: "collection",
      event: "report.logged",
      objectKind: "report",
      objectId: reportId,
      fields: Object.keys(form),
      detail: { after: { ...form, seen: undefined } },
      objects: [
        ...incidentIds.map((id) => ({ kind: "incident", id })),
        ...people.ids.map((id) => ({ kind: "person", id })),
      ],
    });
    if (people.victimId !== null) await raiseDuty(trx, { actor, now }, people.victimId, reportId);
    return { kind: "done" as const, id: reportId };
  });
}

const refused = (...refusals: Refusal[]) => ({ kind: "refused" as const, refusals });

/** The incident and the problem that were chosen are ones that this actor sees. */
async function refuseChosen(
  trx: Transaction,
  actor: Actor,
  { sameAs, problemId }: LoggedIncident,
): Promise<Refusal | null> {
  if (sameAs !== null && sameAs !== "new") {
    const incident = await findIncident(trx, actor, sameAs);
    if (!incident) return { field: "sameAs", message: "Choose one of the incidents shown" };
    if (incident.status === "closed")
      return { field: "sameAs", message: "That incident is closed. Open it again first, or log another" };
  }
  if (problemId !== null && problemId !== "new") {
    const problem = await findProblem(trx, actor.partnershipId, problemId);
    if (!problem) return { field: "problemId", message: "Choose one of the problems shown" };
    if (problem.closedOn !== null) return { field: "problemId", message: "That problem is closed. Choose another" };
  }
  return null;
}

type Similar = Awaited<ReturnType<typeof similarIncidents>>;

/** What has not been offered yet, as long as nobody has answered. */
function notSeen({ same, closed, problems, unlinked }: Similar, form: LoggedIncident) {
  const seen = form.seen.split(",");
  const isNew = ({ id }: { id: string }) => !seen.includes(id);
  const isNewProblem =
    form.problemId === null && form.sameAs === null && (problems.some(isNew) || unlinked.some(isNew));
  const isAnother = form.sameAs === null && (same.some(isNew) || closed.some(isNew));
  return {
    same: isAnother || isNewProblem ? same : [],
    closed: isAnother || isNewProblem ? closed : [],
    problems: isAnother || isNewProblem ? problems : [],
    unlinked: isAnother || isNewProblem ? unlinked : [],
  };
}

async function problemOf(
  trx: Transaction,
  at: { actor: Actor; now: Date },
  { problemId, problemTitle, problemIncidents }: LoggedIncident,
  placeId: string,
  unlinked: Similar["unlinked"],
) {
  if (problemId !== "new") return problemId;
  const incidents = unlinked.filter(({ id }) => problemIncidents.includes(id));
  return openProblem(trx, at, { title: problemTitle ?? "", locationId: placeId, incidents });
}
