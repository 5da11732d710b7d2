import { type Composite, seriousAcquisitiveCrime } from "#app/domain/performance/acquisitive-crime.ts";
import { asLoadedBy, crimeFacts, importsUsed } from "#app/domain/performance/crime-facts.ts";
import { crimeTable, type CrimeTableRow } from "#app/domain/performance/crime-table.ts";
import { type RowType, rowTypes } from "#app/domain/performance/crime-types.ts";
import { type Period, quarterOf, yearToDate } from "#app/domain/performance/quarter.ts";
import { type Judgement, judgeTarget, targetOn, targetText } from "#app/domain/performance/target.ts";
import { crimeKey } from "#app/domain/performance/target-measure.ts";
import { inThousandths } from "#app/domain/performance/thousandths.ts";
import { listCrimeRevisions } from "#db/queries/crime-shown.ts";
import { listOwnCrimeTypes } from "#db/queries/own-crime-types.ts";
import { listTargets } from "#db/queries/measure-targets.ts";
import { listGroupVersions } from "#db/queries/similar-groups.ts";
import type { Executor } from "#db/transaction.ts";
import { importedFigures } from "./crime-table-facts.ts";

const VERSIONS_READ = 200;

export type CrimeRevision = Awaited<ReturnType<typeof listCrimeRevisions>>[number];
export type CrimeTargets = Record<string, { text: string; judgement: Judgement }>;
export type CrimeTableShown = {
  period: Period;
  rows: CrimeTableRow[];
  acquisitive: Composite | null;
  targets: CrimeTargets;
  /** Each time it was loaded, newest first. */
  revisions: CrimeRevision[];
  /** Those whose figures are shown. */
  used: string[];
  /** The import by whose loading it is shown as it stood; null for as it stands. */
  asLoaded: CrimeRevision | null;
};

/** The crime table of a period as it stands, or as it stood when one of its revisions had been loaded. */
export async function crimeTableShown(
  db: Executor,
  partnershipId: string,
  period: Period,
  revisionId: string | null = null,
): Promise<CrimeTableShown | null> {
  const [own, groupsFrom] = await knownOf(db, partnershipId);
  const revisions = await listCrimeRevisions(db, partnershipId, period);
  const asLoaded = revisions.find((revision) => revision.id === revisionId) ?? null;
  if (revisionId !== null && !asLoaded) return null;
  const all = await importedFigures(db, partnershipId, period);
  const imported = asLoaded ? asLoadedBy(all, asLoaded.loadedAt) : all;
  const types = rowTypes(own).map((type) => type.crimeType);
  const rows = crimeTable(crimeFacts(imported, period, types), { own, groupsFrom });
  return {
    period,
    rows,
    acquisitive: seriousAcquisitiveCrime(rows),
    targets: await targetsOf(db, partnershipId, period, rows),
    revisions,
    used: importsUsed(imported),
    asLoaded,
  };
}

/** The rows alone, for the command. */
export async function crimeTableRows(db: Executor, partnershipId: string, period: Period) {
  const [own, groupsFrom] = await knownOf(db, partnershipId);
  const types = rowTypes(own).map((type) => type.crimeType);
  const imported = await importedFigures(db, partnershipId, period);
  const facts = crimeFacts(imported, period, types);
  return { rows: crimeTable(facts, { own, groupsFrom }), hasFigures: facts.length > 0, used: importsUsed(imported) };
}

/** Ended ones too, for the reports that had them. */
export async function ownRowTypes(db: Executor, partnershipId: string): Promise<RowType[]> {
  const own = await listOwnCrimeTypes(db, partnershipId);
  return own.map(({ name, aim }) => ({ crimeType: name, aim }));
}

async function knownOf(db: Executor, partnershipId: string) {
  const own = await ownRowTypes(db, partnershipId);
  const versions = await listGroupVersions(db, partnershipId, VERSIONS_READ);
  const standing = versions.filter((version) => version.withdrawnAt === null);
  return [own, standing.map((version) => version.fromDay)] as const;
}

/** A target for a type of crime is for the financial year. */
async function targetsOf(db: Executor, partnershipId: string, period: Period, rows: readonly CrimeTableRow[]) {
  const recorded = await listTargets(db, partnershipId);
  const yearEnd = yearToDate({ year: quarterOf(period.to).year, number: 4 }).to;
  const targets: CrimeTargets = {};
  for (const { crimeType, current, aim } of rows) {
    const target = targetOn(
      recorded.filter((one) => one.measure === crimeKey(crimeType)),
      period.to,
    );
    if (!target) continue;
    const value = current === null ? null : inThousandths(current);
    const judgement = judgeTarget(
      target,
      { value, isWhole: period.to === yearEnd, grows: true },
      { aim, isCount: true },
    );
    targets[crimeType] = { text: targetText(target, { unit: "", isCount: true }), judgement };
  }
  return targets;
}
