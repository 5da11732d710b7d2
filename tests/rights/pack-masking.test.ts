import fc from "fast-check";
import { expect, test } from "vitest";
import { masker, type Masking, nameFinder, ownNameTest } from "#app/domain/rights/pack-masking.ts";
import { excerpt, jsonWords } from "#app/domain/rights/pack-item.ts";
import { labelsFor, letters } from "#app/domain/rights/pack-labels.ts";

const SUBJECT = { givenNames: "Alex", familyName: "Sample" };
const masking = (changes: Partial<Masking> = {}): Masking => ({
  subject: { names: [SUBJECT], reaches: [], references: [] },
  people: [
    { label: "Person B", names: [{ givenNames: "John Paul", familyName: "O’Brien-Smith" }], isNear: true },
    { label: "Person C", names: [{ givenNames: "Zoë", familyName: "Núñez" }], isNear: false },
    { label: "Person D", names: [{ givenNames: "Will", familyName: "Young" }], isNear: true },
    { label: "Person E", names: [{ givenNames: "Kyle", familyName: "Sample" }], isNear: true },
    { label: "Officer 1 of Agency A", names: [{ givenNames: "Priya", familyName: "Nair" }], isNear: true },
  ],
  agencies: [{ label: "Agency A", name: "Midshire Police" }],
  reaches: [
    { kind: "address", value: "12 Mill Lane", label: "Person B" },
    { kind: "address", value: "LE11 3LZ", label: "Person B" },
    { kind: "contact", value: "07700 900123", label: "Person B" },
  ],
  ...changes,
});
const mask = masker(masking());

test.each([
  ["both orders", "John O’Brien-Smith and O'Brien-Smith, John", "Person B and Person B"],
  ["initials", "J. O’Brien-Smith, J P O'Brien Smith, O’Brien-Smith J", "Person B, Person B, Person B"],
  ["in one word", "OBRIENSMITH was there", "Person B was there"],
  ["a surname alone, of somebody near", "the O’Brien-Smiths’ gate; O’Brien-Smith’s dog", "the O’Brien-Smiths’ gate; Person B’s dog"],
  ["a first name alone, of somebody near", "Kyle shouted", "Person E shouted"],
  ["whatever the case", "JOHN O'BRIEN-SMITH, kyle", "Person B, Person E"],
  ["with or without accents", "Zoe Nunez, ZOË NÚÑEZ", "Person C, Person C"],
  ["a surname alone of somebody far is a word", "a nunez of a dog", "a nunez of a dog"],
  ["a broken line", "John\nO’Brien-Smith", "Person B"],
  ["no part of a word", "Kylesa and Nairobi", "Kylesa and Nairobi"],
  ["a name that is a word, as a word", "a young man will come", "a young man will come"],
  ["a name that is a word, as a name", "Will Young; Mr Young", "Person D; Mr Person D"],
  ["the subject's name stays", "Alex Sample, SAMPLE, Alex’s", "Alex Sample, SAMPLE, Alex’s"],
  ["a brother of the same surname", "Kyle Sample hit Alex Sample", "Person E hit Alex Sample"],
  ["an officer", "PC Nair and Priya Nair", "PC Officer 1 of Agency A and Officer 1 of Agency A"],
  ["an agency", "Midshire Police said", "Agency A said"],
  ["an address", "at 12, mill lane, LE113LZ", "at [address of Person B], [address of Person B]"],
  ["a telephone number", "rang 07700 900 123 and +44 7700 900123", "rang [telephone number of Person B] and [telephone number of Person B]"],
  ["a telephone number of nobody known", "rang 01632 960999", "rang [telephone number]"],
  ["an e-mail address", "wrote to zoe.n@example.org.", "wrote to [e-mail address]."],
  ["a reference of somebody else's", "see CS-26-0014", "see [reference]"],
  ["a day is no telephone number", "on 2026-03-01 at 10:00", "on 2026-03-01 at 10:00"],
])("%s", (_, text, expected) => {
  expect(mask(text)).toBe(expected);
}); // prettier-ignore

test("the subject's own numbers, addresses and references stay", () => {
  const own = masker(
    masking({ subject: { names: [SUBJECT], reaches: ["07700 900123", "12 Mill Lane"], references: ["CS-26-0001"] } }),
  );
  const text = "CS-26-0001: Alex of 12 Mill Lane, 07700900123";
  expect(own(text)).toBe(text);
});

test("a surname of two people is nobody's label, and no name", () => {
  const two = masker(
    masking({
      people: ["Ann", "Bob"].map((givenNames, at) => ({
        ...{ label: `Person ${at}`, names: [{ givenNames, familyName: "Threlkeld" }], isNear: true },
      })),
    }),
  );
  expect(two("Threlkeld, and Ann Threlkeld")).toBe("[another person], and Person 0");
});

/** Made names, none of which is a word or another. */
const SYLLABLES = ["bra", "cor", "dun", "fel", "gor", "hax", "jil", "kem", "lor", "mev"];
const made = fc.array(fc.constantFrom(...SYLLABLES), { minLength: 3, maxLength: 4 }).map((parts) => {
  const word = parts.join("");
  return word.charAt(0).toUpperCase() + word.slice(1);
});
const person = fc.record({
  givenNames: fc.array(made, { minLength: 1, maxLength: 2 }).map((all) => all.join(" ")),
  familyName: fc.array(made, { minLength: 1, maxLength: 2 }).map((all) => all.join("-")),
});
const written = ({ givenNames, familyName }: typeof SUBJECT) => {
  const [first = ""] = givenNames.split(" ");
  return fc.constantFrom(
    `${givenNames} ${familyName}`, `${first} ${familyName}`, `${familyName}, ${givenNames}`, `${familyName.toUpperCase()} ${first}`, `${first.charAt(0)}. ${familyName}`,
    familyName, `${familyName}’s`, `${first}'s`, familyName.replace("-", " "), familyName.toLowerCase(), `(${first}-${familyName})`, familyName.replaceAll("-", ""),
    givenNames.normalize("NFD").replace(/o/g, "ö"),
  );
}; // prettier-ignore
const world = fc
  .uniqueArray(person, { minLength: 2, maxLength: 5, selector: (one) => `${one.givenNames} ${one.familyName}` })
  .filter((all) => new Set(all.flatMap((one) => `${one.givenNames} ${one.familyName}`.split(/[ -]/))).size === all.flatMap((one) => `${one.givenNames} ${one.familyName}`.split(/[ -]/)).length)
  .chain((all) => fc.tuple(fc.constant(all), fc.array(fc.constantFrom(...all).chain((one) => written(one)), { minLength: 1, maxLength: 8 }))); // prettier-ignore

test("in whatever way they are written, no other name is left and the subject's stays", () => {
  fc.assert(
    fc.property(world, fc.constantFrom(" met ", ", ", "\n", " / ", ". Then "), ([people, texts], between) => {
      const [subject = SUBJECT, ...others] = people;
      const own = masker({
        ...masking({ agencies: [], reaches: [] }),
        subject: { names: [subject], reaches: [], references: [] },
        people: others.map((one, at) => ({ label: `Person ${letters(at + 1)}`, names: [one], isNear: true })),
      });
      const said = own(texts.join(between));
      const folded = said.normalize("NFKD").replaceAll(/\p{M}/gu, "").toLowerCase();
      for (const { givenNames, familyName } of others)
        for (const part of `${givenNames} ${familyName}`.split(/[ -]/))
          expect(folded.split(/[^a-z]+/)).not.toContain(part.toLowerCase());
      const about = `${subject.givenNames} ${subject.familyName}`;
      expect(own(`${about}${between}${texts[0] ?? ""}`)).toContain(about);
      // What is masked is not masked again.
      expect(own(said)).toBe(said);
    }),
    { numRuns: 300 },
  );
});

test("a label stays with whom it was given to, and no label is two people's", () => {
  fc.assert(
    fc.property(fc.array(fc.nat({ max: 40 })), fc.array(fc.nat({ max: 40 })), (first, second) => {
      const asked = (ids: readonly number[]) => ids.map((id) => ({ kind: "person" as const, recordId: String(id) }));
      const given = labelsFor([], asked(first));
      const all = [...given, ...labelsFor(given, asked(second))];
      expect(new Set(all.map(({ label }) => label)).size).toBe(all.length);
      expect(new Set(all.map(({ recordId }) => recordId)).size).toBe(new Set([...first, ...second]).size);
    }),
  );
  expect([0, 25, 26, 701, 702].map(letters)).toEqual(["A", "Z", "AA", "ZZ", "AAA"]);
});

test("whether words name somebody, in full or by a part", () => {
  const [inFull, atAll] = [nameFinder([SUBJECT], { alone: false }), nameFinder([SUBJECT], { alone: true })];
  expect(["A. Sample", "sample, alex", "Alex Samples", "Sample"].map(inFull)).toEqual([true, true, false, false]);
  expect(["Sample came", "alex came", "sampled"].map(atAll)).toEqual([true, true, false]);
  expect(["Mr A Sample", "Alex Sample", "Sample", "Alex Brown", ""].map(ownNameTest([SUBJECT]))).toEqual([
    false, true, true, false, false,
  ]); // prettier-ignore
});

test("of words about others only the sentences that name the subject are theirs", () => {
  const names = nameFinder([SUBJECT], { alone: true });
  expect(excerpt("The gate was left open. Alex was seen. It rained.\nNothing more.", names)).toBe(
    "[…] Alex was seen. […]",
  );
  const frozen = JSON.stringify({
    items: [
      { title: "CS-1", minute: "Alex agreed" },
      { title: "CS-2", minute: "No" },
    ],
  });
  expect(jsonWords(frozen, names)).toBe("CS-1. Alex agreed");
});
