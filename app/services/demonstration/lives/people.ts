import { plusDays } from "#app/domain/dates/iso-day.ts";
import { type BirthDateBasis, birthdayOf } from "#app/domain/people/person.ts";
import type { Relationship } from "#app/domain/people/relationships.ts";
import { fold } from "#app/domain/search/fold.ts";
import { nameTerms, personTerms } from "#app/services/search/person-terms.ts";
import type { CastKey } from "../cast.ts";
import type { Chance } from "../chance.ts";
import type { Invented, namesOf } from "../names.ts";
import { at } from "../world.ts";
import type { Ledger } from "./ledger.ts";

export type Someone = Invented & {
  id: string;
  birthDate: string | null;
  birthDateBasis: BirthDateBasis;
  /** The row, for its reference once it has one. */
  row: { reference: string };
};

type New = Invented & {
  birthDate: string | null;
  birthDateBasis?: BirthDateBasis;
  area: string | null;
  day: string;
  by: CastKey;
};

/** A person recorded on that day, to be found by name, sound and birth date. */
export function recordPerson(ledger: Ledger, { day, by, area, ...given }: New): Someone {
  const { partnershipId } = ledger.world;
  const now = at(day, "09:40");
  const id = ledger.id(now);
  const { givenNames, familyName, sex, birthDate } = given;
  const birthDateBasis = birthDate === null ? ("unknown" as const) : (given.birthDateBasis ?? ("exact" as const));
  const details = { givenNames, familyName, birthDate, birthDateBasis, areaWords: area, sex };
  const row = {
    ...{ id, partnership_id: partnershipId, reference: "", version: 1, given_names: givenNames },
    ...{ family_name: familyName, name_folded: fold(`${familyName} ${givenNames}`), birth_date: birthDate },
    ...{ birth_date_basis: birthDateBasis, area_words: area, sex, merged_into_id: null },
    ...{ created_at: now.toISOString(), created_by: ledger.hand(by).id },
  };
  ledger.add("person", row);
  ledger.number("P", day, row);
  ledger.whenNumbered(() => addTerms(ledger, "person", id, personTerms({ ...details, reference: row.reference })));
  ledger.log(by, now, {
    ...{ category: "collection", event: "person.created", objectKind: "person", objectId: id },
    ...{ fields: Object.keys(details), detail: { after: details } },
  });
  return { ...given, id, birthDateBasis, row };
}

function addTerms(ledger: Ledger, kind: string, id: string, terms: ReturnType<typeof nameTerms>) {
  const record = { partnership_id: ledger.world.partnershipId, record_kind: kind, record_id: id };
  const unique = new Map(terms.map((term) => [`${term.kind} ${term.term}`, term]));
  ledger.add("search_term", ...[...unique.values()].map(({ kind, term }) => ({ ...record, term_kind: kind, term })));
}

type Through = { caseId?: string; reportId?: string; day: string; by: CastKey };

/** The columns of every part of a person, and its line in the log. */
function part(ledger: Ledger, kind: string, person: Someone, fields: Record<string, unknown>, through: Through) {
  const { caseId = null, reportId = null, day, by } = through;
  const now = at(day, "11:20");
  const id = ledger.id(now);
  ledger.log(by, now, {
    ...{ category: "collection", event: "person.part-added", objectKind: `person-${kind}`, objectId: id },
    objects: [{ kind: "person", id: person.id }, ...(caseId ? [{ kind: "case", id: caseId }] : [])],
    ...{ fields: Object.keys(fields), detail: { after: fields } },
  });
  return {
    ...{ id, partnership_id: ledger.world.partnershipId, person_id: person.id, case_id: caseId, referral_id: null },
    ...{ report_id: reportId, recorded_at: now.toISOString(), recorded_by: ledger.hand(by).id, ended_on: null },
    ...{ end_reason: null, version: 1 },
  };
}

export function addAlias(ledger: Ledger, person: Someone, nickname: string, through: Through) {
  const fields = { aliasKind: "nickname", givenNames: nickname, familyName: "" };
  const row = part(ledger, "alias", person, fields, through);
  ledger.add("person_alias", {
    ...row,
    ...{ alias_kind: "nickname", given_names: nickname, family_name: "", name_folded: fold(` ${nickname}`) },
  });
  addTerms(ledger, "person-alias", row.id, nameTerms(nickname, ""));
}

export function addPhone(ledger: Ledger, person: Someone, value: string, through: Through) {
  const fields = { contactKind: "phone", value };
  ledger.add("person_contact", {
    ...part(ledger, "contact", person, fields, through),
    ...{ contact_kind: "phone", value, words: null, never_use: 0, never_reason: null },
  });
}

type Address = { lines: string; kind?: "home" | "previous"; from?: string | null; until?: string | null };

export function addAddress(ledger: Ledger, person: Someone, address: Address, through: Through) {
  const { lines, kind = "home", from = null, until = null } = address;
  const row = part(ledger, "address", person, { addressKind: kind, lines, fromDay: from, untilDay: until }, through);
  ledger.add("person_address", {
    ...{ ...row, address_kind: kind, lines, postcode: null, beat_area_id: null, from_day: from, until_day: until },
    ...{ never_write: 0, never_reason: null },
  });
}

type Marker = { kindId: string; reason: string; reviewOn: string; notTold: string | null };

export function addMarker(ledger: Ledger, person: Someone, marker: Marker, through: Through) {
  const { kindId, reason, reviewOn, notTold } = marker;
  const row = part(ledger, "marker", person, { markerKindId: kindId, reason, reviewOn }, through);
  ledger.add("person_marker", {
    ...{ ...row, marker_kind_id: kindId, reason, added_on: through.day, review_on: reviewOn, told: notTold ? 0 : 1 },
    ...{ told_on: notTold ? null : through.day, not_told_reason: notTold },
  });
}

export function relate(ledger: Ledger, first: Someone, second: Someone, as: Relationship, through: Through) {
  const row = part(ledger, "relationship", first, { relationship: as, otherPersonId: second.id }, through);
  ledger.add("person_relationship", {
    ...{ ...row, other_person_id: second.id, relationship: as, words: null, from_day: null, until_day: null },
  });
}

/** Born so that somebody is of that age today, some days after the birthday. */
export function bornSo(today: string, age: number, daysSince: number): string {
  const birthday = plusDays(today, -daysSince);
  return birthdayOf(birthday, -age);
}

const NOT_YOUNG =
  / (Alan|Barry|Craig|Darren|Debra|Eileen|Esther|Frank|Gary|Gavin|Gordon|Hazel|Hugh|Jean|Joan|Keith|Lorna|Mandy|Martin|Maureen|Nigel|Pam|Sharon|Stan|Terry|Una|Vera|Wayne|Wendy) /;
const NOT_OLD =
  / (Alfie|Bradley|Chantelle|Chloe|Connor|Ellie|Finley|Freya|Jade|Kai|Kayleigh|Keira|Levi|Maisie|Malachi|Mason|Reece|Skye|Tyler|Zac) /;

/** Somebody whose name goes with the age. */
export function nameFor(names: ReturnType<typeof namesOf>, age: number, sex?: "female" | "male"): Invented {
  for (;;) {
    const person = names(sex);
    const isOdd = (age < 32 && NOT_YOUNG.test(` ${person.givenNames} `)) || (age > 42 && NOT_OLD.test(` ${person.givenNames} `)); // prettier-ignore
    if (!isOdd) return person;
  }
}

/** Numbers that Ofcom keeps for drama. */
export function phoneOf(chance: Chance): string {
  return chance.percent(80) ? `07700 900${chance.between(100, 999)}` : `01632 960${chance.between(100, 999)}`;
}
