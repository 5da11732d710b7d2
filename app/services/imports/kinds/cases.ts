import { londonDay } from "#app/domain/dates/iso-day.ts";
import { casesKind, refuseFutureCase, SOURCE_SYSTEM } from "#app/domain/imports/kinds/cases.ts";
import { referencesIn } from "#app/domain/imports/references.ts";
import type { Decision, ReadRow } from "#app/domain/imports/kind.ts";
import {
  countReferrersOfCases,
  deleteCasesOfBatch,
  listCaseOutcomeNames,
  listImportedCases,
} from "#db/queries/imported-cases.ts";
import { findRun } from "#db/queries/import-runs.ts";
import type { KindWork } from "../kind-work.ts";
import { agenciesByKey, agencyOf, noAgency } from "./agencies-of-file.ts";
import { writeCase } from "./write-case.ts";
import { ensurePeople } from "./ensure-people.ts";

type Known = Awaited<ReturnType<typeof listImportedCases>>[number];

/** What was loaded is worked on here from then on: the file changes none of it again, and its row says why. */
function ofKnown(known: Known, { values }: ReadRow): Decision {
  if (known.batchStatus !== "visible")
    return {
      fate: "error",
      field: "reference",
      reason: "A file with this case is being loaded or undone. Check again in a minute",
    };
  if (known.version > 1)
    return { fate: "skipped", reason: `Loaded already as ${known.reference}, and changed here since` };
  const isSame =
    known.statusWords === values.status && known.level === values.level && known.closedOn === values.closedOn;
  return {
    fate: "skipped",
    reason: isSame
      ? `Loaded already as ${known.reference}`
      : `Loaded already as ${known.reference}; the file now says something else of its status, risk or closing, which is for somebody to record here`,
  };
}

/** Cases of the system that the partnership had before, unseen until the whole file is loaded. */
export const casesWork: KindWork = {
  kind: casesKind,
  writes: "hidden",
  rowsAtOnce: 100,
  async decide(db, { partnershipId, now }, rows) {
    const today = londonDay(now);
    const agencies = await agenciesByKey(db, partnershipId);
    const references = rows.map(({ values }) => String(values.reference));
    const known = await listImportedCases(db, partnershipId, SOURCE_SYSTEM, references);
    const byReference = new Map(known.map((row) => [row.sourceReference, row]));
    return rows.map((row): Decision => {
      const problem = refuseFutureCase(row.values, today);
      if (problem) return { fate: "error", field: problem.field, reason: problem.message };
      if (agencyOf(row.values, agencies) === null) return noAgency(row.values);
      const before = byReference.get(String(row.values.reference));
      return before ? ofKnown(before, row) : { fate: "imported" };
    });
  },
  async write(trx, context, rows) {
    const run = await findRun(trx, context.partnershipId, context.batchId);
    if (!run?.group_id) throw new Error("An import of cases names no group");
    const agencies = await agenciesByKey(trx, context.partnershipId);
    const outcomes = await listCaseOutcomeNames(trx, context.partnershipId);
    const named = rows.flatMap(({ values }) => [...referencesIn(values.perpetrators), ...referencesIn(values.victims)]);
    const people = await ensurePeople(trx, context, named);
    for (const row of rows) {
      const agencyId = agencyOf(row.values, agencies) ?? "";
      await writeCase(trx, context, { groupId: run.group_id, agencyId, outcomes, people }, row.values);
    }
  },
  referrers: (db, { batchId }) => countReferrersOfCases(db, batchId),
  remove: deleteCasesOfBatch,
};
