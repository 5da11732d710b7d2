import { sql, type SqlBool } from "kysely";
import type { Actor } from "#app/domain/access/actor.ts";
import { type IncidentKey, NO_AREA } from "#app/domain/incidents/incident-list.ts";
import type { ProblemListAsked } from "#app/domain/incidents/problem-list.ts";
import type { Executor } from "../transaction.ts";
import { importIsVisible } from "../visibility/imports.ts";
import { incidentsVisibleTo, reportersVisibleTo } from "../visibility/incidents.ts";
import { problemsVisibleTo } from "../visibility/problems.ts";

const LISTED = [
  "problem.id",
  "problem.reference",
  "problem.title",
  "problem.heading",
  "problem.beat_code as beatCode",
  "problem.last_on as lastOn",
  "problem.opened_on as openedOn",
  "problem.closed_on as closedOn",
  "location.name as placeName",
] as const;

/** A problem that this actor sees. */
export function findVisibleProblem(db: Executor, actor: Actor, id: string) {
  return db
    .selectFrom("problem")
    .leftJoin("location", "location.id", "problem.location_id")
    .select(LISTED)
    .select(["problem.version", "problem.close_reason as closeReason", "problem.location_id as locationId"])
    .select(["problem.case_id as caseId", "location.postcode"])
    .where(problemsVisibleTo(actor))
    .where("problem.id", "=", id)
    .executeTakeFirst();
}

/** The same by its reference, in capitals or not. */
export function findProblemByReference(db: Executor, actor: Actor, reference: string) {
  return db
    .selectFrom("problem")
    .select(["problem.id", "problem.title", "problem.closed_on as closedOn"])
    .where(problemsVisibleTo(actor))
    .where("problem.reference", "=", reference.trim().toUpperCase())
    .executeTakeFirst();
}

type Page = { asked: ProblemListAsked; after?: IncidentKey; limit: number };

/** Problems of the partnership that this actor sees, the one with the newest incident first. */
export function listProblemPage(db: Executor, actor: Actor, { asked, after, limit }: Page) {
  return db
    .selectFrom("problem")
    .leftJoin("location", "location.id", "problem.location_id")
    .select(LISTED)
    .where("problem.partnership_id", "=", actor.partnershipId)
    .where(problemsVisibleTo(actor))
    .where(
      asked.list === "open" ? sql<SqlBool>`problem.closed_on is null` : sql<SqlBool>`problem.closed_on is not null`,
    )
    .$if(asked.beat !== undefined, (q) =>
      q.where(
        "problem.beat_code",
        asked.beat === NO_AREA ? "is" : "=",
        asked.beat === NO_AREA ? null : (asked.beat ?? ""),
      ),
    )
    .$if(asked.heading !== undefined, (q) => q.where("problem.heading", "=", asked.heading ?? "noise"))
    .$if(after !== undefined, (q) =>
      q.where(sql<SqlBool>`(problem.last_on, problem.id) < (${after?.day ?? ""}, ${after?.id ?? ""})`),
    )
    .orderBy("problem.last_on", "desc")
    .orderBy("problem.id", "desc")
    .limit(limit)
    .execute();
}

/** How many incidents of each of these problems the actor sees. */
export async function countIncidentsOfProblems(db: Executor, actor: Actor, ids: readonly string[]) {
  if (ids.length === 0) return new Map<string, number>();
  const rows = await db
    .selectFrom("incident")
    .select("incident.problem_id as problemId")
    .select(sql<number>`cast(count(*) as integer)`.as("count"))
    .where(incidentsVisibleTo(actor))
    .where("incident.problem_id", "in", ids)
    .groupBy("incident.problem_id")
    .limit(ids.length)
    .execute();
  return new Map(rows.map((row) => [row.problemId ?? "", row.count]));
}

/** Reports of the problem's incidents, newest first; who reported only where that is the actor's to know. */
export function listReportsOfProblem(
  db: Executor,
  actor: Actor,
  problemId: string,
  { after, limit }: { after?: IncidentKey; limit: number },
) {
  return reportsOf(db, actor, problemId)
    .innerJoin("agency", "agency.id", "report.agency_id")
    .leftJoin("person as told", "told.id", "report.reporter_person_id")
    .leftJoin("person as reporter", (join) =>
      join
        .on((eb) => eb("reporter.id", "=", eb.fn.coalesce("told.merged_into_id", "told.id")))
        .on(reportersVisibleTo(actor)),
    )
    .select(["report.id", "report.reference", "report.channel", "report.reported_on as reportedOn"])
    .select(["agency.name as agencyName", "reporter.id as reporterId"])
    .select(["reporter.given_names as reporterGiven", "reporter.family_name as reporterFamily"])
    .select((eb) => eb("report.reporter_person_id", "is", null).as("isAnonymous"))
    .$if(after !== undefined, (q) =>
      q.where(sql<SqlBool>`(report.reported_on, report.id) < (${after?.day ?? ""}, ${after?.id ?? ""})`),
    )
    .orderBy("report.reported_on", "desc")
    .orderBy("report.id", "desc")
    .limit(limit)
    .execute();
}

export async function countReportsOfProblem(db: Executor, actor: Actor, problemId: string) {
  const row = await reportsOf(db, actor, problemId)
    .select(sql<number>`cast(count(*) as integer)`.as("count"))
    .executeTakeFirstOrThrow();
  return row.count;
}

function reportsOf(db: Executor, actor: Actor, problemId: string) {
  return db
    .selectFrom("report")
    .where("report.partnership_id", "=", actor.partnershipId)
    .where(importIsVisible("report.import_batch_id"))
    .where("report.id", "in", (eb) =>
      eb
        .selectFrom("report_incident")
        .innerJoin("incident", "incident.id", "report_incident.incident_id")
        .select("report_incident.report_id")
        .where("incident.problem_id", "=", problemId)
        .where(incidentsVisibleTo(actor)),
    );
}

/** Everybody in the incidents of the problem that this actor sees, once for each way in which they stand, with in how many. */
export function listPeopleOfProblem(db: Executor, actor: Actor, problemId: string, limit: number) {
  return db
    .selectFrom("incident_person")
    .innerJoin("incident", "incident.id", "incident_person.incident_id")
    .innerJoin("person as linked", "linked.id", "incident_person.person_id")
    .innerJoin("person", (join) =>
      join.on((eb) => eb("person.id", "=", eb.fn.coalesce("linked.merged_into_id", "linked.id"))),
    )
    .select(["person.id as personId", "incident_person.role", "incident_person.standing"])
    .select(["person.given_names as givenNames", "person.family_name as familyName"])
    .select(["person.birth_date as birthDate", "person.birth_date_basis as birthDateBasis"])
    .select(sql<number>`cast(count(distinct incident.id) as integer)`.as("incidents"))
    .where(incidentsVisibleTo(actor))
    .where("incident.problem_id", "=", problemId)
    .where("incident_person.ended_on", "is", null)
    .groupBy(["person.id", "incident_person.role", "incident_person.standing", "person.given_names"])
    .groupBy(["person.family_name", "person.birth_date", "person.birth_date_basis", "person.name_folded"])
    .orderBy("incident_person.role")
    .orderBy("person.name_folded")
    .orderBy("person.id")
    .limit(limit)
    .execute();
}

/** What became of a problem that the caller has found visible, newest first; of its incidents only those that the actor sees. */
export function listProblemChanges(db: Executor, actor: Actor, problemId: string, limit: number) {
  return db
    .selectFrom("problem_change")
    .leftJoin("incident", (join) =>
      join.onRef("incident.id", "=", "problem_change.incident_id").on(incidentsVisibleTo(actor)),
    )
    .leftJoin("user_account as author", "author.id", "problem_change.changed_by")
    .select([
      "problem_change.id",
      "problem_change.kind",
      "problem_change.reason",
      "problem_change.changed_at as changedAt",
    ])
    .select(["problem_change.before_value as beforeValue", "problem_change.after_value as afterValue"])
    .select(["author.name as byName", "incident.id as incidentId", "incident.reference as incidentReference"])
    .where("problem_change.problem_id", "=", problemId)
    .orderBy("problem_change.id", "desc")
    .limit(limit)
    .execute();
}
