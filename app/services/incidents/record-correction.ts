import { FLAG_FIELDS, type IncidentFacts } from "#app/domain/incidents/incident-facts.ts";
import { correctProblem, replaceStrands } from "#db/queries/incident-corrections.ts";
import { refreshProblems } from "#db/queries/problems.ts";
import type { Transaction } from "#db/transaction.ts";
import { type Incident, type IncidentContext, recordIncidentChange } from "./change-incident.ts";

export type CorrectedFacts = Incident & IncidentFacts;

const FIELDS = [
  ...([
    "earliestDay",
    "earliestTime",
    "latestDay",
    "latestTime",
    "locationId",
    "beatCode",
    "wardCode",
    "lsoaCode",
  ] as const),
  ...(["heading", "asbTypeId", "qualifier", "vehicleWords", "isHate", "strands"] as const),
  ...Object.values(FLAG_FIELDS),
  ...(["whatHappened", "licensingSummary", "suspectWords"] as const),
];

/** The correction itself, with what stands in the history. False when somebody changed the incident first. */
export async function recordCorrection(
  trx: Transaction,
  at: Pick<IncidentContext, "actor" | "now">,
  { before, after, words, reason }: { before: CorrectedFacts; after: CorrectedFacts; words: string; reason: string },
): Promise<boolean> {
  const fields = FIELDS.filter((field) => JSON.stringify(before[field]) !== JSON.stringify(after[field]));
  const of = (facts: CorrectedFacts) => Object.fromEntries(fields.map((field) => [field, facts[field]]));
  const columns = fields.flatMap((field) => (field === "strands" ? [] : [[columnOf(field), after[field]] as const]));
  const isRecorded = await recordIncidentChange(trx, at, before, {
    columns: Object.fromEntries(columns),
    step: { kind: "corrected", words },
    event: "incident.corrected",
    before: of(before),
    after: { ...of(after), reason },
  });
  if (!isRecorded) return false;
  const { id, problemId } = before;
  if (fields.includes("strands"))
    await replaceStrands(trx, { partnershipId: at.actor.partnershipId, id }, after.strands);
  if (problemId !== null) {
    await refreshProblems(trx, [problemId]);
    await correctProblem(trx, problemId, before);
  }
  return true;
}

const columnOf = (field: string) => field.replaceAll(/[A-Z]/g, (capital) => `_${capital.toLowerCase()}`);
