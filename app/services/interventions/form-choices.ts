import { type Actor, withoutGlass } from "#app/domain/access/actor.ts";
import { londonDay, longDay, shortDay } from "#app/domain/dates/iso-day.ts";
import type { BegunFrom } from "#app/domain/interventions/begun-from.ts";
import { definitionOf, type InterventionKind } from "#app/domain/interventions/kinds.ts";
import { kindWords } from "#app/domain/interventions/listed-intervention.ts";
import { linkWords } from "#app/domain/people/link-roles.ts";
import { fullName } from "#app/domain/people/person.ts";
import { searchBounds } from "#app/domain/search/kept-search.ts";
import type { CaseFacts } from "#app/services/cases/change-case.ts";
import { findCaseById, unsafeListLinks } from "#db/queries/cases.ts";
import { findVisibleReference } from "#db/queries/audit-records.ts";
import { listEarlierInterventions } from "#db/queries/earlier-interventions.ts";
import { listInterventionOfficers } from "#db/queries/intervention-officers.ts";
import { unsafeListRespondents } from "#db/queries/intervention-respondents.ts";
import type { FoundIntervention } from "#db/queries/interventions.ts";
import { findLocation } from "#db/queries/locations.ts";
import { listAgenciesOfPartnership } from "#db/queries/partnership-agencies.ts";
import { listCasesOfPerson } from "#db/queries/people.ts";
import { listRespondentCards } from "#db/queries/respondent-cards.ts";
import type { Executor } from "#db/transaction.ts";

type Context = { db: Executor; actor: Actor; now: Date };
export type PersonChoice = { value: string; text: string; hint: string };
const MOST_EARLIER = 50;

/** What the form of a new intervention offers, by where it was begun. */
export async function formChoices({ db, actor, now }: Context, from: BegunFrom, record: CaseFacts | null) {
  const links = record ? await unsafeListLinks(db, record.id) : [];
  const linked = [...new Map(links.map((link) => [link.standingId, link])).values()];
  const rolesOf = (id: string) => [
    ...new Set(links.filter(({ standingId }) => standingId === id).map((l) => linkWords(l.role, l.standing))),
  ];
  const cards = await personChoices({ db, actor, now }, from.personIds);
  const known = new Set(linked.map(({ standingId }) => standingId));
  const people: PersonChoice[] = [
    ...linked.map((link) => ({
      value: link.standingId,
      text: fullName(link),
      hint: [link.birthDate ? `Born ${longDay(link.birthDate)}` : null, ...rolesOf(link.standingId)]
        .filter(Boolean)
        .join(" · "),
    })),
    ...cards.filter(({ value }) => !known.has(value)),
  ];
  const cases =
    record || !actor.permissions.has("cases:read") ? [] : await listCasesOfPerson(db, actor, from.personIds, 50);
  const place = from.locationId === null ? undefined : await findLocation(db, actor, from.locationId);
  const about = {
    caseId: record?.id ?? null,
    personIds: people.map(({ value }) => value),
    locationId: from.locationId,
  };
  return {
    people,
    cases: openOnce(cases).map((c) => ({ value: c.id, text: `${c.reference}, ${c.groupName}` })),
    place: place ? { id: place.id, name: place.name, postcode: place.postcode ?? "" } : null,
    ...(await whoChoices({ db, actor, now })),
    earlier: await earlierChoices({ db, actor }, about),
  };
}

/** A case in which the person has several roles is one. */
function openOnce<T extends { id: string; status: string }>(cases: readonly T[]) {
  return [...new Map(cases.filter(({ status }) => status !== "closed").map((c) => [c.id, c])).values()];
}

/** Agencies and the officers under their names; with the officer whose it is already. */
export async function whoChoices({ db, actor, now }: Context, keptId: string | null = null) {
  const agencies = await listAgenciesOfPartnership(db, actor.partnershipId);
  return {
    agencies: agencies.map(({ id, name }) => ({ value: id, text: name })),
    officers: await listInterventionOfficers(db, { partnershipId: actor.partnershipId, today: londonDay(now) }, keptId),
  };
}

type About = Parameters<typeof listEarlierInterventions>[2];

/** What it may follow: newest first, of those that the actor may open without broken glass. */
async function earlierChoices({ db, actor }: { db: Executor; actor: Actor }, about: About, exceptId?: string) {
  const earlier = await listEarlierInterventions(db, withoutGlass(actor), about, MOST_EARLIER);
  return earlier
    .filter(({ id }) => id !== exceptId)
    .map((row) => ({
      value: row.id,
      text: `${row.reference}: ${kindWords({ ...row, serviceName: null })}, ${shortDay(row.issuedOn)}`,
    }));
}

/**
 * As earlierChoices, of one that is recorded, with what it follows already; `hidden` when that is something that the actor
 * may not open, of which nothing is said, not even its id.
 */
export async function earlierOf({ db, actor }: { db: Executor; actor: Actor }, found: FoundIntervention) {
  const respondents = await unsafeListRespondents(db, [found.id]);
  const personIds = respondents.flatMap(({ standingId }) => standingId ?? []);
  const about = { caseId: found.caseId, personIds, locationId: found.locationId };
  const earlier = await earlierChoices({ db, actor }, about, found.id);
  const { followsId } = found;
  if (followsId === null) return { earlier, followsId, isHidden: false };
  const text = await findVisibleReference(db, withoutGlass(actor), "intervention", followsId);
  if (text === undefined) return { earlier, followsId: null, isHidden: true };
  const isOffered = earlier.some(({ value }) => value === followsId);
  return { earlier: isOffered ? earlier : [...earlier, { value: followsId, text }], followsId, isHidden: false };
}

/** People by their cards, as the form offers them. */
export async function personChoices({ db, actor, now }: Context, ids: readonly string[]): Promise<PersonChoice[]> {
  const cards = await listRespondentCards(db, actor, ids, searchBounds(now));
  return cards.map((card) => ({
    value: card.id,
    text: fullName(card),
    hint: [card.birthDate ? `Born ${card.birthDate.slice(0, 4)}` : null, card.areaWords].filter(Boolean).join(" · "),
  }));
}

/** Who may be added to one that is recorded: the people of its case, and somebody found by a search, but those there already. */
export async function peopleToAdd({ db, actor, now }: Context, found: FoundIntervention, chosen: string | null) {
  const record = found.caseId === null ? undefined : await findCaseById(db, actor, found.caseId);
  const from = { caseId: found.caseId, personIds: chosen === null ? [] : [chosen], locationId: null, followsId: null };
  const { people } = await formChoices({ db, actor, now }, from, record ?? null);
  const there = new Set((await unsafeListRespondents(db, [found.id])).map(({ standingId }) => standingId));
  return people.filter(({ value }) => !there.has(value));
}

/** What must have come before it, in words: "Community protection warning (CPW)". */
export function afterWords(kind: InterventionKind): string | null {
  const names = (definitionOf(kind).after ?? []).map((before) => definitionOf(before as InterventionKind).name);
  return names.length > 0 ? names.join(" or ") : null;
}
