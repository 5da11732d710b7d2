import { type Actor, withoutGlass } from "#app/domain/access/actor.ts";
import { longDay, shortDay } from "#app/domain/dates/iso-day.ts";
import { ASB_HEADING_NAMES } from "#app/domain/incidents/asb-headings.ts";
import { mayBeByAnybody } from "#app/domain/interventions/breach.ts";
import { kindWords } from "#app/domain/interventions/listed-intervention.ts";
import { CONDITION_KIND_NAMES, CONSEQUENCE_NAMES } from "#app/domain/interventions/record.ts";
import { fullName } from "#app/domain/people/person.ts";
import { recordView } from "#app/services/audit/record-access.ts";
import { listIncidentsOf } from "#db/queries/incidents-of.ts";
import { findBreach, type FoundBreach, listBreachesOf } from "#db/queries/intervention-breaches.ts";
import { listConditions } from "#db/queries/intervention-conditions.ts";
import { unsafeListLegalSteps } from "#db/queries/intervention-facts.ts";
import { listRespondents } from "#db/queries/intervention-respondents.ts";
import { findIntervention, type FoundIntervention } from "#db/queries/interventions.ts";
import type { Executor } from "#db/transaction.ts";

type Context = { db: Executor; actor: Actor; now: Date };
type Respondent = Awaited<ReturnType<typeof listRespondents>>[number];

const INCIDENTS = 30;

/** What a form about a breach begins with; null for what is not the actor's to know. */
export async function breachForm({ db, actor, now }: Context, interventionId: string) {
  const one = await findIntervention(db, actor, interventionId);
  if (!one) return null;
  await recordView({ db, actor, now }, "intervention.viewed", "intervention", interventionId, {
    restricted: one.caseVisibility === "restricted",
  });
  const respondents = await listRespondents(db, actor, [interventionId]);
  const conditions = await listConditions(db, actor, interventionId);
  const names = namesOf(respondents);
  return {
    isByRight: one.isByRight === 1,
    intervention: headOf(one),
    mayBeUnknown: mayBeByAnybody({ kind: one.kind, personsUnknown: one.personsUnknown === 1 }),
    respondents: respondents.map(({ id, servedOn, endedOn }) => ({
      value: id,
      text: names.get(id) ?? "",
      hint: [servedOn && `Served ${longDay(servedOn)}`, endedOn && `Ended ${longDay(endedOn)}`]
        .filter(Boolean)
        .join(". "),
    })),
    conditions: conditions.map((condition) => ({
      value: condition.id,
      text: `${condition.number}. ${CONDITION_KIND_NAMES[condition.kind]}: ${condition.words}`,
      hint: [
        condition.respondentId === null ? "" : `Binds ${names.get(condition.respondentId) ?? "one of them"}`,
        condition.fromDay > one.fromDay ? `From ${longDay(condition.fromDay)}` : "",
        condition.endedOn === null ? "" : `Ended ${longDay(condition.endedOn)}`,
      ].filter(Boolean).join(". "), // prettier-ignore
    })),
    wasAppealed: one.kind === "cpn" && (await unsafeListLegalSteps(db, one.id)).some(isAppeal),
    incidents: await incidentChoices({ db, actor }, one, respondents),
  };
}

/** One breach on its own page. */
export async function breachPage({ db, actor, now }: Context, interventionId: string, breachId: string) {
  const one = await findIntervention(db, actor, interventionId);
  const breach = one && (await findBreach(db, actor, interventionId, breachId));
  if (!breach) return null;
  await recordView({ db, actor, now }, "intervention.viewed", "intervention", interventionId, {
    restricted: one.caseVisibility === "restricted",
  });
  const names = namesOf(await listRespondents(db, actor, [interventionId]));
  return { isByRight: one.isByRight === 1, intervention: headOf(one), breach, shown: shownBreach(breach, names) };
}

/** The breaches of an intervention that the caller has found visible, for its own page: the newest first. */
export async function breachesOf({ db, actor }: Pick<Context, "db" | "actor">, interventionId: string) {
  const rows = await listBreachesOf(db, actor, interventionId);
  const names = rows.length === 0 ? new Map() : namesOf(await listRespondents(db, actor, [interventionId]));
  return rows.map((row) => shownBreach(row, names));
}

const isAppeal = ({ kind }: { kind: string }) => kind === "appeal-lodged";

function headOf(one: FoundIntervention) {
  return { id: one.id, reference: one.reference, words: kindWords(one), fromDay: one.fromDay, untilDay: one.untilDay };
}

/** Who each is: a body and a person whom this actor may open by name, another by a number. */
function namesOf(respondents: readonly Respondent[]) {
  return new Map(
    respondents.map(({ id, bodyName, givenNames, familyName }, index) => {
      const isNamed = givenNames !== null && familyName !== null;
      return [
        id,
        bodyName ?? (isNamed ? fullName({ givenNames, familyName }) : `Respondent ${index + 1}, not yours to open`),
      ];
    }),
  );
}

function shownBreach(row: FoundBreach, names: ReadonlyMap<string, string>) {
  return {
    ...{ id: row.id, version: row.version, breachedOn: row.breachedOn, breachedTime: row.breachedTime },
    ...{ evidence: row.evidence, consequenceWords: row.consequenceWords, decidedOn: row.decidedOn },
    ...{ groupName: row.groupName, heardOn: row.heardOn, recordedBy: row.recordedBy, recordedAt: row.recordedAt },
    ...{ incidentId: row.incidentReference === null ? null : row.incidentId, incidentReference: row.incidentReference },
    who: row.respondentId === null ? "Persons unknown" : (names.get(row.respondentId) ?? "Somebody"),
    condition: row.conditionNumber === null ? null : `${row.conditionNumber}. ${row.conditionWords ?? ""}`,
    outcome: row.consequence === null ? null : CONSEQUENCE_NAMES[row.consequence],
  };
}

/** The newest incidents of the case and of the people that the actor may open without broken glass. */
async function incidentChoices(
  { db, actor: seeing }: Pick<Context, "db" | "actor">,
  { caseId }: FoundIntervention,
  respondents: readonly Respondent[],
) {
  const actor = withoutGlass(seeing);
  const ids = respondents.flatMap(({ standingId }) => standingId ?? []);
  const rows = [
    ...(caseId === null ? [] : await listIncidentsOf(db, actor, { kind: "case", id: caseId }, { limit: INCIDENTS })),
    ...(ids.length === 0 ? [] : await listIncidentsOf(db, actor, { kind: "person", ids }, { limit: INCIDENTS })),
  ].sort((a, b) => b.latestDay.localeCompare(a.latestDay));
  return [...new Map(rows.map((row) => [row.id, row])).values()].slice(0, INCIDENTS).map((row) => ({
    value: row.id,
    text: [row.reference, shortDay(row.latestDay), row.typeName ?? ASB_HEADING_NAMES[row.heading], row.placeName]
      .filter(Boolean)
      .join(", "),
  }));
}
