import type { Actor } from "#app/domain/access/actor.ts";
import { fullName } from "#app/domain/people/person.ts";
import { recordView } from "#app/services/audit/record-access.ts";
import { shownCount } from "#app/services/case-reviews/shown-count.ts";
import { unsafeListRecordsOf } from "#db/queries/counted-reports.ts";
import { findPersonById } from "#db/queries/people.ts";
import { findReport, listIncidentsOfReport } from "#db/queries/reports.ts";
import { listVictimDuties } from "#db/queries/victim-duties.ts";
import type { Executor } from "#db/transaction.ts";

type Context = { db: Executor; actor: Actor; now: Date };

/** A report with what it means for the person for whom it was made. The count is for those who log incidents. */
export async function reportPage({ db, actor, now }: Context, id: string) {
  const found = await findReport(db, actor, id);
  if (!found) return null;
  const incidents = await listIncidentsOfReport(db, actor, id);
  const mayLog = actor.permissions.has("incidents:log");
  const victim = found.forId === null ? undefined : await findPersonById(db, actor, found.forId);
  const isCounted = mayLog && victim !== undefined;
  const problemId = incidents.find((incident) => incident.problemId !== null)?.problemId;
  const asked = { partnershipId: actor.partnershipId, personId: victim?.id ?? "", problemId };
  const count = isCounted ? await shownCount({ db, now }, asked) : null;
  const duties = isCounted ? await listVictimDuties(db, await unsafeListRecordsOf(db, victim.id), 10) : [];
  const people = [found.reporterId, victim?.id].flatMap((personId) =>
    personId ? [{ kind: "person", id: personId }] : [],
  );
  await recordView({ db, actor, now }, "report.viewed", "report", id, { objects: people });
  const { reference, channel, reportedOn, agencyName, agencyReference } = found;
  const reporter =
    found.reporterId === null
      ? null
      : fullName({ givenNames: found.reporterGiven ?? "", familyName: found.reporterFamily ?? "" });
  return {
    report: {
      ...{ reference, channel, reportedOn, agencyName, agencyReference },
      reporter: reporter ?? (found.isAnonymous ? "Anonymous" : "Not shown to you"),
      victim: victim ? fullName(victim) : null,
    },
    incidents,
    count,
    duties,
    mayLog,
    /** Where an application for this person about this problem is recorded. */
    applyHref:
      isCounted && actor.permissions.has("case-reviews:manage")
        ? `/case-reviews/new?person=${victim.id}${problemId ? `&problem=${problemId}` : ""}`
        : null,
  };
}
