import { expect, test } from "vitest";
import { type Kept, keptWords } from "#app/domain/rights/pack-kept.ts";

const kept = (at: number, reviewOn: string | null): Kept => ({ kind: "case", reference: `CS-26-${at}`, reviewOn });

test("the cover of a pack says when each record is looked at again, and nothing of what holds it", () => {
  expect(keptWords([kept(1, "2032-05-03"), { kind: "incident", reference: "IN-26-1", reviewOn: null }])).toEqual([
    "Case CS-26-1: looked at again on 3 May 2032.",
    "Incident IN-26-1: no day yet, because it, or something that belongs with it, is open or must be kept.",
  ]);
  expect(keptWords([])).toEqual([]);
});

test("of very many the rest is a number", () => {
  const said = keptWords(Array.from({ length: 33 }, (_, at) => kept(at, "2032-05-03")));
  expect(said).toHaveLength(31);
  expect(said.at(-1)).toContain("3 more");
});
