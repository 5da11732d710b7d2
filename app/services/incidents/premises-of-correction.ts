import type { Actor } from "#app/domain/access/actor.ts";
import type { CorrectedIncident } from "#app/domain/incidents/correct-incident.form.ts";
import type { When } from "#app/domain/incidents/when-it-happened.ts";
import type { FieldChange } from "#app/domain/premises/incident-changes.ts";
import { namesIn } from "#app/domain/premises/named-in-summary.ts";
import { keepPremisesIncidentChanges } from "#app/services/premises/record-incident-change.ts";
import { listPeopleOfIncidents } from "#db/queries/incidents.ts";
import { unsafeListPremisesOfIncident } from "#db/queries/premises-of-incident.ts";
import type { Transaction } from "#db/transaction.ts";

type At = { actor: Actor; now: Date };
type Facts = Pick<When, "latestDay" | "latestTime"> & { id: string; licensingSummary: string | null };

/** The premises that an incident which the caller has found visible concerns. */
export async function standingPremises(trx: Transaction, actor: Actor, incidentId: string) {
  const rows = await unsafeListPremisesOfIncident(trx, actor.partnershipId, incidentId);
  return rows.filter(({ endedOn }) => endedOn === null);
}

/** Names of people of the incident in a summary that was changed; none once it was answered that they are to stand. */
export async function namesInCorrection(trx: Transaction, actor: Actor, before: Facts, form: CorrectedIncident) {
  const { licensingSummary, keepNames } = form;
  if (keepNames === "yes" || licensingSummary === null || licensingSummary === before.licensingSummary) return [];
  return namesIn(licensingSummary, await listPeopleOfIncidents(trx, actor, [before.id]));
}

/**
 * What a correction changes for licensing stands in the history of each of the premises, because a band may move with it:
 * from when to when. Why, and how the summary was before, is for those who read the incident: it may have named somebody.
 */
export async function keepForPremises(
  trx: Transaction,
  at: At,
  premises: readonly { id: string }[],
  before: Facts,
  after: Facts,
) {
  const when = ({ latestDay, latestTime }: Facts) => [latestDay, latestTime].filter(Boolean).join(" ");
  const changes: FieldChange[] = [
    ...(when(before) === when(after) ? [] : [{ field: "when" as const, before: when(before), after: when(after) }]),
    ...(before.licensingSummary === after.licensingSummary
      ? []
      : [{ field: "summary" as const, before: null, after: null }]),
  ];
  for (const { id } of premises)
    await keepPremisesIncidentChanges(trx, at, id, changes, { reason: null, sittingId: null });
}
