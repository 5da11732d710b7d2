import { v7 as uuid } from "uuid";
import { londonDay } from "#app/domain/dates/iso-day.ts";
import { populationKey, readPopulations } from "#app/domain/performance/read-populations.ts";
import type { LineError } from "#app/domain/performance/read-crime-table.ts";
import { listAreas } from "#db/queries/areas.ts";
import { insertAuditEvent } from "#db/queries/audit.ts";
import { lockImportsOf } from "#db/queries/crime-figures.ts";
import { findPartnership } from "#db/queries/partnerships.ts";
import { insertPopulations, listEnteredPopulations } from "#db/queries/populations.ts";
import { listGroupMembers, listGroupVersions } from "#db/queries/similar-groups.ts";
import { type Executor, inTransaction } from "#db/transaction.ts";
import type { AdminContext } from "../admin/admin-context.ts";

type Given = { year: number; publisher: string; table: string };
type Recorded =
  | { kind: "refused"; field: "year" | "table"; errors: LineError[] }
  | { kind: "unchanged" }
  | { kind: "done"; recorded: number };

const VERSIONS_READ = 50;

/** Everything of which a population can be entered. */
export async function populationSubjects(db: Executor, partnershipId: string) {
  const versions = (await listGroupVersions(db, partnershipId, VERSIONS_READ)).filter((v) => v.withdrawnAt === null);
  const members = await listGroupMembers(db, partnershipId, versions.map(({ id }) => id)); // prettier-ignore
  const name = (await findPartnership(db, partnershipId))?.name;
  return {
    areas: [...(await listAreas(db, partnershipId, "beat")), ...(await listAreas(db, partnershipId, "ward"))],
    members: members.map(({ isOwn, ...member }) => ({ ...member, isOwn: isOwn === 1 })),
    wholeNames: name === undefined ? [] : [name],
  };
}

/** Populations of a year: one that is entered again replaces the one before, which stays. */
export async function recordPopulations({ db, actor, now }: AdminContext, given: Given): Promise<Recorded> {
  const { partnershipId: partnership_id } = actor;
  const { year, publisher } = given;
  if (year > Number(londonDay(now).slice(0, 4)))
    return {
      kind: "refused",
      field: "year",
      errors: [{ line: 1, column: null, message: "Year must not be in the future" }],
    };
  const known = await populationSubjects(db, partnership_id);
  const { entries, errors } = readPopulations(given.table, known);
  if (errors.length > 0) return { kind: "refused", field: "table", errors };
  return inTransaction(db, async (trx) => {
    await lockImportsOf(trx, partnership_id);
    const newest = new Map<string, { people: number; publisher: string }>();
    for (const row of await listEnteredPopulations(trx, partnership_id)) {
      const member = row.force === null || row.cspName === null ? null : { force: row.force, cspName: row.cspName };
      const key = populationKey({ areaId: row.areaId, member });
      if (row.year === year && !newest.has(key)) newest.set(key, row);
    }
    const fresh = entries.filter((entry) => {
      const before = newest.get(populationKey(entry));
      return before?.people !== entry.people || before.publisher !== publisher;
    });
    if (fresh.length === 0) return { kind: "unchanged" };
    await insertPopulations(
      trx,
      fresh.map(({ areaId, member, people }) => ({
        ...{ id: uuid(), partnership_id, area_id: areaId, force: member?.force ?? null },
        ...{ csp_name: member?.cspName ?? null, year, people, publisher },
        ...{ recorded_at: now.toISOString(), recorded_by: actor.id },
      })),
    );
    await insertAuditEvent(trx, actor, now, {
      category: "collection",
      event: "population.recorded",
      objectKind: "population",
      objectId: null,
      resultCount: fresh.length,
      detail: { after: { year, publisher, populations: fresh } },
    });
    return { kind: "done", recorded: fresh.length };
  });
}
