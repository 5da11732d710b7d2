import { v7 as uuid } from "uuid";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import type { Actor } from "#app/domain/access/actor.ts";
import { compactWarnings, type WarningRow, warningsByPerson } from "#app/domain/people/compact-warnings.ts";
import * as casePage from "#app/routes/cases/cases.$caseId/route.tsx";
import * as casePeoplePage from "#app/routes/cases/cases.$caseId_.people/route.tsx";
import * as homePage from "#app/routes/home/_index/route.tsx";
import * as reviewsPage from "#app/routes/people/warnings/route.tsx";
import type { Executor } from "#db/transaction.ts";
import {
  aCase,
  anActor,
  aPartnership,
  aPerson,
  auditEvents,
  get,
  insert,
  testDatabase,
  type TestPartnership,
} from "../factories.ts";

test.each<[string, WarningRow, string[]]>([
  ["a warning", { kind: "marker", name: "Weapons" }, ["Weapons"]],
  [
    "where never to write",
    { kind: "address", name: "1 Quarry Lane\nLoughborough, LE11 1AB" },
    ["Do not write to 1 Quarry Lane, Loughborough, LE11 1AB"],
  ],
  ["what never to use", { kind: "contact", name: "01632 960001" }, ["Do not use 01632 960001"]],
  ["a letter", { kind: "safe-contact", channel: "letter", leaveMessage: "not-asked" }, ["Contact by letter"]],
  ["no contact", { kind: "safe-contact", channel: "none", leaveMessage: "not-asked" }, ["Do not contact"]],
  [
    "a call without a message",
    { kind: "safe-contact", channel: "phone", leaveMessage: "no" },
    ["Contact by phone call", "Never leave a message"],
  ],
])("%s is said in a few words", (_name, row, words) => {
  expect(compactWarnings(row).map((warning) => warning.words)).toEqual(words);
});

test("the same is said once of each person, and danger comes first", () => {
  const found = warningsByPerson([
    { personId: "a", kind: "contact", name: "01632 960001" },
    { personId: "a", kind: "marker", name: "Weapons" },
    { personId: "a", kind: "marker", name: "Weapons" },
    { personId: "b", kind: "marker", name: "Dog at address" },
  ]);
  expect([...found].map(([id, warnings]) => [id, warnings.map((warning) => warning.words)])).toEqual([
    ["a", ["Weapons", "Do not use 01632 960001"]],
    ["b", ["Dog at address"]],
  ]);
});

const NOW = new Date("2026-03-10T09:00:00Z");
let db: Executor;
let p: TestPartnership;
let jag: Actor;
let personId: string;
let caseId: string;
const markerKindId = uuid();
beforeEach(async () => {
  vi.useFakeTimers({ now: NOW, toFake: ["Date"] });
  db = await testDatabase();
  p = await aPartnership(db);
  jag = await anActor(db, p, { groups: { [p.jagId]: "coordinator" } });
  ({ id: caseId, personId } = await aCase(db, p));
  await insert(db, "marker_kind", {
    id: markerKindId, partnership_id: p.partnershipId, name: "Weapons", name_folded: "weapons", ended_on: null, created_at: "2026-01-05T09:00:00.000Z", version: 1,
  }); // prettier-ignore
});
afterEach(() => {
  vi.useRealTimers();
});

const part = (change: object = {}) => ({
  id: uuid(), partnership_id: p.partnershipId, person_id: personId, case_id: null, referral_id: null, recorded_at: "2026-01-05T09:00:00.000Z",
  recorded_by: null, ended_on: null, end_reason: null, version: 1, ...change,
}); // prettier-ignore
const aMarker = async (change: object = {}) => {
  const row = part({
    marker_kind_id: markerKindId, reason: "Knife seen", added_on: "2026-01-05", review_on: "2026-03-09", told: 0, told_on: null, not_told_reason: "Not safe", ...change,
  }); // prettier-ignore
  await insert(db, "person_marker", row as never);
  return row.id;
};
const anAddress = (change: object = {}) =>
  insert(db, "person_address", part({
    address_kind: "home", lines: "1 Quarry Lane", postcode: "LE11 1AB", beat_area_id: null, from_day: null, until_day: null, never_write: 1, never_reason: "Opens his post", ...change,
  }) as never); // prettier-ignore
const anotherRecord = async () => {
  const id = await aPerson(db, p, { merged_into_id: personId });
  await insert(db, "case_link", {
    id: uuid(), partnership_id: p.partnershipId, case_id: caseId, person_id: id, role: "perpetrator", standing: "alleged", from_day: "2026-03-01", until_day: null, version: 1,
  }); // prettier-ignore
  return id;
};
type Warned = { warned: { personId: string; warnings: { words: string }[] }[]; links: { personId: string }[] };
const warnedOn = async (actor = jag) => {
  const overview = (await get(casePage.loader, actor, { caseId })) as Warned;
  const people = (await get(casePeoplePage.loader, actor, { caseId })) as Warned;
  expect(people.warned).toEqual(overview.warned);
  return overview.warned.map((person) => [person.personId, ...person.warnings.map(({ words }) => words)]);
};

describe("the pages of a case", () => {
  test("warn of its people, also by what stands on a record merged into theirs, and say no reason", async () => {
    const other = await anotherRecord();
    await aMarker();
    await anAddress({ person_id: other });
    await insert(db, "person_safe_contact", part({
      channel: "phone", times: null, leave_message: "no", words: null, language: null, interpreter: 0, needs: null,
    }) as never); // prettier-ignore
    await insert(db, "person_contact", part({
      contact_kind: "phone", value: "01632 960001", words: null, never_use: 1, never_reason: "His mother answers",
    }) as never); // prettier-ignore
    const [found] = await warnedOn();
    expect(found?.slice(0, 2)).toEqual([personId, "Weapons"]);
    expect(found?.slice(2).sort()).toEqual([
      "Contact by phone call",
      "Do not use 01632 960001",
      "Do not write to 1 Quarry Lane, LE11 1AB",
      "Never leave a message",
    ]);
  });

  test.each<[string, () => Promise<unknown>]>([
    ["what was taken off", () => aMarker({ ended_on: "2026-03-01", end_reason: "No longer so" })],
    ["an address whose last day has gone by", () => anAddress({ until_day: "2026-03-09" })],
    ["an address that may be written to", () => anAddress({ never_write: 0, never_reason: null })],
    ["somebody who has left the case", () =>
      aMarker().then(() =>
        db.transaction().execute((trx) => trx.updateTable("case_link").set({ until_day: "2026-03-01" }).where("case_id", "=", caseId).execute()),
      )],
    ["what came through a case of another group", async () => {
      const { id } = await aCase(db, p, { person_id: personId, group_id: p.youthJagId });
      await aMarker({ case_id: id });
    }],
  ])("say nothing of %s", async (_name, arrange) => {
    await arrange();
    expect(await warnedOn()).toEqual([]);
  }); // prettier-ignore

  test("say where never to write on the address's last day still", async () => {
    await anAddress({ until_day: "2026-03-10" });
    expect(await warnedOn()).toEqual([[personId, "Do not write to 1 Quarry Lane, LE11 1AB"]]);
  });

  test("show a person of whom two records are linked once on the Overview, under the one that stands", async () => {
    await anotherRecord();
    const { links } = (await get(casePage.loader, jag, { caseId })) as Warned;
    expect(links.map((link) => link.personId)).toEqual([personId]);
    const people = (await get(casePeoplePage.loader, jag, { caseId })) as Warned;
    expect(people.links.map((link) => link.personId)).toEqual([personId, personId]);
  });
});

describe("warnings to review", () => {
  type Listed = { count: number; warnings: { id: string }[]; next: string | null };
  const listed = (actor: Actor, search = "") => get(reviewsPage.loader, actor, {}, search) as Promise<Listed>;

  test.each([
    ["the day before today", "2026-03-09", 1],
    ["today", "2026-03-10", 0],
    ["tomorrow", "2026-03-11", 0],
  ])("are those whose review day was %s: %s", async (_name, reviewOn, count) => {
    await aMarker({ review_on: reviewOn });
    expect(await listed(jag)).toMatchObject({ count, next: null });
    expect(await get(homePage.loader, jag)).toMatchObject({ warnings: count });
  });

  test("are not those taken off, nor of people and through records that the actor does not see", async () => {
    const { id } = await aCase(db, p, { person_id: personId, group_id: p.youthJagId });
    const { personId: stranger } = await aCase(db, p, { group_id: p.adultsId });
    const seen = await aMarker();
    await aMarker({ ended_on: "2026-03-01", end_reason: "No longer so" });
    await aMarker({ case_id: id });
    await aMarker({ person_id: stranger });
    expect(await listed(jag)).toMatchObject({ count: 1, warnings: [{ id: seen, personId, kindName: "Weapons" }] });
    expect((await auditEvents(db)).map((e) => [e.event, e.result_count])).toContainEqual(["person.warnings-listed", 1]);
    expect(await get(homePage.loader, jag)).toMatchObject({ warnings: 1 });
  });

  test("come page by page, longest overdue first, and the count opens them all", async () => {
    const days = Array.from(
      { length: 60 },
      (_, i) => `2026-0${i < 30 ? 1 : 2}-${String((i % 28) + 1).padStart(2, "0")}`,
    );
    for (const review_on of days) await aMarker({ added_on: "2026-01-01", review_on });
    const first = await listed(jag);
    const second = await listed(jag, `?after=${first.next ?? ""}`);
    expect([first.count, first.warnings.length, second.warnings.length, second.next]).toEqual([60, 50, 10, null]);
    expect(new Set([...first.warnings, ...second.warnings].map(({ id }) => id)).size).toBe(60);
  });

  test("are not for a member or a guest", async () => {
    const member = await anActor(db, p, { groups: { [p.jagId]: "member" } });
    expect(await get(reviewsPage.loader, member)).toMatchObject({ status: 403 });
    expect(await get(homePage.loader, member)).toMatchObject({ warnings: 0 });
  });
});
