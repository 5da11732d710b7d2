import { v7 as uuid } from "uuid";
import type { Actor } from "#app/domain/access/actor.ts";
import { daysBetween, plusDays } from "#app/domain/dates/iso-day.ts";
import { logIncidentForm, type LoggedIncident } from "#app/domain/incidents/log-incident.form.ts";
import { addIncidents } from "#app/services/incidents/add-incidents.ts";
import { recordIncidentChange, stepRow } from "#app/services/incidents/change-incident.ts";
import { addLocation } from "#app/services/locations/add-location.ts";
import { insertAuditEvent, insertLoggedEvents } from "#db/queries/audit.ts";
import { findIncident, insertIncidentStep } from "#db/queries/incidents.ts";
import { nextReference, nextReferences } from "#db/queries/references.ts";
import { insertReport } from "#db/queries/reports.ts";
import { inTransaction, type Transaction } from "#db/transaction.ts";
import { HAPPENINGS, HOUR_WEIGHTS } from "./happenings.ts";
import { insertReported } from "./insert-reported.ts";
import { BEAT_WEIGHTS, PLACES } from "./places.ts";
import { at, type World } from "./world.ts";

/** After so many days what was reported has been dealt with, nearly always. */
const OPEN_FOR = 14;

/** The places of the town by beat, each with the id of its record. */
export type Places = ReadonlyMap<string, readonly { id: string; name: string }[]>;

export async function recordPlaces(world: World): Promise<Places> {
  const actor = await world.actor("officer");
  const now = at(world.from, "09:30");
  return inTransaction(world.db, async (trx) => {
    const places = new Map<string, { id: string; name: string }[]>();
    for (const [code, names] of Object.entries(PLACES)) {
      const inBeat: { id: string; name: string }[] = [];
      for (const name of names) {
        const added = await addLocation(
          trx,
          { actor, now },
          {
            ...{ kind: "area", name, addressWords: null, postcode: null, beatId: world.beat(code), wardId: null },
            ...{ uprn: null, latitude: null, longitude: null },
          },
        );
        if (added.kind === "done") inBeat.push({ id: added.id, name });
      }
      places.set(code, inBeat);
    }
    return places;
  });
}

/**
 * The everyday: so many reports over the 24 months, of places and of nobody by name. What is older than a fortnight is written
 * a day at a time with how it ended; the rest goes the way of every report.
 */
export async function logEveryday(world: World, places: Places, count: number) {
  const actors = { council: await world.actor("officer"), police: await world.actor("beat-officer") };
  const lately = world.daysAgo(OPEN_FOR);
  const days = spread(world, count);
  for (const day of new Set(days)) {
    const made = days
      .filter((other) => other === day)
      .map(() => ({
        actor: world.chance.percent(35) ? actors.police : actors.council,
        report: reportOf(world, places, day),
      }));
    await inTransaction(world.db, async (trx) => {
      if (day < lately) await writeEnded(trx, world, day, made);
      else for (const { actor, report } of made) await logOne(trx, world, actor, report);
    });
  }
}

/** Days in order: more in summer, at weekends and in the weeks about Bonfire Night. */
function spread({ chance, from, today }: World, count: number) {
  const length = daysBetween(from, today);
  const days: string[] = [];
  while (days.length < count) {
    const day = plusDays(from, chance.between(0, length));
    const month = Number(day.slice(5, 7));
    const weekday = new Date(`${day}T12:00:00Z`).getUTCDay();
    const weight = (month >= 5 && month <= 8 ? 90 : month >= 10 && month <= 11 ? 75 : 55) + (weekday >= 5 ? 10 : 0);
    if (chance.percent(weight)) days.push(day);
  }
  return days.sort();
}

type Report = ReturnType<typeof reportOf>;

function reportOf({ chance, today }: World, places: Places, day: string) {
  const beat = chance.weighted(BEAT_WEIGHTS);
  const place = chance.pick(places.get(beat) ?? []);
  const happening = chance.pick(HAPPENINGS);
  const hour = chance.weighted(HOUR_WEIGHTS).padStart(2, "0");
  return {
    ...{ day, beat, place, happening, reportedOn: day < today && chance.percent(30) ? plusDays(day, 1) : day },
    time: `${hour}:${chance.pick(["00", "10", "15", "30", "40", "45"])}`,
    channel: chance.pick(["phone", "online", "phone", "in-person"] as const),
    words: happening.whatHappened.replaceAll("{place}", place.name),
    ending: chance.pick(ENDINGS),
    days: chance.between(1, 21),
  };
}

/** Reports of one day of long ago, with what became of each. */
async function writeEnded(
  trx: Transaction,
  world: World,
  day: string,
  made: readonly { actor: Actor; report: Report }[],
) {
  const { partnershipId } = world;
  const now = at(day, "15:00");
  const incidents = await nextReferences(trx, partnershipId, { prefix: "IN", day, count: made.length });
  const reports = await nextReferences(trx, partnershipId, { prefix: "RP", day, count: made.length });
  const rows = made.map(({ actor, report }, index) =>
    endedRows(world, { actor, now }, report, incidents[index] ?? "", reports[index] ?? ""),
  );
  await insertReported(trx, rows);
  await insertIncidentStep(trx, ...rows.flatMap(({ steps }) => steps));
  await insertLoggedEvents(
    trx,
    rows.map(({ actor, incident, report }) => ({
      ...{ actor, now },
      event: {
        ...{ category: "collection", event: "report.logged", objectKind: "report", objectId: report.id },
        objects: [{ kind: "incident", id: incident.id }],
      },
    })),
  );
}

function endedRows(
  { partnershipId, today }: World,
  { actor, now }: { actor: Actor; now: Date },
  { day, beat, place, happening, reportedOn, time, channel, words, ending, days }: Report,
  reference: string,
  reportReference: string,
) {
  const [incidentId, reportId] = [uuid(), uuid()];
  const made = { partnership_id: partnershipId, version: 1, created_at: now.toISOString(), created_by: actor.id };
  const endedOn = earlier(plusDays(reportedOn, days), today);
  const has = (flag: (typeof happening.flags)[number]): 0 | 1 => (happening.flags.includes(flag) ? 1 : 0);
  return {
    actor,
    incident: {
      ...{
        ...made,
        id: incidentId,
        reference,
        earliest_day: day,
        earliest_time: time,
        latest_day: day,
        latest_time: time,
      },
      ...{ location_id: place.id, beat_code: beat, heading: happening.type, qualifier: happening.qualifier },
      ...{
        is_youth: has("youth"),
        is_alcohol: has("alcohol"),
        is_drugs: has("drugs"),
        is_mental_health: has("mental-health"),
      },
      ...{ is_student: has("student"), is_vehicle: has("vehicle"), is_hate: 0 as const, what_happened: words },
      ...{ licensing_only: 0 as const, status: "closed" as const, priority: "standard" as const },
      ...{ victim_told_on: reportedOn, ended_on: endedOn, end_reason: ending },
    },
    report: {
      ...{
        ...made,
        id: reportId,
        reference: reportReference,
        agency_id: actor.agencyId,
        channel,
        reported_on: reportedOn,
      },
      ...{ reporter_person_id: null, for_person_id: null, agency_reference: null },
    },
    steps: [
      stepRow({ actor, now }, incidentId, { kind: "logged", words: reportReference, happenedOn: reportedOn }),
      stepRow({ actor, now: at(endedOn, "16:00") }, incidentId, { kind: "closed", words: ending }),
    ],
  };
}

/** The earlier of two days. */
const earlier = (one: string, other: string) => (one < other ? one : other);

async function logOne(trx: Transaction, world: World, actor: Actor, report: Report) {
  const { chance, partnershipId, today } = world;
  const { day, place, happening, reportedOn, time, channel, words } = report;
  const now = at(reportedOn, "15:00");
  const form = formOf({
    ...{ type: happening.type, qualifier: happening.qualifier, flags: happening.flags, place: place.name },
    ...{ reportedOn, happenedOn: day, happenedAt: time, agencyId: actor.agencyId, channel, whatHappened: words },
  });
  const reportId = uuid();
  const found = { heading: happening.type, typeId: null, placeId: place.id, problemId: null, reportId };
  const ids = await addIncidents(trx, { actor, now, today: reportedOn }, form, found);
  const reference = await nextReference(trx, partnershipId, "RP", reportedOn);
  await insertReport(trx, {
    ...{ id: reportId, partnership_id: partnershipId, reference, version: 1, agency_id: actor.agencyId },
    ...{ channel, reported_on: reportedOn, reporter_person_id: null, for_person_id: null },
    ...{ agency_reference: null, created_at: now.toISOString(), created_by: actor.id },
  }, ids); // prettier-ignore
  await insertIncidentStep(
    trx,
    ...ids.map((id) => stepRow({ actor, now }, id, { kind: "logged", words: reference, happenedOn: reportedOn })),
  );
  await insertAuditEvent(trx, actor, now, {
    ...{ category: "collection", event: "report.logged", objectKind: "report", objectId: reportId },
    ...{ fields: Object.keys(form), detail: { after: form }, objects: ids.map((id) => ({ kind: "incident", id })) },
  });
  if (chance.percent(daysBetween(reportedOn, today) * 5))
    for (const id of ids) await close(trx, world, actor, id, report);
}

async function close(trx: Transaction, { today }: World, actor: Actor, id: string, report: Report) {
  const incident = await findIncident(trx, actor, id);
  if (!incident) return;
  const { reportedOn, days, ending: reason } = report;
  const day = earlier(plusDays(reportedOn, days), today);
  await recordIncidentChange(trx, { actor, now: at(day, "16:00") }, incident, {
    columns: { status: "closed", ended_on: day, end_reason: reason, next_step: null, next_step_on: null },
    step: { kind: "closed", words: reason },
    event: "incident.closed",
    after: { status: "closed", endedOn: day, endReason: reason },
  });
}

const ENDINGS = [
  "Patrol attended, all quiet",
  "Passed to the beat team for attention",
  "Advice given to the person who reported",
  "Street warden spoke to the group, who moved on",
  "Cleared by street cleansing",
  "Logged for the picture of the place; no further action",
  "Neighbour spoken to, no repeat within the month",
] as const;

/** The form as its page would read it, with everything left open that is not given. */
function formOf(given: Partial<Record<keyof LoggedIncident, unknown>>): LoggedIncident {
  const lists = { flags: [], strands: [], problemIncidents: [] };
  const blank = Object.fromEntries(Object.keys(logIncidentForm.shape).map((field) => [field, ""]));
  return logIncidentForm.parse({ ...blank, ...lists, ...given });
}
