import { afterEach, beforeEach, expect, test } from "vitest";
import { keptInWords } from "#app/domain/retention/kept-words.ts";
import { summaryInWords } from "#app/services/retention/summary-words.ts";
import { retentionInBrief } from "#app/services/retention/retention-in-brief.ts";
import type { Executor } from "#db/transaction.ts";
import { aCase, anActor, aPartnership, aPerson, testDatabase, type TestPartnership } from "../factories.ts";
import { aClosing, aHold } from "../support/retention.ts";

let db: Executor;
let p: TestPartnership;
const now = new Date("2026-03-10T10:00:00.000Z");
beforeEach(async () => {
  db = await testDatabase();
  p = await aPartnership(db);
});
afterEach(() => db.destroy());

const kept = {
  rule: "adult",
  reviewOn: "2032-05-03",
  heldBy: [],
  working: "Closed on 3 May 2026, and 6 years",
} as const;

test.each([
  ["its own day", kept, "Until 3 May 2032. Closed on 3 May 2026, and 6 years"],
  ["a day by others", { ...kept, rule: "linked-later" as const }, "Until 3 May 2032. Not before what it is linked to"],
  ["open", { ...kept, rule: "open" as const, reviewOn: null }, "For as long as it is open"],
  [
    "open, and held by another",
    {
      ...kept,
      rule: "open" as const,
      reviewOn: null,
      heldBy: [{ ground: "request" as const, words: "SR-26-0001 is open" }],
    },
    "For as long as it is open",
  ],
  [
    "held itself and by another, each said once",
    {
      ...kept,
      reviewOn: null,
      heldBy: [
        { ground: "litigation" as const, words: "Miss X sues", isOwn: true as const },
        { ground: "order" as const, words: "IV-26-0001 is in force" },
        { ground: "linked-case" as const, words: "CS-26-0002 is open" },
      ],
    },
    "Held, whatever its rule says. Litigation. A linked record holds it",
  ],
])("how long it is kept, with %s", (_what, found, words) => {
  expect(keptInWords(found)).toBe(words);
});

test("an open case beside is not named, and only who decides may place a hold", async () => {
  const person_id = await aPerson(db, p);
  const closed = await aClosing(db, p, "2024-01-01", { person_id });
  await aCase(db, p, { person_id, reference: "CS-26-0099" });
  const chair = await anActor(db, p, {});
  const officer = await anActor(db, p, { duties: ["information-governance"] });
  const brief = (actor: typeof chair, runsIt: boolean) =>
    retentionInBrief({ db, actor, now }, { kind: "case", id: closed.id, reference: "CS-20-0001" }, runsIt);
  expect(await brief(chair, false)).toBeNull();
  expect(await brief(chair, true)).toEqual({ words: "Held, whatever its rule says. A linked record holds it", holdHref: null }); // prettier-ignore
  expect(await brief(officer, false)).toMatchObject({
    holdHref: "/retention/holds/new?kind=case&reference=CS-20-0001",
  });
});

test("a hold on the record is said by its ground, and not by the words of whoever placed it", async () => {
  const { id } = await aClosing(db, p, "2024-01-01");
  await aHold(db, p, { record_kind: "case", record_id: id, words: "A claim by Osric Pennefather" });
  const actor = await anActor(db, p, {});
  const brief = await retentionInBrief({ db, actor, now }, { kind: "case", id, reference: "CS-20-0001" }, true);
  expect(brief?.words).toBe("Held, whatever its rule says. Litigation");
});

test("a summary is said in words", () => {
  expect(summaryInWords("incident", "State", "closed")).toBe("Closed");
  expect(summaryInWords("intervention", "What", "abc")).toBe("Acceptable behaviour contract (ABC)");
  expect(summaryInWords("incident", "Beat", "closed")).toBe("closed");
});
