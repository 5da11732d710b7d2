import { v7 as uuid } from "uuid";
import { beforeAll, describe, expect, test } from "vitest";
import type { Actor } from "#app/domain/access/actor.ts";
import { fold } from "#app/domain/search/fold.ts";
import { trigramsNeeded, trigramsOf } from "#app/domain/search/name-words.ts";
import { personTerms, soundsOf } from "#app/services/search/person-terms.ts";
import { unsafeListWarningsOfCase } from "#db/queries/case-warnings.ts";
import { countMarkerReviewsOverdue, listMarkerReviewsOverdue } from "#db/queries/marker-reviews.ts";
import { listIdentityCards, listLockedPointers, listNamesOnCards, listReferralsOfPerson } from "#db/queries/people.ts";
import { listPeopleAtPostcode, listPeopleNamed, listPeopleWithTerm } from "#db/queries/person-matches.ts";
import { listMergesOf, unsafeIsHeldElsewhere, unsafeListHoldings } from "#db/queries/person-merges.ts";
import {
  listAddresses,
  listAliases,
  listContacts,
  listMarkers,
  listRecordsOfPerson,
  listRelationships,
  listSafeContacts,
} from "#db/queries/person-parts.ts";
import { unsafeListPeopleWithoutTrigrams } from "#db/queries/search-terms.ts";
import { type Executor, inTransaction } from "#db/transaction.ts";
import { aCase, anActor, aPartnership, testDatabase, type TestPartnership } from "../factories.ts";
import { planOf } from "../support/query-plan.ts";

const PEOPLE = 10_000;
const GIVEN = ["Grace", "Stephen", "Muhammad", "Łukasz", "Mary-Jane", "Olu", "Priya", "Kyle", "Aoife", "Tom"];
const FAMILY = ["Underhill", "Hall", "Aziz", "Nowak", "O'Neil", "Okafor", "Patel", "de Souza", "Brown", "Li"];

let db: Executor;
let p: TestPartnership;
let chair: Actor;
let caseId: string;
const ids = Array.from({ length: PEOPLE }, () => uuid());
const some = ids.slice(0, 50);
beforeAll(async () => {
  db = await testDatabase();
  p = await aPartnership(db);
  chair = await anActor(db, p, { groups: { [p.jagId]: "chair" } });
  const people = ids.map((id, n) => {
    const [given_names, family_name] = [GIVEN[n % 10] ?? "", `${FAMILY[Math.floor(n / 10) % 10] ?? ""}${n % 97 === 0 ? "-Smith" : ""}`];
    return {
      id, partnership_id: p.partnershipId, reference: `P-26-${String(n).padStart(5, "0")}`, version: 1, given_names, family_name,
      name_folded: fold(`${family_name} ${given_names}`), birth_date: `19${50 + (n % 50)}-0${1 + (n % 9)}-1${n % 10}`, birth_date_basis: "exact" as const,
      area_words: null, sex: null, merged_into_id: n % 500 === 499 ? (ids[n - 1] ?? null) : null, created_at: "2026-01-05T09:00:00.000Z", created_by: chair.id,
    };
  }); // prettier-ignore
  const terms = people.flatMap((row) =>
    personTerms({
      reference: row.reference, givenNames: row.given_names, familyName: row.family_name, birthDate: row.birth_date, birthDateBasis: "exact",
    }).map(({ kind, term }) => ({ partnership_id: p.partnershipId, record_kind: "person", record_id: row.id, term_kind: kind, term })),
  ); // prettier-ignore
  const unique = [...new Map(terms.map((row) => [`${row.record_id} ${row.term_kind} ${row.term}`, row])).values()];
  await inTransaction(db, async (trx) => {
    for (let at = 0; at < people.length; at += 1000) await trx.insertInto("person").values(people.slice(at, at + 1000)).execute(); // prettier-ignore
    for (let at = 0; at < unique.length; at += 5000) await trx.insertInto("search_term").values(unique.slice(at, at + 5000)).execute(); // prettier-ignore
  });
  ({ id: caseId } = await aCase(db, p, { person_id: ids[0] }));
}, 120_000);

const trigrams = trigramsOf("undrehill");
const begins = { prefix: "grace", sounds: [], trigrams: [], trigramsNeeded: 0 };
const alike = { prefix: "undrehill", sounds: soundsOf("undrehill"), trigrams, trigramsNeeded: trigramsNeeded(trigrams.length) }; // prettier-ignore
const after = { reviewOn: "2026-03-01", id: "x" };
const QUERIES: [string, boolean, (spied: Executor) => Promise<unknown>][] = [
  ["people by the beginning of a name", false, (s) => listPeopleNamed(s, chair, [begins], { limit: 200 })],
  ["of those alone whom the actor may open", false, (s) => listPeopleNamed(s, chair, [begins], { limit: 200, openOnly: true })],
  ["people by two names that sound and are spelt alike", false, (s) => listPeopleNamed(s, chair, [begins, alike], { limit: 200 })],
  ["people by days of birth", false, (s) => listPeopleWithTerm(s, chair, { kind: "day", terms: ["1990-05-01", "1990-01-05"] }, { limit: 200 })],
  ["people by a reference", false, (s) => listPeopleWithTerm(s, chair, { kind: "reference", terms: ["p 26 00007"] }, { limit: 200 })],
  ["people by a postcode", false, (s) => listPeopleAtPostcode(s, chair, "le111ab", 200)],
  ["the cards of those found", false, (s) => listIdentityCards(s, chair, some)],
  ["the names on their cards", false, (s) => listNamesOnCards(s, chair, some)],
  ["the agencies to ask", false, (s) => listLockedPointers(s, chair, some)],
  ["the records of a person", false, (s) => listRecordsOfPerson(s, chair, some[0] ?? "")],
  ["the referrals of a person", false, (s) => listReferralsOfPerson(s, chair, some, 100)],
  ["other names", false, (s) => listAliases(s, chair, some)],
  ["phone numbers and e-mail", false, (s) => listContacts(s, chair, some)],
  ["safe contact", false, (s) => listSafeContacts(s, chair, some)],
  ["addresses", false, (s) => listAddresses(s, chair, some)],
  ["warnings", false, (s) => listMarkers(s, chair, some)],
  ["relationships", false, (s) => listRelationships(s, chair, some)],
  ["the merges into a person", true, (s) => listMergesOf(s, chair, some[0] ?? "")],
  ["whether a merge is hidden from the actor", false, (s) => unsafeIsHeldElsewhere(s, chair, some)],
  ["what a merge brings together", false, (s) => unsafeListHoldings(s, some)],
  ["the warnings of a case", false, (s) => unsafeListWarningsOfCase(s, chair, { caseId, today: "2026-03-10" })],
  ["overdue reviews of warnings", true, (s) => listMarkerReviewsOverdue(s, chair, { today: "2026-03-10", limit: 50 })],
  ["their next page", true, (s) => listMarkerReviewsOverdue(s, chair, { today: "2026-03-10", after, limit: 50 })],
  ["overdue reviews of warnings, counted", true, (s) => countMarkerReviewsOverdue(s, chair, "2026-03-10")],
  ["people who lack search terms", true, (s) => unsafeListPeopleWithoutTrigrams(s, { after: "", limit: 50 })],
]; // prettier-ignore

describe(`among ${PEOPLE} people each query finds its rows by an index`, () => {
  test.each(QUERIES)("%s", async (_name, isPaged, query) => {
    for (const line of await planOf(db, query)) {
      // A chain of referrals passed on is a row or two, found by an index; so are those of a name.
      expect(line).not.toMatch(/^SCAN (?!CONSTANT|passed_on|came_from|named)/);
      // By its kind alone it would be all the terms of everybody.
      expect(line).not.toMatch(/search_term_by_record \(record_kind=\?\)/);
      if (isPaged) expect(line).not.toMatch(/TEMP B-TREE FOR ORDER BY/);
    }
  });
});
