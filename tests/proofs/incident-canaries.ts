import type { Executor } from "#db/transaction.ts";
import { plusDays } from "#app/domain/dates/iso-day.ts";
import { reportFields } from "../incidents/logging.ts";
import { dayFields } from "./world.ts";

/** What whoever sees an incident reads of it. */
export const OF_INCIDENT = [
  ...["vehicle", "happened", "rewritten", "licensing", "responsible", "corrected", "theirref", "problem", "probended"],
  ...["stepwords", "nextstep", "ended", "openedagain", "witgiven", "witfamily", "witness"],
] as const;
/** Who reported it, and how to reach them: not for the group of a case that it is linked to. */
export const OF_REPORTER = ["repgiven", "repfamily", "repphone", "replives"] as const;
/** What licensing reads of it, who sees no more of it than that. */
export const FOR_LICENSING = ["licensing"] as const;
/** Why it was linked to a case: for whoever sees both. */
export const OF_LINK = ["linkedfor"] as const;
/** What its maker wrote on a chronology. */
export const OF_MAKER = ["forwhom"] as const;

type Send = (path: string, fields: Record<string, string>, idIn: RegExp) => Promise<string>;
type About = {
  caseId: string;
  agencyId: string;
  /** Licensed premises that the incident concerns. */
  premisesId: string;
  today: string;
  canary: (field: string) => string;
};

/** A report, and all that is done with its incident and its problem, with a word of its own in every field that takes words. */
export async function typedIntoIncidents(
  db: Executor,
  sent: Send,
  { caseId, agencyId, premisesId, today, canary }: About,
) {
  const anywhere = /(.*)/;
  const what = {
    ...reportFields(agencyId, { happenedOn: today, reportedOn: today, place: "99 Nowhere Lane", reporterGiven: canary("repgiven"), reporterFamily: canary("repfamily") }), // prettier-ignore
    ...{ whatHappened: canary("happened"), licensingSummary: canary("licensing"), suspectWords: canary("responsible") },
    ...{ flags: "vehicle", vehicleWords: canary("vehicle") },
  };
  const report = {
    ...{ reporterKind: "named", reporterId: "new", affectedKind: "nobody", agencyReference: canary("theirref") },
    ...{ reporterPhone: canary("repphone"), reporterAddress: canary("replives"), problemId: "new" },
    ...{ problemTitle: canary("problem"), premisesIds: premisesId },
    ...{ [`severity-${premisesId}`]: "violence-with-injury", [`attribution-${premisesId}`]: "caused-by" },
  };
  const reportId = await sent("/incidents/new", { ...what, ...report }, /reports\/([^?]+)/);
  const { incidentId, problemId, reporterId } = await db
    .selectFrom("report")
    .innerJoin("report_incident", "report_incident.report_id", "report.id")
    .innerJoin("incident", "incident.id", "report_incident.incident_id")
    .select(["incident.id as incidentId", "incident.problem_id as problemId", "reporter_person_id as reporterId"])
    .where("report.id", "=", reportId)
    .executeTakeFirstOrThrow();
  const { premisesIncidentId } = await db
    .selectFrom("premises_incident")
    .select("id as premisesIncidentId")
    .where("incident_id", "=", incidentId)
    .executeTakeFirstOrThrow();
  const [incident, problem] = [`/incidents/${incidentId}`, `/incidents/problems/${problemId ?? ""}`];
  const versionOf = async (table: "incident" | "problem", id: string) =>
    String((await db.selectFrom(table).select("version").where("id", "=", id).executeTakeFirstOrThrow()).version);
  const change = async (page: string, fields: Record<string, string>) =>
    sent(`${incident}/${page}`, { version: await versionOf("incident", incidentId), ...fields }, anywhere);

  await change("correct", { ...what, whatHappened: canary("rewritten"), reason: canary("corrected") });
  const next = { nextStep: canary("nextstep"), ...dayFields("nextStepOn", plusDays(today, 5)) };
  const done = { kind: "work", how: "", words: canary("stepwords"), ...dayFields("happenedOn", today) };
  await change("close", { reason: canary("ended") });
  await change("reopen", { reason: canary("openedagain") });
  await change("record", { ...done, ...next });
  const born = { birthDateBasis: "exact", ...dayFields("birthDate", "1985-06-01") };
  const name = `${canary("witgiven")} ${canary("witfamily")}`;
  const searchId = await sent("/search?index", { name, ...dayFields("birthDate", "1985-06-01") }, /search\/([^?]+)/);
  const found = `/people/new?search=${searchId}&incident=${incidentId}`;
  const fields = { searchId, givenNames: canary("witgiven"), familyName: canary("witfamily"), areaWords: "", ...born };
  const personId = await sent(found, fields, /people\/add\?person=([^&]+)/);
  await change("people/add", { personId, role: "witness", reason: canary("witness") });
  await sent(`${incident}/cases`, { caseId, showsReporter: "no", reason: canary("linkedfor") }, anywhere);
  for (const [page, reason] of [["close", canary("probended")], ["reopen", "Reported again"]] as const)
    await sent(`${problem}/${page}`, { version: await versionOf("problem", problemId ?? ""), reason }, anywhere); // prettier-ignore
  const chosen = { entry: `incident:${incidentId}`, destination: "own-use", purpose: canary("forwhom") };
  const chronologyId = await sent(`${problem}/chronology`, chosen, /chronologies\/([^?]+)/);
  return {
    incidentId,
    problemId: problemId ?? "",
    reportId,
    chronologyId,
    reporterId: reporterId ?? "",
    premisesIncidentId,
  };
}
