import type { Actor } from "#app/domain/access/actor.ts";
import { londonDay } from "#app/domain/dates/iso-day.ts";
import type { LoggedIncident } from "#app/domain/incidents/log-incident.form.ts";
import { insertAuditEvent } from "#db/queries/audit.ts";
import { addStrands, findIncident, listStrands, updateIncident } from "#db/queries/incidents.ts";
import type { Transaction } from "#db/transaction.ts";
import { dueAfterChange } from "./allocate-incident.ts";

type Form = Pick<LoggedIncident, "priority" | "flags" | "hate" | "strands" | "vehicleWords" | "suspectWords" | "licensingSummary" | "whatHappened">; // prettier-ignore

const FLAG_COLUMNS = {
  youth: ["isYouth", "is_youth"],
  alcohol: ["isAlcohol", "is_alcohol"],
  drugs: ["isDrugs", "is_drugs"],
  "mental-health": ["isMentalHealth", "is_mental_health"],
  student: ["isStudent", "is_student"],
  vehicle: ["isVehicle", "is_vehicle"],
} as const;

/** What a further report of an incident says that nobody had said: hate and whatever else marks it are raised, never taken back. */
export async function joinIncident(
  trx: Transaction,
  { actor, now }: { actor: Actor; now: Date },
  id: string,
  form: Form,
  problemId: string | null,
) {
  const incident = await findIncident(trx, actor, id);
  if (!incident) throw new Error("The incident was found visible before");
  const known = new Set((await listStrands(trx, id)).map(({ strand }) => strand));
  const strands = form.hate === "yes" ? form.strands.filter((strand) => !known.has(strand)) : [];
  const raised = form.flags.map((flag) => FLAG_COLUMNS[flag]).filter(([field]) => incident[field] === 0);
  const changes = {
    ...Object.fromEntries(raised.map(([, column]) => [column, 1])),
    ...(form.hate === "yes" && incident.isHate === 0 ? { is_hate: 1 as const } : {}),
    ...(form.flags.includes("vehicle") && form.vehicleWords !== null && incident.vehicleWords === null
      ? { vehicle_words: form.vehicleWords }
      : {}),
    ...(form.licensingSummary !== null && incident.licensingSummary === null
      ? { licensing_summary: form.licensingSummary }
      : {}),
    ...(form.priority === "serious" && incident.priority === "standard"
      ? { priority: form.priority, ...(await dueSooner(trx, { actor, now }, incident)) }
      : {}),
    ...(problemId !== null && incident.problemId === null ? { problem_id: problemId } : {}),
  };
  if (Object.keys(changes).length === 0 && strands.length === 0) return;
  // Where several write at once, as on PostgreSQL, it can have changed since it was read: all is undone, to be sent again.
  if (!(await updateIncident(trx, { id, version: incident.version }, changes)))
    throw new Error("An incident was changed while a report of it was added");
  await addStrands(trx, { partnershipId: actor.partnershipId, id }, strands);
  const after = { ...changes, ...(strands.length > 0 ? { strands } : {}) };
  await insertAuditEvent(trx, actor, now, {
    category: "alteration",
    event: "incident.raised-by-report",
    objectKind: "incident",
    objectId: id,
    fields: Object.keys(after),
    detail: { before: { strands: [...known] }, after },
  });
}

async function dueSooner(
  trx: Transaction,
  { actor, now }: { actor: Actor; now: Date },
  incident: { id: string; firstContactOn: string | null; firstContactDueOn: string | null },
) {
  if (incident.firstContactOn !== null) return {};
  return { first_contact_due_on: await dueAfterChange(trx, actor, incident, "serious", londonDay(now)) };
}

/** Stands in the history of the incident, so that nothing that was typed is lost. */
export function wordsOfJoined(reference: string, form: Form): string {
  const { whatHappened, suspectWords, vehicleWords, licensingSummary } = form;
  const further = [
    suspectWords === null ? null : `Thought responsible: ${suspectWords}`,
    vehicleWords === null ? null : `Vehicle: ${vehicleWords}`,
    licensingSummary === null ? null : `For licensing: ${licensingSummary}`,
  ].filter((words) => words !== null);
  return [`${reference}: ${whatHappened}`, ...further].join("\n");
}
