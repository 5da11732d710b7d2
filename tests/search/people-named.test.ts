import fc from "fast-check";
import { v7 as uuid } from "uuid";
import { beforeAll, expect, test } from "vitest";
import type { Actor } from "#app/domain/access/actor.ts";
import { fold } from "#app/domain/search/fold.ts";
import { trigramsNeeded, trigramsOf, wordsOf } from "#app/domain/search/name-words.ts";
import { nameTerms, soundsOf } from "#app/services/search/person-terms.ts";
import { listPeopleNamed, type Wanted } from "#db/queries/person-matches.ts";
import { replaceSearchTerms, type SearchTerm } from "#db/queries/search-terms.ts";
import { type Executor, inTransaction } from "#db/transaction.ts";
import { aCase, anActor, aPartnership, aPerson, insert, testDatabase, type TestPartnership } from "../factories.ts";

// The search beside a reading of everybody's terms one by one, by the same rule in other words.

const NAMES = [
  ..."Anna Hannah Annabel Johanna Susannah Jon Jonathan Johnathon Stephen Steven Stefan Mo Mohammed Muhammad Li Lee".split(" "),
  ..."Underhill Underwood Hillunder Undrehill Whitaker Whittaker Whitacre Brown Browne O'Neil Neilson Marymary".split(" "),
  ...["Brown-Whitaker", "de Souza", "van der Berg", "Mary-Jane", "Annanna", "Hannahannah"],
]; // prettier-ignore

type Known = { standing: string; own: SearchTerm[]; others: SearchTerm[][] };

let db: Executor;
let actor: Actor;
const people: Known[] = [];

beforeAll(async () => {
  db = await testDatabase();
  const p = await aPartnership(db);
  actor = await anActor(db, p, { groups: { [p.jagId]: "coordinator" } });
  const { id: unseen } = await aCase(db, p, { group_id: p.youthJagId });
  const { id: seen } = await aCase(db, p, { group_id: p.jagId });
  const name = (n: number) => NAMES[n % NAMES.length] ?? "";
  for (let n = 0; n < 90; n++) {
    const [given, family] = [name(n * 7 + 3), name(n * n + Math.floor(n / 5))];
    // Every ninth was merged into the one before.
    const mergedInto = n % 9 === 8 ? (people.at(-1)?.standing ?? null) : null;
    const id = await somebody(p, given, family, mergedInto);
    const known: Known = { standing: mergedInto ?? id, own: nameTerms(given, family), others: [] };
    if (n % 4 === 0) {
      const [otherGiven, otherFamily] = [name(n * 3 + 1), name(n + 11)];
      const caseId = [null, seen, unseen][(n / 4) % 3] ?? null;
      await anAlias(p, id, otherGiven, otherFamily, caseId);
      if (caseId !== unseen) known.others.push(nameTerms(otherGiven, otherFamily));
    }
    people.push(known);
  }
  const elsewhere = await aPartnership(db);
  for (let n = 0; n < 10; n++)
    await anAlias(elsewhere, await somebody(elsewhere, name(n), name(n + 9), null), name(n + 4), name(n + 5), null);
}, 120_000);

async function somebody(p: TestPartnership, given: string, family: string, mergedInto: string | null) {
  const id = await aPerson(db, p, {
    ...{ given_names: given, family_name: family, name_folded: fold(`${family} ${given}`), merged_into_id: mergedInto },
  });
  await inTransaction(db, (trx) =>
    replaceSearchTerms(trx, { partnershipId: p.partnershipId, kind: "person", id }, nameTerms(given, family)),
  );
  return id;
}

async function anAlias(p: TestPartnership, personId: string, given: string, family: string, caseId: string | null) {
  const id = uuid();
  await insert(db, "person_alias", {
    ...{ id, partnership_id: p.partnershipId, person_id: personId, version: 1, alias_kind: "also-known-as" },
    ...{ given_names: given, family_name: family, name_folded: fold(`${family} ${given}`), case_id: caseId },
    ...{ referral_id: null, report_id: null, recorded_at: "2026-03-01T09:00:00.000Z", recorded_by: actor.id },
    ...{ ended_on: null, end_reason: null },
  });
  await inTransaction(db, (trx) =>
    replaceSearchTerms(trx, { partnershipId: p.partnershipId, kind: "person-alias", id }, nameTerms(given, family)),
  );
}

function fits(terms: readonly SearchTerm[], { prefix, sounds, trigrams, trigramsNeeded }: Wanted) {
  const of = (kind: SearchTerm["kind"]) => new Set(terms.filter((term) => term.kind === kind).map(({ term }) => term));
  const shared = [...of("trigram")].filter((term) => trigrams.includes(term));
  return (
    [...of("word")].some((word) => word.startsWith(prefix)) ||
    [...of("sound")].some((sound) => sounds.includes(sound)) ||
    (trigrams.length > 0 && shared.length >= trigramsNeeded)
  );
}

function readOneByOne(wanted: readonly Wanted[]) {
  const found = people.filter(({ own, others }) =>
    wanted.every((word) => [own, ...others].some((terms) => fits(terms, word))),
  );
  return [...new Set(found.map(({ standing }) => standing))].sort();
}

const beginning = (prefix: string): Wanted => ({ prefix, sounds: [], trigrams: [], trigramsNeeded: 0 });
const alike = (prefix: string): Wanted => {
  const trigrams = trigramsOf(prefix);
  return { prefix, sounds: soundsOf(prefix), trigrams, trigramsNeeded: trigramsNeeded(trigrams.length) };
};

/** A name of somebody's, a beginning of one, or one with a letter changed, added or left out. */
const aWord = fc
  .tuple(fc.constantFrom(...NAMES.flatMap(wordsOf)), fc.nat(), fc.constantFrom(..."aehnrt"), fc.nat(4))
  .map(([name, at, letter, how]) => {
    const [before, after] = [name.slice(0, at % name.length), name.slice((at % name.length) + 1)];
    if (how === 0) return name.slice(0, 1 + (at % name.length));
    if (how === 1) return `${before}${letter}${after}`;
    if (how === 2) return `${before}${letter}${name.slice(at % name.length)}`;
    return how === 3 ? `${before}${after}` : name;
  })
  .filter((word) => word.length > 0);
/** So many that the lists of the statement are filled up to each of their lengths. */
const aLongWord = fc.array(aWord, { minLength: 1, maxLength: 9 }).map((words) => words.join("").slice(0, 60));

test("whoever a search by name finds is whoever a reading of all names finds, and nobody else", async () => {
  const words = fc.array(fc.oneof({ weight: 5, arbitrary: aWord }, aLongWord), { minLength: 1, maxLength: 3 });
  let found = 0;
  await fc.assert(
    fc.asyncProperty(words, fc.boolean(), async (typed, isExact) => {
      const wanted = typed.map(isExact ? beginning : alike);
      const expected = readOneByOne(wanted);
      found += expected.length;
      expect((await listPeopleNamed(db, actor, wanted, { limit: 1000 })).sort(), typed.join(" ")).toEqual(expected);
    }),
    { numRuns: 150 },
  );
  expect(found).toBeGreaterThan(50);
});

test("somebody of whom another name fits one word and their own the other is found, by a name that the actor sees", async () => {
  const wanted = (name: string) => wordsOf(name).map(alike);
  const both = people.filter(({ own, others }) => {
    const [first] = others;
    return first && own.some(({ kind }) => kind === "word") && first.some(({ kind }) => kind === "word");
  });
  expect(both.length).toBeGreaterThan(5);
  for (const { standing, own, others } of both) {
    const word = (terms: readonly SearchTerm[] = []) => terms.find(({ kind }) => kind === "word")?.term ?? "";
    const name = `${word(own)} ${word(others[0])}`;
    expect(await listPeopleNamed(db, actor, wanted(name), { limit: 1000 }), name).toContain(standing);
  }
});

test("no more are found than are asked for, and records of one person count once", async () => {
  const wanted = [beginning("h")];
  const all = readOneByOne(wanted);
  expect(all.length).toBeGreaterThan(4);
  expect(await listPeopleNamed(db, actor, wanted, { limit: 3 })).toHaveLength(3);
  expect(await listPeopleNamed(db, actor, wanted, { limit: all.length })).toHaveLength(all.length);
});
