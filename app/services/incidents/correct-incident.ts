import type { Actor } from "#app/domain/access/actor.ts";
import { londonDay } from "#app/domain/dates/iso-day.ts";
import type { CorrectedIncident } from "#app/domain/incidents/correct-incident.form.ts";
import { refuseCorrection, typedFacts } from "#app/domain/incidents/correct-incident.ts";
import { correctionInWords, factsInWords, type IncidentFacts } from "#app/domain/incidents/incident-facts.ts";
import type { Refusal } from "#app/domain/incidents/when-it-happened.ts";
import { refuseForPremises } from "#app/domain/premises/corrected-at-premises.ts";
import { unsafeFindFirstDays } from "#db/queries/incident-corrections.ts";
import { findIncident, listPeopleOfIncidents, listStrands } from "#db/queries/incidents.ts";
import { inTransaction, type Transaction } from "#db/transaction.ts";
import type { IncidentContext } from "./change-incident.ts";
import { correctedPlace } from "./corrected-place.ts";
import { keepForPremises, namesInCorrection, standingPremises } from "./premises-of-correction.ts";
import { kindOf } from "./kind-of.ts";
import { type CorrectedFacts, recordCorrection } from "./record-correction.ts";

/**
 * What is recorded of an incident itself is put right, with the reason: its history tells from what to what. Beat, ward and
 * LSOA go with another place, and the problem to which it belongs follows. The day of the first contact hangs on report and
 * priority, and stays. Says whether a count towards a case review may be another one now.
 */
export function correctIncident({ db, actor, now }: IncidentContext, id: string, form: CorrectedIncident) {
  const today = londonDay(now);
  return inTransaction(db, async (trx) => {
    const incident = await findIncident(trx, actor, id);
    if (!incident) return { kind: "not-found" as const };
    const strands = (await listStrands(trx, id)).map(({ strand }) => strand);
    const before: CorrectedFacts = { ...incident, strands };
    const own = { heading: incident.heading, typeId: incident.asbTypeId, typeName: incident.typeName };
    const isOwn = form.type === (own.typeId === null ? own.heading : `type:${own.typeId}`);
    const kind = isOwn ? own : await kindOf(trx, actor.partnershipId, form.type, today);
    const typed = typedFacts(form, kind ?? own);
    const changed = { kind: "changed" as const, version: incident.version, versions: bothVersions(before, typed) };
    if (incident.version !== form.version) return changed;
    const faults = refuseCorrection(form, await knownOf(trx, actor, before), today);
    const premises = await standingPremises(trx, actor, id);
    faults.push(...refuseForPremises(form, before.latestDay, premises));
    if (!kind) faults.push({ field: "type", message: "Select what it was" });
    if (faults.length > 0) return refused(...faults);
    const names = await namesInCorrection(trx, actor, before, form);
    if (names.length > 0) return { kind: "names" as const, names };
    const place = await correctedPlace(trx, { actor, now }, incident, form);
    if (place.kind === "refused") return refused(place.refusal);
    if (place.kind === "offers") return { kind: "offers" as const, places: place.alike };
    const after: CorrectedFacts = { ...before, ...typed, ...place.columns, asbTypeId: kind?.typeId ?? null };
    const lines = correctionInWords(before, after);
    if (lines.length === 0) return refused({ field: "form", message: "Nothing has been changed" });
    const words = [form.reason, ...lines].join("\n");
    if (!(await recordCorrection(trx, { actor, now }, { before, after, words, reason: form.reason }))) return changed;
    await keepForPremises(trx, { actor, now }, premises, before, after);
    return {
      kind: "done" as const,
      isCountedAnew: before.latestDay !== after.latestDay || before.isHate !== after.isHate,
    };
  });
}

const refused = (...refusals: Refusal[]) => ({ kind: "refused" as const, refusals });

/** Where what was typed differs from what is recorded now; everything, where somebody else made the same correction. */
function bothVersions(before: IncidentFacts, typed: IncidentFacts) {
  const entered: Record<string, string | null> = factsInWords(typed);
  const all = Object.entries(factsInWords(before)).map(([label, recorded]) => ({
    ...{ label, recorded, entered: entered[label] ?? null },
  }));
  const differing = all.filter((row) => row.recorded !== row.entered);
  return differing.length > 0 ? differing : all;
}

async function knownOf(trx: Transaction, actor: Actor, before: CorrectedFacts) {
  const first = await unsafeFindFirstDays(trx, before.id);
  const people = await listPeopleOfIncidents(trx, actor, [before.id]);
  return {
    when: before,
    hasPlace: before.locationId !== null,
    isHateOfNoStrand: before.isHate === 1 && before.strands.length === 0,
    after: [
      { day: first.reportedOn, what: "the day of the report" },
      { day: first.dealtWithOn, what: "the day on which something was done about it" },
      { day: first.standingOn, what: "the day from which the standing of a suspect is recorded" },
      { day: before.endedOn, what: "the day on which it was closed" },
    ].flatMap(({ day, what }) => (day === null ? [] : [{ day, what }])),
    suspects: people.filter(({ role }) => role === "perpetrator"),
  };
}
