import { v7 as uuid } from "uuid";
import { beforeEach, describe, expect, test } from "vitest";
import type { Actor } from "#app/domain/access/actor.ts";
import { timelineEntry, timelineForm, timelineHref, type TimelineKind } from "#app/domain/cases/timeline.ts";
import { unsafeListTimeline } from "#db/queries/case-timeline.ts";
import { findCaseById } from "#db/queries/cases.ts";
import type { Executor } from "#db/transaction.ts";
import {
  aCase,
  anAction,
  anActor,
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

beforeEach(async () => {
  db = await testDatabase();
  p = await aPartnership(db);
  chair = await anActor(db, p, { groups: { [p.jagId]: "chair" } });
  ({ id: caseId } = await aCase(db, p));
});

async function timeline(
  actor: Actor,
  page: { show?: TimelineKind; after?: { at: string; id: string }; limit?: number } = {},
) {
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

  test("goes on after the last entry, with none twice and none left out", async () => {
    await everything();
    for (const day of ["2026-03-02", "2026-03-02", "2026-03-05"])
      await aNote(db, p, { caseIds: [caseId], isShared: true, happened_on: day });
    const all = (await timeline(chair)).map(({ id }) => id);
    const paged: string[] = [];
    let after: { at: string; id: string } | undefined;
    for (let page = 0; page < 10; page++) {
      const shown = await timeline(chair, { after, limit: 2 });
      paged.push(...shown.map(({ id }) => id));
      after = shown.at(-1);
      if (shown.length < 2) break;
    }
    expect(paged).toEqual(all);
  });
});

describe("the address of a page of it", () => {
  test("says where it goes on, and reads back", () => {
    for (const at of ["2026-03-02", "2026-03-04T23:30:00.000Z"]) {
      const key = { at, id: uuid() };
      const href = timelineHref("x", "note", key);
      expect(timelineForm.parse(Object.fromEntries(new URL(href, "http://localhost").searchParams))).toEqual({
        show: "note",
        after: key,
      });
    }
  });
  test.each(["", "x", "2026-03-02~x", "~", "2026-13~".padEnd(60, "0")])(
    "that says %j instead is the first page",
    (after) => {
      expect(timelineForm.parse({ show: "secrets", after })).toEqual({ show: null, after: null });
    },
  );
});
