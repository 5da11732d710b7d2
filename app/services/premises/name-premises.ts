import type { Actor } from "#app/domain/access/actor.ts";
import { londonDay } from "#app/domain/dates/iso-day.ts";
import { classifiedColumns, classifiedInWords, classifiedOf } from "#app/domain/premises/incident-changes.ts";
import { stepsToPremises } from "#app/domain/premises/incident-premises.ts";
import { namesIn } from "#app/domain/premises/named-in-summary.ts";
import type { InvolvedPremises } from "#app/domain/premises/involved-premises.form.ts";
import type { PremisesOfIncidentForm } from "#app/domain/premises/premises-of-incident.form.ts";
import { recordIncidentChange } from "#app/services/incidents/change-incident.ts";
import { findIncident, listPeopleOfIncidents } from "#db/queries/incidents.ts";
import { type PremisesOfIncident, unsafeListPremisesOfIncident } from "#db/queries/premises-of-incident.ts";
import { type Executor, inTransaction, type Transaction } from "#db/transaction.ts";
import { addToPremises, refusePremises } from "./add-to-premises.ts";
import {
  keepPremisesIncidentChanges,
  PUT_BACK,
  recordPremisesIncidentChange,
  takenOff,
} from "./record-incident-change.ts";

type Context = { db: Executor; actor: Actor; now: Date };
type At = Omit<Context, "db">;
type Steps = ReturnType<typeof stepsToPremises<ReturnType<typeof asRecorded>>>;
class LostRace extends Error {}

/** Which premises an incident that stands concerns is said anew: added, changed with a reason, taken off with a reason. */
export function namePremises({ db, actor, now }: Context, incidentId: string, form: PremisesOfIncidentForm) {
  return inTransaction(db, async (trx) => {
    const incident = await findIncident(trx, actor, incidentId);
    if (!incident) return { kind: "not-found" as const };
    const recorded = (await unsafeListPremisesOfIncident(trx, actor.partnershipId, incidentId)).map(asRecorded);
    const steps = stepsToPremises(recorded, form.premises);
    const lost = steps.flatMap((step) => (step.kind === "lost" ? [versionsOf(step)] : []));
    if (incident.version !== form.version || lost.length > 0)
      return { kind: "changed" as const, version: incident.version, versions: lost };
    const isSummaryNew = form.licensingSummary !== incident.licensingSummary;
    if (steps.length === 0 && !isSummaryNew) return refused("form", "Nothing has been changed");
    if (form.reason === null && (isSummaryNew || steps.some(({ kind }) => kind !== "add")) && recorded.length > 0)
      return refused("reason", "Enter why it is changed");
    const added = steps.flatMap((step) => ("premises" in step && step.kind !== "change" ? [step.premises.premisesId] : [])); // prettier-ignore
    const days = [{ field: "premisesIds", day: incident.latestDay }];
    const refusals = await refusePremises(trx, actor, added, days);
    if (refusals[0]) return { kind: "refused" as const, refusal: refusals[0] };
    const people = form.keepNames ? [] : await listPeopleOfIncidents(trx, actor, [incidentId]);
    // Why it is changed is read by licensing too.
    for (const field of ["licensingSummary", "reason"] as const) {
      const names = namesIn(form[field] ?? "", people);
      if (names.length > 0) return { kind: "names" as const, field, names };
    }

    await take(trx, { actor, now }, incidentId, steps, form.reason);
    if (isSummaryNew) {
      const summary = form.licensingSummary ?? "None";
      const change = {
        columns: { licensing_summary: form.licensingSummary },
        step: {
          kind: "corrected" as const,
          words: `${form.reason ?? "For licensing"}\nSummary for licensing: ${summary}`,
        },
        event: "incident.corrected",
        after: { licensingSummary: form.licensingSummary },
      };
      if (!(await recordIncidentChange(trx, { actor, now }, incident, change))) throw new LostRace();
      await noteSummary(trx, { actor, now }, recorded.filter(({ isOff }) => !isOff)); // prettier-ignore
    }
    return { kind: "done" as const };
  }).catch((error: unknown) => {
    if (!(error instanceof LostRace)) throw error;
    return { kind: "changed" as const, version: form.version, versions: [] };
  });
}

/** That it was changed stands in the history of each; how it was before is for those who read the incident. */
async function noteSummary(trx: Transaction, at: At, rows: readonly { id: string }[]) {
  const changes = [{ field: "summary" as const, before: null, after: null }];
  for (const { id } of rows) await keepPremisesIncidentChanges(trx, at, id, changes, { reason: null, sittingId: null });
}

const NAMED_AGAIN = "A further report names these premises";

/** A further report of an incident names premises: what it did not concern yet is added, what was taken off is put back. */
export async function nameFurtherPremises(
  trx: Transaction,
  at: At,
  incidentId: string,
  named: readonly InvolvedPremises[],
) {
  const recorded = await unsafeListPremisesOfIncident(trx, at.actor.partnershipId, incidentId);
  const steps = stepsToPremises(recorded.map(asRecorded), named);
  await take(trx, at, incidentId, steps.filter(({ kind }) => kind === "add" || kind === "put-back"), NAMED_AGAIN); // prettier-ignore
}

const refused = (field: string, message: string) => ({ kind: "refused" as const, refusal: { field, message } });

async function take(trx: Transaction, at: At, incidentId: string, steps: Steps, reason: string | null) {
  for (const step of steps) {
    if (step.kind === "add") await addToPremises(trx, at, [incidentId], [step.premises]);
    if (step.kind === "add" || step.kind === "lost") continue;
    const change = step.kind === "take-off" ? takenOff(londonDay(at.now), reason ?? "") : changedTo(step);
    const event = ({ change: "premises.incident-changed", "put-back": "premises.incident-put-back", "take-off": "premises.incident-taken-off" } as const)[step.kind]; // prettier-ignore
    if (!(await recordPremisesIncidentChange(trx, at, step.row, { event, ...change, reason }))) throw new LostRace();
  }
}

function changedTo({ kind, premises, changes }: Extract<Steps[number], { kind: "change" | "put-back" }>) {
  const back = kind === "put-back" ? PUT_BACK : { columns: {}, changes: [] };
  return { columns: { ...classifiedColumns(premises), ...back.columns }, changes: [...back.changes, ...changes] };
}

function asRecorded(row: PremisesOfIncident) {
  const { id, version, premisesId, incidentId, name } = row;
  return {
    ...{ id, version, premisesId, incidentId, name, ...classifiedOf(row) },
    ...{ isOff: row.endedOn !== null, isDecided: row.decidedOn !== null },
  };
}

function versionsOf({ row, premises }: Extract<Steps[number], { kind: "lost" }>) {
  return { label: row.name, recorded: classifiedInWords(row), entered: classifiedInWords(premises) };
}
