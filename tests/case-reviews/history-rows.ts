import fc from "fast-check";
import { expect } from "vitest";
import { v7 as uuid } from "uuid";
import type { CountedReport } from "#app/domain/case-reviews/counted-report.ts";
import { countedSince } from "#app/services/case-reviews/reports-to-count.ts";
import { thresholdOf } from "#app/services/case-reviews/threshold-of.ts";
import { type Executor, inTransaction } from "#db/transaction.ts";
import { aPartnership, aPerson, insert } from "../factories.ts";
import { bruteForce } from "./brute-force.ts";
import { anyDayOfApplication, anyHistory, RULES } from "./histories.ts";

const AT = "2026-01-05T09:00:00.000Z";

/** Random histories as rows of the database, counted as the pages count them, against the independent reading (SECURITY R8); says how many. */
export async function compareHistories(db: Executor, runs: number) {
  let compared = 0;
  const p = await aPartnership(db);
  const unnamed = p.policeId;
  await inTransaction(db, (trx) =>
    trx.updateTable("partnership_agency").set({ reports_count_locally: 0 }).where("agency_id", "=", unnamed).execute(),
  );
  await fc.assert(
    fc.asyncProperty(anyHistory, anyDayOfApplication, fc.boolean(), async (reports, on, isAboutProblem) => {
      const people = new Map<string, string>();
      for (const who of ["victim", "neighbour", "other"]) people.set(who, await aPerson(db, p));
      const idOf = (who: string | null) => (who === null ? null : (people.get(who) ?? null));
      const problems = new Map<string, string>();
      for (const name of ["problem", "another"]) {
        const id = uuid();
        problems.set(name, id);
        await insert(db, "problem", {
          id, partnership_id: p.partnershipId, reference: `PB-${id}`, version: 1, title: name, location_id: null, case_id: null,
          opened_on: "2025-08-01", closed_on: null, created_at: AT, created_by: null,
        }); // prettier-ignore
      }
      await inTransaction(db, async (trx) => {
        const incidents = new Map(reports.flatMap((report) => report.incidents.map((i) => [i.id, i] as const)));
        const ids = new Map([...incidents.keys()].map((id) => [id, uuid()]));
        for (const [id, incident] of incidents) {
          const row = ids.get(id) ?? "";
          await trx
            .insertInto("incident")
            .values({
              id: row,
              partnership_id: p.partnershipId,
              reference: `IN-${row}`,
              version: 1,
              earliest_day: incident.earliestDay,
              earliest_time: null,
              latest_day: incident.latestDay,
              latest_time: null,
              location_id: null,
              beat_code: null,
              ward_code: null,
              lsoa_code: null,
              heading: "noise",
              asb_type_id: null,
              qualifier: "personal",
              is_youth: 0,
              is_alcohol: 0,
              is_drugs: 0,
              is_mental_health: 0,
              is_student: 0,
              is_vehicle: 0,
              vehicle_words: null,
              is_hate: incident.isHate ? 1 : 0,
              what_happened: "Noise",
              licensing_summary: null,
              licensing_only: 0,
              suspect_words: null,
              problem_id: incident.problemId === null ? null : (problems.get(incident.problemId) ?? null),
              status: "open",
              priority: "standard",
              officer_agency_id: null,
              officer_user_id: null,
              first_contact_due_on: null,
              first_contact_on: null,
              victim_told_on: incident.latestDay,
              next_step: null,
              next_step_on: null,
              ended_on: null,
              end_reason: null,
              created_at: AT,
              created_by: null,
            }) // prettier-ignore
            .execute();
          for (const who of incident.affectedIds)
            await trx
              .insertInto("incident_person")
              .values({
                id: uuid(),
                partnership_id: p.partnershipId,
                incident_id: row,
                person_id: idOf(who) ?? "",
                role: "victim",
                standing: null,
                version: 1,
                created_at: AT,
                created_by: null,
              }) // prettier-ignore
              .execute();
        }
        for (const report of reports) {
          const id = uuid();
          await trx
            .insertInto("report")
            .values({
              id,
              partnership_id: p.partnershipId,
              reference: `RP-${id}`,
              version: 1,
              agency_id: report.isToNamedBody ? p.councilId : unnamed,
              channel: "phone",
              reported_on: report.reportedOn,
              reporter_person_id: idOf(report.reporterId),
              for_person_id: idOf(report.forId),
              agency_reference: null,
              created_at: AT,
              created_by: null,
            }) // prettier-ignore
            .execute();
          for (const { id: incidentId } of report.incidents)
            await trx.insertInto("report_incident").values({ report_id: id, incident_id: ids.get(incidentId) ?? "", partnership_id: p.partnershipId }).execute(); // prettier-ignore
        }
      });
      // Nobody of these rows lives with anybody.
      const apart = reports.map((report) => ({ ...report, householdId: null }));
      const problemId = isAboutProblem ? "problem" : null;
      const counted = await thresholdOf(db, {
        partnershipId: p.partnershipId,
        personId: idOf("victim") ?? "",
        on,
        problemId: problemId === null ? null : (problems.get(problemId) ?? null),
      });
      const expected = bruteForce({ on, personId: "victim", problemId }, apart, RULES);
      expect(counted.local.count).toBe(expected.local);
      expect(counted.hate.met).toBe(expected.hate);
      if (problemId !== null) expect(counted.statutory.count).toBe(expected.statutory);
      else {
        const own = ["problem", "another"].map(
          (id) => bruteForce({ on, personId: "victim", problemId: id }, apart, RULES).statutory,
        );
        const since = countedSince(on, RULES);
        const isOwn = ({ reporterId, forId }: CountedReport) => reporterId === "victim" || forId === "victim";
        const touched = (id: string) =>
          apart.some((r) => isOwn(r) && r.reportedOn >= since && r.incidents.some((i) => i.problemId === id));
        expect(counted.statutory.count).toBe(Math.max(0, ...own.filter((_, i) => touched(["problem", "another"][i] ?? "")))); // prettier-ignore
      }
      compared++;
    }),
    { numRuns: runs },
  );
  return compared;
}
