import { v7 as uuid } from "uuid";
import { beforeEach, describe, expect, test } from "vitest";
import type { Actor } from "#app/domain/access/actor.ts";
import {
  newestFirst,
  timelineEntry,
  timelineForm,
  timelineHref,
  type TimelineKey,
  type TimelineKind,
} from "#app/domain/cases/timeline.ts";
import { unsafeListTimeline } from "#db/queries/case-timeline.ts";
import { findCaseById } from "#db/queries/cases.ts";
import { insertInterventionSteps } from "#db/queries/interventions.ts";
import type { InterventionStepKind } from "#app/domain/interventions/record.ts";
import { type Executor, inTransaction } from "#db/transaction.ts";
import {
  aCase,
  anAction,
  anActor,
  anIntervention,
  aPartnership,
  aSitting,
  insert,
  testDatabase,
  type TestPartnership,
} from "../factories.ts";
import { aNote } from "../support/notes.ts";

let db: Executor;
let p: TestPartnership;
let chair: Actor;
let caseId: string;
let personId: string;

beforeEach(async () => {
  db = await testDatabase();
  p = await aPartnership(db);
  chair = await anActor(db, p, { groups: { [p.jagId]: "chair" } });
  ({ id: caseId, personId } = await aCase(db, p));
});

async function timeline(actor: Actor, page: { show?: TimelineKind; after?: TimelineKey; limit?: number } = {}) {
  const record = await findCaseById(db, actor, caseId);
  if (!record) throw new Error("The case is not seen");
  const rows = await unsafeListTimeline(db, actor, record, {
    show: page.show ?? null, after: page.after ?? null, today: "2026-04-30", limit: page.limit ?? 50,
  }); // prettier-ignore
  return rows.map((row) => timelineEntry(caseId, row, { maySeeWhy: true }));
}

async function everything() {
  await aNote(db, p, { caseIds: [caseId], isShared: true, words: "Shared words" });
  await aNote(db, p, { caseIds: [caseId], words: "Private words", happened_on: "2026-03-03" });
  const actionId = await anAction(db, p, {
    case_id: caseId,
    created_at: "2026-03-01T10:00:00.000Z",
    reference: "A-26-0001",
  });
  await insert(db, "action_change", {
    id: uuid(), partnership_id: p.partnershipId, action_id: actionId, case_id: caseId, kind: "due", before_value: "2026-03-20",
    after_value: "2026-03-27", reason: "School closed", changed_by: chair.id, changed_at: "2026-03-05T10:00:00.000Z",
  } as never); // prettier-ignore
  await insert(db, "case_change", {
    id: uuid(), partnership_id: p.partnershipId, case_id: caseId, kind: "restricted", on_day: "2026-03-04", reason: "Threats",
    changed_by: chair.id, changed_at: "2026-03-04T23:30:00.000Z",
  } as never); // prettier-ignore
  await aSitting(db, p, { day: "2026-04-09" });
  await aSitting(db, p, { day: "2026-02-01" });
  await aSitting(db, p, { day: "2026-06-01" });
}

describe("the timeline of a case", () => {
  test("tells all of it, newest first, and of meetings those since it was opened", async () => {
    await everything();
    expect((await timeline(chair)).map(({ day, title }) => `${day} ${title}`)).toEqual([
      "2026-04-09 JAG met",
      "2026-03-05 Action A-26-0001: due day changed",
      "2026-03-04 Case restricted",
      "2026-03-02 Note: fact",
      "2026-03-01 Action A-26-0001 given",
      expect.stringMatching(/^2026-02-20 Referral R-.* received$/),
    ]);
  });

  test("has a private note for the agency that wrote it alone", async () => {
    await everything();
    const officer = await anActor(db, p, { agencyId: p.policeId, groups: { [p.jagId]: "member" } });
    const words = async (actor: Actor) => (await timeline(actor, { show: "note" })).map((entry) => entry.words);
    expect(await words(officer)).toEqual(["Private words", "Shared words"]);
    expect(await words(chair)).toEqual(["Shared words"]);
  });

  test("leaves the meetings out for whoever is not in the group", async () => {
    await everything();
    const named = await anActor(db, p);
    await insert(db, "case_access", {
      id: uuid(), partnership_id: p.partnershipId, case_id: caseId, user_id: named.id, access: "named", reason: "Test",
      since: "2026-03-01T09:00:00.000Z", version: 1,
    }); // prettier-ignore
    expect(await timeline(named, { show: "meeting" })).toEqual([]);
  });

  test("tells what became of its interventions, with the way to each, and not each correction", async () => {
    const id = await anIntervention(db, p, { case_id: caseId, kind: "abc", reference: "IV-26-0001" });
    const other = await anIntervention(db, p, { reference: "IV-26-0002" });
    const step = (kind: InterventionStepKind, on_day: string, of = id, words: string | null = null) => ({
      ...{ id: uuid(), partnership_id: p.partnershipId, intervention_id: of, kind, on_day, words },
      ...{ recorded_by: chair.id, recorded_at: "2026-03-20T09:00:00.000Z" },
    });
    await inTransaction(db, (trx) =>
      insertInterventionSteps(trx, [
        step("recorded", "2026-03-02", id, "IV-26-0001"),
        step("corrected", "2026-03-03"),
        step("extended", "2026-03-10", id, "Six weeks more"),
        step("breach-recorded", "2026-03-11"),
        step("ended", "2026-03-19", id, "not-kept"),
        step("recorded", "2026-03-02", other),
      ]),
    );
    const entries = await timeline(chair, { show: "intervention" });
    const name = "Acceptable behaviour contract (ABC) IV-26-0001";
    expect(entries.map(({ day, title, words }) => [day, title, words])).toEqual([
      ["2026-03-19", `${name}: ended`, null],
      ["2026-03-11", `${name}: breach recorded`, null],
      ["2026-03-10", `${name}: extended`, "Six weeks more"],
      ["2026-03-02", `${name}: recorded`, null],
    ]);
    expect(new Set(entries.map(({ href }) => href))).toEqual(new Set([`/interventions/${id}`]));
  });

  test("goes on after the last entry, with none twice and none left out", async () => {
    await everything();
    for (const day of ["2026-03-02", "2026-03-02", "2026-03-05"])
      await aNote(db, p, { caseIds: [caseId], isShared: true, happened_on: day });
    const all = (await timeline(chair)).map(({ id }) => id);
    const paged: string[] = [];
    let after: TimelineKey | undefined;
    for (let page = 0; page < 10; page++) {
      const shown = await timeline(chair, { after, limit: 2 });
      paged.push(...shown.map(({ id }) => id));
      after = shown.at(-1);
      if (shown.length < 2) break;
    }
    expect(paged).toEqual(all);
  });
});

const day = "2026-06-30";
const row = (id: string, at: string, of: string | null = null) => ({ id, at, day: of });

describe("within a day", () => {
  test.each([
    ["by the instant", [row("a", "2026-06-30T09:00:00.000Z"), row("b", "2026-06-30T10:00:00.000Z")], "b a"],
    ["what has a day alone where it was recorded", [row("a", "2026-06-30T09:30:00.000Z", day), row("b", "2026-06-30T09:00:00.000Z"), row("c", "2026-06-30T10:00:00.000Z")], "c a b"],
    ["what was recorded later after the rest", [row("a", "2026-07-02T09:00:00.000Z", day), row("b", "2026-06-30T22:59:59.999Z")], "a b"],
    ["but before the next day, which begins at 23:00 UTC in summer", [row("a", "2026-07-02T09:00:00.000Z", day), row("b", "2026-06-30T23:00:00.000Z")], "b a"],
    ["what was planned before everything", [row("a", "2026-06-01T09:00:00.000Z", day), row("b", "2026-06-29T23:00:00.000Z")], "b a"],
    ["what was planned after the day before", [row("a", "2026-06-01T09:00:00.000Z", day), row("b", "2026-06-29T22:59:00.000Z")], "a b"],
    ["of the same moment by what was made later", [row("a", "2026-06-30T09:00:00.000Z", day), row("b", "2026-06-30T09:00:00.000Z")], "b a"],
  ])("the order is %s", (_name, rows, order) => {
    const ordered = (given: typeof rows) => newestFirst(given).map(({ id }) => id).join(" ");
    expect([ordered(rows), ordered([...rows].reverse())]).toEqual([order, order]);
  }); // prettier-ignore

  test("the first day of a case reads as it happened", async () => {
    const on = "2026-04-21";
    const base = { partnership_id: p.partnershipId, case_id: caseId };
    const at = (time: string) => `2026-04-21T${time}:00.000Z`;
    await aSitting(db, p, { day: on, start_time: "13:30" });
    await insert(db, "case_change", {
      ...base,
      id: uuid(),
      kind: "flagged",
      on_day: on,
      changed_by: chair.id,
      changed_at: at("12:00"),
    } as never);
    await insert(db, "case_change", {
      ...base,
      id: uuid(),
      kind: "held",
      on_day: on,
      changed_by: chair.id,
      changed_at: at("12:45"),
    } as never);
    await insert(db, "risk_assessment", {
      ...{ ...base, id: uuid(), person_id: personId, assessed_on: on, assessed_by: chair.id, recorded_at: at("12:15") },
      ...{ reoffending: "high", reoffending_reasons: "x", harm_to_others: "low", harm_to_others_reasons: "x" },
      ...{ harm_to_self: "low", harm_to_self_reasons: "x", overall: "high", next_review_on: "2026-07-09" },
    }); // prettier-ignore
    await aNote(db, p, { caseIds: [caseId], isShared: true, happened_on: on, written_at: at("08:00") });
    const titles = (await timeline(chair)).filter((entry) => entry.day === on).map(({ title }) => title);
    expect(titles).toEqual(["Put on hold", "JAG met", "Risk assessed: High, Alex Sample", "Flag added", "Note: fact"]);
  });

  test("pages of any size are the whole, in its order, whenever it was recorded and whatever its id", async () => {
    const base = { partnership_id: p.partnershipId, case_id: caseId };
    const days = ["2026-03-28", "2026-03-29", "2026-03-30"];
    const instants = ["2026-03-28T23:30:00.000Z", "2026-03-29T00:30:00.000Z", "2026-03-29T22:30:00.000Z", "2026-03-29T23:30:00.000Z"]; // prettier-ignore
    for (const happened_on of days)
      for (const written_at of [...instants, "2026-03-20T09:00:00.000Z", "2026-04-04T09:00:00.000Z"])
        await aNote(db, p, { caseIds: [caseId], isShared: true, happened_on, written_at });
    for (const changed_at of [...instants, ...instants])
      await insert(db, "case_change", { ...base, id: uuid(), kind: "flagged", on_day: "2026-03-29", changed_by: chair.id, changed_at } as never); // prettier-ignore
    for (const start_time of ["00:30", "13:00", "23:30"]) await aSitting(db, p, { day: "2026-03-29", start_time });
    const all = (await timeline(chair, { limit: 100 })).map(({ id }) => id);
    expect(new Set(all).size).toBe(all.length);
    expect(all.length).toBe(18 + 8 + 3 + 1);
    for (const limit of [1, 2, 3, 7]) {
      const paged: string[] = [];
      let after: TimelineKey | undefined;
      do {
        const shown: Awaited<ReturnType<typeof timeline>> = await timeline(chair, { after, limit });
        paged.push(...shown.map(({ id }) => id));
        after = shown.at(-1);
      } while (after);
      expect(paged, `pages of ${limit}`).toEqual(all);
    }
  });
});

test("what somebody else said of a lower level stands there, with who said it and the meeting", async () => {
  const base = { partnership_id: p.partnershipId, case_id: caseId };
  const sitting_id = await aSitting(db, p, { day: "2026-03-09" });
  const of = { sitting_id: null, decided_by: chair.id, victim_assessment_id: null, reason: null };
  for (const [n, more] of [
    { ...of, decision: "confirmed" as const, decided_at: "2026-03-12T09:00:00.000Z" },
    { ...of, decision: "confirmed" as const, decided_at: "2026-03-13T09:00:00.000Z", sitting_id },
    { ...of, decision: "refused" as const, decided_at: "2026-03-14T09:00:00.000Z", reason: "Seen again" },
    { ...of, decision: "signed-off" as const, decided_at: "2026-03-15T09:00:00.000Z" },
  ].entries()) {
    const assessment_id = uuid();
    await insert(db, "risk_assessment", {
      ...{ ...base, id: assessment_id, person_id: personId, assessed_on: `2026-03-0${n + 1}`, assessed_by: null },
      ...{ recorded_at: `2026-03-0${n + 1}T09:00:00.000Z`, reoffending: "low", reoffending_reasons: "x" },
      ...{ harm_to_others: "low", harm_to_others_reasons: "x", harm_to_self: "low", harm_to_self_reasons: "x" },
      ...{ overall: "high", proposed: "low", level_reason: "Moved away", next_review_on: "2026-07-09" },
    });
    await insert(db, "risk_decision", { ...base, id: uuid(), assessment_id, ...more });
  }
  const shown = (await timeline(chair, { show: "risk" })).filter(({ day: on }) => on > "2026-03-10");
  expect(shown.map(({ title, author, reason }) => [title, author, reason])).toEqual([
    ["High risk signed off, Alex Sample", "Sam Example", null],
    ["Lower level of risk refused: Low, Alex Sample", "Sam Example", "Seen again"],
    ["Lower level of risk confirmed by the meeting of 9 March 2026: Low, Alex Sample", "Sam Example", null],
    ["Lower level of risk confirmed: Low, Alex Sample", "Sam Example", null],
  ]);
});

describe("the address of a page of it", () => {
  test("says where it goes on, and reads back", () => {
    for (const at of ["2026-03-02T10:00:00.000Z", "2026-03-04T23:30:00.000Z"]) {
      const key = { day: "2026-03-02", at, id: uuid() };
      const href = timelineHref("x", "note", key);
      expect(timelineForm.parse(Object.fromEntries(new URL(href, "http://localhost").searchParams))).toEqual({
        show: "note",
        after: key,
      });
    }
  });
  test.each([
    "",
    "x",
    "2026-03-02~x",
    "~",
    "2026-13~".padEnd(60, "0"),
    `2026-03-02~${"0".repeat(36)}`,
    `2026-02-30~2026-03-02T10:00:00.000Z~${"0".repeat(36)}`,
    `9999-12-31~2026-03-02T10:00:00.000Z~${"0".repeat(36)}`,
    `2026-03-02~2026-03-02T99:99:99.999Z~${"0".repeat(36)}`,
    `2026-03-02~2026-13-02T10:00:00.000Z~${"0".repeat(36)}`,
    `2026-03-02~2026-03-02T:::::Z~${"0".repeat(36)}`,
  ])("that says %j instead is the first page", (after) => {
    expect(timelineForm.parse({ show: "secrets", after })).toEqual({ show: null, after: null });
  });
});
