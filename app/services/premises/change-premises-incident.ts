import type { Actor } from "#app/domain/access/actor.ts";
import { londonDay } from "#app/domain/dates/iso-day.ts";
import { refuseAfterClosing } from "#app/domain/premises/closing-day.ts";
import {
  classifiedChanges,
  classifiedColumns,
  classifiedInWords,
  classifiedOf,
  type FieldChange,
} from "#app/domain/premises/incident-changes.ts";
import { refuseRecordDay } from "#app/domain/premises/licensing-record.ts";
import type { ChangedLicensingRecord, ChangedPremisesIncident } from "#app/domain/premises/premises-incident.form.ts";
import { updateIncident } from "#db/queries/incidents.ts";
import { findAgencyOfPartnership } from "#db/queries/partnership-agencies.ts";
import { findPremisesIncident, type FoundPremisesIncident } from "#db/queries/premises-incident-lists.ts";
import { type Executor, inTransaction, type Transaction } from "#db/transaction.ts";
import { PUT_BACK, recordPremisesIncidentChange, takenOff } from "./record-incident-change.ts";

type Context = { db: Executor; actor: Actor; now: Date };
type Refusal = { field: string; message: string };
type Form = ChangedPremisesIncident | ChangedLicensingRecord;
class LostRace extends Error {}

/** What an incident is to premises is put right, with a reason; of a record for licensing alone, when and what as well. */
export function changePremisesIncident({ db, actor, now }: Context, id: string, form: Form) {
  return inTransaction(db, async (trx) => {
    const row = await findPremisesIncident(trx, actor, id);
    if (!row) return { kind: "not-found" as const };
    const changed = { kind: "changed" as const, version: row.version, versions: versionsOf(row, form) };
    if (row.version !== form.version) return changed;
    if (row.endedOn !== null) return refused("form", "It was taken off the premises. Put it back first");
    const today = londonDay(now);
    const record = await recordChanges(trx, actor, row, form, today);
    if ("message" in record) return { kind: "refused" as const, refusal: record };
    const changes = [...record.changes, ...classifiedChanges(classifiedOf(row), form)];
    if (changes.length === 0) return refused("form", "Nothing has been changed");
    const columns = { ...classifiedColumns(form), ...record.columns, ...decidedAnew(row, form, today) };
    const { reason } = form;
    const change = { event: "premises.incident-changed" as const, columns, changes, reason };
    if (!(await recordPremisesIncidentChange(trx, { actor, now }, row, change))) return changed;
    const read = { id: row.incidentId, version: row.incidentVersion };
    if (record.incident !== null && !(await updateIncident(trx, read, record.incident))) throw new LostRace();
    return { kind: "done" as const };
  }).catch((error: unknown) => {
    if (!(error instanceof LostRace)) throw error;
    return { kind: "changed" as const, version: form.version, versions: [] };
  });
}

/** Off the premises, where it counts no more, or back. */
export function takeOffPremises(
  { db, actor, now }: Context,
  id: string,
  { version, reason }: { version: number; reason: string },
) {
  return inTransaction(db, async (trx) => {
    const row = await findPremisesIncident(trx, actor, id);
    if (!row) return { kind: "not-found" as const };
    const changed = { kind: "changed" as const, version: row.version, versions: [] };
    if (row.version !== version) return changed;
    const isOff = row.endedOn !== null;
    const closed = isOff ? refuseAfterClosing({ name: row.premisesName, closedOn: row.closedOn }, row.day) : null;
    if (closed !== null) return refused("form", closed);
    const change = isOff ? PUT_BACK : takenOff(londonDay(now), reason);
    const event = isOff ? ("premises.incident-put-back" as const) : ("premises.incident-taken-off" as const);
    if (!(await recordPremisesIncidentChange(trx, { actor, now }, row, { event, ...change, reason }))) return changed;
    return { kind: "done" as const };
  });
}

const refused = (field: string, message: string) => ({ kind: "refused" as const, refusal: { field, message } });

/** What waits for the meeting again was not decided by one; and what is said otherwise since was decided by no meeting. */
function decidedAnew(row: FoundPremisesIncident, { attribution }: Form, today: string) {
  if (attribution === "undecided") return { decided_sitting_id: null, decided_on: null };
  const isOtherwise = row.decidedOn !== null && attribution !== row.attribution;
  return isOtherwise ? { decided_sitting_id: null, decided_on: today } : {};
}

type RecordChanges = {
  changes: FieldChange[];
  columns: { finding_agency_id?: string | null; finding_reference?: string | null };
  incident: Parameters<typeof updateIncident>[2] | null;
};
const NO_RECORD: RecordChanges = { changes: [], columns: {}, incident: null };

async function recordChanges(
  trx: Transaction,
  actor: Actor,
  row: FoundPremisesIncident,
  form: Form,
  today: string,
): Promise<RecordChanges | Refusal> {
  if (!("happenedOn" in form)) return NO_RECORD;
  if (row.licensingOnly === 0) return { field: "form", message: "It is an incident: correct it there" };
  const { happenedOn, happenedAt, licensingSummary, findingAgencyId, findingReference } = form;
  const fault = refuseRecordDay(happenedOn, { name: row.premisesName, closedOn: row.closedOn }, today);
  if (fault !== null) return { field: "happenedOn", message: fault };
  const agency = findingAgencyId === null ? null : await findAgencyOfPartnership(trx, actor.partnershipId, findingAgencyId); // prettier-ignore
  if (agency === undefined) return { field: "findingAgencyId", message: "Select the agency whose finding it is" };
  const when = [row.day, row.time].filter(Boolean).join(" ");
  const whenNow = [happenedOn, happenedAt].filter(Boolean).join(" ");
  const finding = findingWords(row.findingAgencyName, row.findingReference);
  const findingNow = findingWords(agency?.name ?? null, findingReference);
  const changes: FieldChange[] = [
    ...(when === whenNow ? [] : [{ field: "when" as const, before: when, after: whenNow }]),
    ...(row.summary === licensingSummary
      ? []
      : [{ field: "summary" as const, before: row.summary, after: licensingSummary }]),
    ...(finding === findingNow ? [] : [{ field: "finding" as const, before: finding, after: findingNow }]),
  ];
  return {
    changes,
    columns: { finding_agency_id: findingAgencyId, finding_reference: findingReference },
    incident: {
      ...{ earliest_day: happenedOn, latest_day: happenedOn, earliest_time: happenedAt, latest_time: happenedAt },
      ...{ licensing_summary: licensingSummary, ended_on: happenedOn, victim_told_on: happenedOn },
    },
  };
}

function findingWords(agencyName: string | null, reference: string | null): string | null {
  return [agencyName, reference].filter((words) => words !== null).join(", ") || null;
}

function versionsOf(row: FoundPremisesIncident, form: Form) {
  const said = {
    label: "Said of it",
    recorded: classifiedInWords(classifiedOf(row)),
    entered: classifiedInWords(form),
  };
  if (!("happenedOn" in form)) return [said];
  const when = (day: string, time: string | null) => [day, time].filter(Boolean).join(" ");
  return [
    said,
    { label: "When", recorded: when(row.day, row.time), entered: when(form.happenedOn, form.happenedAt) },
    { label: "What was found", recorded: row.summary, entered: form.licensingSummary },
    { label: "Reference", recorded: row.findingReference, entered: form.findingReference },
  ].filter(({ recorded, entered }) => recorded !== entered);
}
