import { expect, test } from "vitest";
import { besidesOf } from "#app/domain/interventions/besides.ts";
import type { InterventionFacts } from "#app/domain/interventions/facts.ts";
import { aPerson, shippedLaw, someFacts } from "./facts.ts";

const texts = (changes: Partial<InterventionFacts>) => {
  const facts = someFacts(changes);
  return besidesOf(facts, shippedLaw(facts)).map(({ text }) => text);
};

test.each([
  ["a contract with a 17-year-old", "abc", "2008-03-03", /^Tom Hill, under 18: a parent or carer takes part in it$/],
  ["a direction to a 15-year-old", "dispersal-direction", "2010-03-03", /^Tom Hill, under 16: may be taken home/],
] as const)("%s says who is asked besides", (_, kind, born, expected) => {
  expect(texts({ kind, respondents: [aPerson(born)] })).toContainEqual(expect.stringMatching(expected));
});

test.each([
  ["a contract on the 18th birthday", "abc", "2008-03-02"],
  ["a direction on the 16th birthday", "dispersal-direction", "2010-03-02"],
  ["a contract with somebody whose age nobody knows", "abc", null],
] as const)("%s does not", (_, kind, born) => {
  expect(texts({ kind, respondents: [aPerson(born)] }).join(" ")).not.toContain("under 1");
});

test("whom no name may be shown of goes by number", () => {
  expect(texts({ kind: "abc", respondents: [aPerson("2011-01-01", { name: null })] })[0]).toMatch(/^One respondent, under 18/); // prettier-ignore
});

test.each([
  ["cpn", "After a breach: offence: fine, or a fixed penalty; remedial order, forfeiture, seizure. Fine at level 4 for a person, unlimited for a body"],
  ["cbo", "After a breach: offence: imprisonment. Up to 5 years"],
  ["pspo", "After a breach: offence: fine, or a fixed penalty. Level 3; level 2 for not giving up alcohol"],
  ["dispersal-direction", "After a breach: offence: imprisonment or a fine. Up to 3 months, or a fine at level 4"],
  ["injunction", "After a breach: contempt of court (civil)"],
] as const)("what follows a breach of a %s is said with the numbers of its day", (kind, expected) => {
  expect(texts({ kind })).toContain(expected);
}); // prettier-ignore

test("a letter asks nothing", () => {
  expect(texts({ kind: "warning-letter" })).toEqual([]);
});
