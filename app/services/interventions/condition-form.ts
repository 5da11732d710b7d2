import { longDay } from "#app/domain/dates/iso-day.ts";
import { shownRespondents } from "#app/domain/interventions/shown-record.ts";
import { londonDay } from "#app/domain/dates/iso-day.ts";
import { fullName } from "#app/domain/people/person.ts";
import { unsafeListLinks } from "#db/queries/cases.ts";
import { type FoundCondition, listConditions } from "#db/queries/intervention-conditions.ts";
import { listRespondents } from "#db/queries/intervention-respondents.ts";
import { findLocation } from "#db/queries/locations.ts";
import type { InterventionContext } from "./change-intervention.ts";
import { headOfIntervention, interventionToChange } from "./intervention-to-change.ts";

/** What the form of a condition offers: whom it may bind, and whom of the case's people it may protect. */
export async function conditionForm({ db, actor, now }: InterventionContext, id: string, conditionId?: string) {
  const found = await interventionToChange({ db, actor, now }, id);
  const one =
    conditionId === undefined ? undefined : (await listConditions(db, actor, id)).find((row) => row.id === conditionId);
  if (conditionId !== undefined && one?.endedOn !== null) throw new Response(null, { status: 404 });
  const respondents = shownRespondents(await listRespondents(db, actor, [id]), londonDay(now));
  const links = found.caseId === null ? [] : await unsafeListLinks(db, found.caseId);
  const bound = new Set(respondents.map(({ personId }) => personId));
  const people = [...new Map(links.map((link) => [link.standingId, link])).values()].filter(
    ({ standingId }) => !bound.has(standingId),
  );
  const known =
    one?.protected && !people.some(({ standingId }) => standingId === one.protected?.id) ? [one.protected] : [];
  return {
    record: headOfIntervention(found),
    version: found.version,
    isHidden: one !== undefined && one.isSomebodyProtected && one.protected === null,
    number: one?.number ?? null,
    words: one?.words ?? "",
    respondents: respondents.map(({ id: value, name }, index) => ({ value, text: name ?? `Respondent ${index + 1}` })),
    people: [
      ...people.map((link) => ({
        value: link.standingId,
        text: [fullName(link), link.birthDate ? `born ${longDay(link.birthDate)}` : null].filter(Boolean).join(", "),
      })),
      ...known.map((person) => ({ value: person.id, text: fullName(person) })),
    ],
    values: await valuesOf({ db, actor, now }, one, found.fromDay),
  };
}

async function valuesOf({ db, actor }: InterventionContext, one: FoundCondition | undefined, fromDay: string) {
  const place = one?.locationId == null ? undefined : await findLocation(db, actor, one.locationId);
  return {
    ...{ kind: one?.kind ?? "prohibition", words: one?.words ?? "", respondentId: one?.respondentId ?? "" },
    ...{ place: place?.name ?? "", postcode: place?.postcode ?? "", locationId: place?.id ?? "" },
    ...{ areaWords: one?.areaWords ?? "", protectedId: one?.protectedId ?? "", supervisor: one?.supervisor ?? "" },
    ...{ home: one?.excludesFromHome === 1 ? "yes" : "", fromDay: one?.fromDay ?? fromDay },
  };
}
