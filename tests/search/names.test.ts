import fc from "fast-check";
import { beforeAll, describe, expect, test } from "vitest";
import type { Actor } from "#app/domain/access/actor.ts";
import { swappedDay } from "#app/domain/search/birth-day-terms.ts";
import { fold } from "#app/domain/search/fold.ts";
import { editDistance, isCloseSpelling, wordsOf } from "#app/domain/search/name-words.ts";
import { rankPeople } from "#app/domain/search/rank-people.ts";
import { findPeopleLike } from "#app/services/search/find-people-like.ts";
import { personTerms, soundAlike } from "#app/services/search/person-terms.ts";
import { replaceSearchTerms } from "#db/queries/search-terms.ts";
import { type Executor, inTransaction } from "#db/transaction.ts";
import { anActor, aPartnership, aPerson, testDatabase, type TestPartnership } from "../factories.ts";

let db: Executor;
let p: TestPartnership;
let actor: Actor;
let count = 0;
beforeAll(async () => {
  db = await testDatabase();
  p = await aPartnership(db);
  actor = await anActor(db, p, { groups: { [p.jagId]: "coordinator" } });
  await record("Quentin", "Zed");
});

async function record(givenNames: string, familyName: string, birthDate: string | null = null, approximate = false) {
  const birthDateBasis = birthDate === null ? "unknown" : approximate ? "approximate" : "exact";
  const reference = `P-26-${String(++count).padStart(4, "0")}`;
  const id = await aPerson(db, p, {
    ...{
      reference,
      given_names: givenNames,
      family_name: familyName,
      name_folded: fold(`${familyName} ${givenNames}`),
    },
    ...{ birth_date: birthDate, birth_date_basis: birthDateBasis },
  });
  const terms = personTerms({ reference, givenNames, familyName, birthDate, birthDateBasis });
  await inTransaction(db, (trx) =>
    replaceSearchTerms(trx, { partnershipId: p.partnershipId, kind: "person", id }, terms),
  );
  return id;
}
const find = async (name: string, birthDate: string | null = null) =>
  (await findPeopleLike({ db, actor }, { name, birthDate })).cards;

describe("however it is written, and in either direction", () => {
  test.each([
    ["Steven", "Hall", "Stephen", "Hall"],
    ["Mohammed", "Aziz", "Muhammad", "Aziz"],
    ["Łukasz", "Nowak", "Lukasz", "Nowak"],
    ["Harpreet", "Singh", "Harpreet", "Sing"],
    ["Sinéad", "O'Neil", "Sinead", "ONeill"],
    ["Sinéad", "O Neil", "Sinead", "O'Neil"],
    ["Ada", "Brown-Whitaker", "Ada", "Whitaker Brown"],
    ["Mary-Jane", "Pemberton", "Maryjane", "Pemberton"],
    ["Alexandra", "Pemberton", "Alexandra", "Pemberotn"],
    ["Jan", "van der Berg", "Jan", "Vanderberg"],
    ["Caitlin", "Marsh", "Kaitlyn", "Marsh"],
  ])("%s %s and %s %s", async (givenA, familyA, givenB, familyB) => {
    const a = await record(givenA, familyA);
    const b = await record(givenB, familyB);
    expect((await find(`${givenB} ${familyB}`)).map((card) => card.id)).toContain(a);
    expect((await find(`${givenA} ${familyA}`)).map((card) => card.id)).toContain(b);
  });

  test.each([
    ["an initial and the family name", "K Underhill"],
    ["both initials", "K U"],
    ["initials of a double name", "K Und"],
    ["the family name first", "Underhill, Kyle"],
  ])("%s", async (_name, typed) => {
    const id = await record("Kyle", "Underhill");
    expect((await find(typed)).map((card) => card.id)).toContain(id);
  });
});

test("a person is found by any beginning, of two letters and more, of any of the names", async () => {
  const letters = fc.constantFrom(..."abcdeghiklmnoprstuvyzéłø'-");
  const name = fc.string({ unit: letters, minLength: 2, maxLength: 12 }).filter((n) => fold(n).replaceAll(" ", "").length >= 2); // prettier-ignore
  await fc.assert(
    fc.asyncProperty(name, name, fc.nat(), async (givenNames, familyName, at) => {
      const id = await record(givenNames, familyName);
      const words = wordsOf(`${givenNames} ${familyName}`).filter((word) => word.length >= 2);
      fc.pre(words.length > 0);
      const word = words[at % words.length] ?? "";
      const prefix = word.slice(0, 2 + (at % (word.length - 1)));
      const found = await findPeopleLike({ db, actor }, { name: prefix, birthDate: null });
      expect(found.isCut || found.cards.some((card) => card.id === id), prefix).toBe(true);
    }),
    { numRuns: 40 },
  );
});

describe("by the date of birth", () => {
  test.each([
    ["the same day", "2009-03-04", false, "2009-03-04", "Same date of birth"],
    [
      "day and month the other way round",
      "2009-03-04",
      false,
      "2009-04-03",
      "Day and month of birth the other way round",
    ],
    ["an approximate one of the year before", "2008-01-01", true, "2009-05-06", "About the same age"],
    ["an approximate one of two years before", "2006-01-01", true, "2008-05-06", undefined],
    ["another exact day of the year", "2009-03-04", false, "2009-03-05", undefined],
  ])("%s", async (_name, born, approximate, asked, reason) => {
    const id = await record("Una", "Dated", born, approximate);
    expect((await find("", asked)).find((card) => card.id === id)?.match.reason).toBe(reason);
  });
});

const someone = (id: string, givenNames: string, familyName: string, birthDate: string | null) => ({
  ...{ id, reference: `P-${id}`, givenNames, familyName, nameFolded: fold(`${familyName} ${givenNames}`) },
  ...{ birthDate, birthDateBasis: birthDate ? ("exact" as const) : ("unknown" as const) },
  ...{ aliases: [] as string[], hasPostcode: false, foundAs: null },
});

test("the likeliest first, each with why", () => {
  const people = [
    someone("part", "Peter", "Hall", null),
    someone("begins", "Stevenson", "Hall", null),
    someone("sounds", "Stephen", "Hall", null),
    someone("other-day", "Steven", "Hall", "1980-01-01"),
    { ...someone("alias", "John", "Doe", null), aliases: ["Steven Hall"] },
    someone("swapped", "Steven", "Hall", "2009-03-04"),
    someone("born", "Steven", "Hall", "2009-04-03"),
    { ...someone("postcode", "Steven", "Hall", null), hasPostcode: true },
    someone("nobody", "Quentin", "Zed", null),
  ];
  const query = { name: "Steven Hall", birthDate: "2009-04-03", postcode: "LE11 1AB" };
  expect(rankPeople(people, query, soundAlike).map(({ id, match }) => [id, match.reason, match.isLikely])).toEqual([
    ["born", "Same date of birth, same name", true],
    ["swapped", "Day and month of birth the other way round, same name", true],
    ["postcode", "Same name, same postcode", true],
    ["alias", "Another name: same name", true],
    ["other-day", "Same name", false],
    ["begins", "Name begins alike", false],
    ["sounds", "Name sounds alike", false],
    ["part", "Part of the name", false],
  ]);
});

test.each([
  ["2009-03-04", "2009-04-03"],
  ["2009-03-13", null],
  ["2009-03-03", null],
])("%s the other way round is %s", (day, swapped) => {
  expect(swappedDay(day)).toBe(swapped);
});

test.each([
  ["pemberton", "pemberotn", 1, true],
  ["smith", "smyth", 1, true],
  ["brown", "green", 3, false],
  ["lee", "lea", 1, false],
  ["whitaker", "whittacker", 2, true],
])("%s and %s are %i apart", (a, b, distance, close) => {
  expect(editDistance(a, b)).toBe(distance);
  expect(isCloseSpelling(a, b)).toBe(close);
});
