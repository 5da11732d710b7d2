import { v7 as uuid } from "uuid";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import type { Actor } from "#app/domain/access/actor.ts";
import { loader as fileOf } from "#app/routes/meetings/$groupId.meetings.$sittingId.minutes.$versionId.$copy.file/route.tsx";
import { loader as copyPage } from "#app/routes/meetings/$groupId.meetings.$sittingId.minutes.$versionId.$copy._index/route.tsx";
import {
  action as draftAction,
  loader as minutesPage,
} from "#app/routes/meetings/$groupId.meetings.$sittingId.minutes._index/route.tsx";
import {
  action as confirmAction,
  loader as confirmPage,
} from "#app/routes/meetings/$groupId.meetings.$sittingId.minutes.confirm/route.tsx";
import {
  action as correctAction,
  loader as correctPage,
} from "#app/routes/meetings/$groupId.meetings.$sittingId.minutes.corrections.new/route.tsx";
import { loader as casePage } from "#app/routes/cases/cases.$caseId/route.tsx";
import { loader as agendaPage } from "#app/routes/meetings/$groupId.meetings.$sittingId.agenda._index/route.tsx";
import { loader as placePage } from "#app/routes/meetings/$groupId.meetings.$sittingId.agenda.$itemId.place/route.tsx";
import { loader as meetingsPage } from "#app/routes/meetings/$groupId.meetings._index/route.tsx";
import { loader as givenPage } from "#app/routes/meetings/$groupId.meetings.$sittingId.minutes.given/route.tsx";
import type { Sheet } from "#app/domain/meetings/minutes-sheet.ts";
import { changeAgendaItem } from "#app/services/meetings/change-agenda-item.ts";
import { saveItemMinute } from "#app/services/meetings/save-item-minute.ts";
import { type Executor, inTransaction } from "#db/transaction.ts";
import { aCase, anAction, anActor, aPartnership, aSitting, auditEvents, get, insert, post, testDatabase, type TestPartnership } from "../factories.ts"; // prettier-ignore
import { anItem, hasAccepted } from "../support/meetings.ts";
import { aRightsRequest } from "../support/rights.ts";

const NOW = new Date("2026-04-10T09:00:00Z");
let db: Executor;
let p: TestPartnership;
let chair: Actor;
let other: Actor;
let member: Actor;
let sittingId: string;
beforeEach(async () => {
  vi.useFakeTimers({ toFake: ["Date"], now: NOW });
  db = await testDatabase();
  p = await aPartnership(db);
  chair = await anActor(db, p, { groups: { [p.jagId]: "chair" }, name: "Chris Hair" });
  other = await anActor(db, p, { groups: { [p.jagId]: "coordinator" }, name: "Co Ordinator" });
  member = await anActor(db, p, { groups: { [p.jagId]: "member" }, name: "Mem Ber", agencyId: p.policeId });
  sittingId = await aSitting(db, p);
  for (const { id: userId } of [chair, other, member])
    await hasAccepted(db, { partnershipId: p.partnershipId }, { sittingId, userId });
});
afterEach(() => vi.useRealTimers());

type Page = {
  versions: { id: string; number: number; kind: string; madeBy: string; confirmedOn: string | null }[];
  changed: { items: number; heading: boolean } | null;
  agencies: { id: string }[];
  mayKeep: boolean;
  mayConfirm: boolean;
};
type Copy = { sheet: Sheet; cover: { forWhom: string; version: string; hiddenWords: string | null }; why: string | null }; // prettier-ignore
type Answer = { init?: { status?: number }; data: { errors: Record<string, string>; recorded: Record<string, string> } }; // prettier-ignore
const status = (answer: unknown) => (answer instanceof Response ? answer.status : (answer as Answer).init?.status);
const errors = (answer: unknown) => (answer as Answer).data.errors;
const at = () => ({ groupId: p.jagId, sittingId });
const page = async (who = chair) => (await get(minutesPage, who, at())) as Page;
const draft = (who = chair, more: Record<string, string> = {}) =>
  post(draftAction, who, at(), { tell: "yes", ...more });
const newest = async () => (await page()).versions[0]?.id ?? "";
const copyOf = async (kind: string, who = chair, search = "", versionId?: string) =>
  (await get(copyPage, who, { ...at(), versionId: versionId ?? (await newest()), copy: kind }, search)) as Copy;
const itemWith = (minute: Partial<{ minute: string; decision: string; shared_summary: string }>, about: object = {}) =>
  minutedItem({ sitting_id: sittingId, ...about }, minute);
async function minutedItem(about: Parameters<typeof anItem>[2], minute: object) {
  const id = await anItem(db, { partnershipId: p.partnershipId }, about);
  await insert(db, "item_minute", {
    ...{ item_id: id, partnership_id: p.partnershipId, minute: "", decision: "", shared_summary: "", version: 1 },
    ...{ saved_at: null, saved_by: null, lease_user_id: null, lease_until: null, ...minute },
  });
  return id;
}
const write = (itemId: string, minute: string) =>
  inTransaction(db, (trx) => trx.updateTable("item_minute").set({ minute, version: 2 }).where("item_id", "=", itemId).execute()); // prettier-ignore
const notices = () => db.selectFrom("notification").select(["kind", "user_id", "object_kind", "object_id"]).execute();

describe("a draft", () => {
  test("is what stands, numbered, and members are told where it is", async () => {
    const { id: caseId } = await aCase(db, p, { reference: "CS-26-0001" });
    const item = await itemWith({ minute: "Seen", decision: "Visit" }, { case_id: caseId });
    await anAction(db, p, { case_id: caseId, reference: "A-26-1", agenda_item_id: item });
    expect(status(await draft())).toBe(302);
    expect(await page()).toMatchObject({ versions: [{ number: 1, kind: "draft", madeBy: "Chris Hair" }], changed: { items: 0, heading: false } }); // prettier-ignore
    const { sheet } = await copyOf("whole");
    expect(sheet.items).toMatchObject([
      { number: 1, title: "CS-26-0001 · Alex Sample", blocks: [{ words: "Seen" }, { words: "Visit" }], actions: [{ reference: "A-26-1" }] },
    ]);
    expect(await notices()).toEqual(
      expect.arrayContaining(
        [other, member].map(({ id }) => ({ kind: "minutes-out", user_id: id, object_kind: "meeting", object_id: sittingId })),
      ),
    );
    expect(await notices()).toHaveLength(2);
  }); // prettier-ignore

  test("says in every copy what stands on an item or its case by somebody's right, and warns of what is restricted", async () => {
    const { id: caseId, personId } = await aCase(db, p, { reference: "CS-26-0001" });
    await itemWith({ minute: "Seen", shared_summary: "Seen" }, { case_id: caseId });
    await draft();
    await insert(db, "rights_mark", {
      ...{ id: uuid(), partnership_id: p.partnershipId, record_kind: "case", record_id: caseId, mark: "restricted" },
      ...{
        words: "Accuracy is contested",
        person_id: personId,
        from_day: "2026-04-03",
        recorded_by: chair.id,
        version: 1,
      },
      ...{ request_id: await aRightsRequest(db, p, { kind: "restriction", person_id: personId }) },
      ...{ recorded_at: "2026-04-03T10:00:00.000Z", ended_on: null, ended_reason: null },
    });
    const words = "Not to be used: processing is restricted, since 3 April 2026: Accuracy is contested";
    const marked = (copy: Copy) => copy.sheet.items[0]?.blocks.find(({ label }) => label === "Marked")?.words;
    const whole = await copyOf("whole");
    expect(marked(whole)).toBe(words);
    expect(whole).toMatchObject({ warning: "1 item in it is not to be used: processing is restricted" });
    expect(marked(await copyOf("agency", member))).toBe(words);
    expect(marked(await copyOf("redacted"))).toBe("Not to be used: processing is restricted");
  });

  test("says how far it has been overtaken, and is made again under the next number, quietly if wanted", async () => {
    const item = await itemWith({ minute: "Seen" });
    await draft();
    await write(item, "Seen twice");
    await itemWith({ minute: "More" });
    expect((await page()).changed).toEqual({ items: 2, heading: false });
    await post(draftAction, chair, at(), {});
    expect((await page()).versions.map(({ number }) => number)).toEqual([2, 1]);
    expect((await page()).changed).toEqual({ items: 0, heading: false });
    expect(await notices()).toHaveLength(2);
    const first = (await page()).versions[1]?.id;
    expect((await copyOf("whole", chair, "", first)).sheet.items[0]?.blocks).toEqual([{ label: "Minute", words: "Seen" }]); // prettier-ignore
  });

  test("sent twice is one, and a member makes none unless they take the minutes", async () => {
    const once = uuid();
    for (const _ of [1, 2]) expect(status(await draft(chair, { once }))).toBe(302);
    expect((await page()).versions).toHaveLength(1);
    expect(status(await draft(member))).toBe(403);
    expect((await page(member)).mayKeep).toBe(false);
    await insert(db, "attendance", {
      ...{ id: uuid(), partnership_id: p.partnershipId, sitting_id: sittingId, agency_id: p.policeId, user_id: member.id },
      ...{ name: null, capacity: "member", status: "present", deputy_for_id: null, office: "minute-taker" },
      ...{ recorded_by: chair.id, recorded_at: NOW.toISOString(), version: 1 },
    }); // prettier-ignore
    expect(status(await draft(member))).toBe(302);
    expect((await page(member)).versions).toHaveLength(2);
  });

  test("is not made before the meeting, nor of one that is off, nor of another group's", async () => {
    vi.setSystemTime(new Date("2026-04-08T09:00:00Z"));
    expect(errors(await draft()).form).toContain("9 April 2026");
    await inTransaction(db, (trx) => trx.updateTable("sitting").set({ status: "cancelled", reason: "Snow" }).execute());
    vi.setSystemTime(NOW);
    expect(status(await draft())).toBe(422);
    const youth = await anActor(db, p, { groups: { [p.youthJagId]: "chair" } });
    expect(status(await draft(youth))).toBe(404);
    expect(status(await get(minutesPage, youth, at()))).toBe(404);
    const administrator = await anActor(db, p, { duties: ["administrator"] });
    expect(status(await get(minutesPage, administrator, at()))).toBe(403);
    expect((await page()).versions).toEqual([]);
  });

  test("keeps an item of which its maker knows nothing, and shows it to whoever may see it", async () => {
    const { id: caseId } = await aCase(db, p, { visibility: "restricted", lead_user_id: other.id });
    await itemWith({ minute: "Hidden words" }, { case_id: caseId });
    const conflicted = await itemWith({ minute: "Of a friend" });
    await insert(db, "item_conflict", {
      ...{ item_id: conflicted, user_id: chair.id, partnership_id: p.partnershipId },
      ...{ declared_at: NOW.toISOString(), recorded_by: chair.id },
    });
    await draft();
    const chairs = await copyOf("whole");
    expect(chairs.sheet).toMatchObject({ items: [], hidden: 2 });
    expect(chairs.cover.hiddenWords).toBe("And 2 items not shown to you.");
    expect((await copyOf("whole", other)).sheet.items.map(({ number, blocks }) => [number, blocks[0]?.words])).toEqual([
      [1, "Hidden words"],
      [2, "Of a friend"],
    ]);
  });
});

describe("confirmation", () => {
  const confirm = async (who = chair, fields: Record<string, string> = {}) =>
    post(confirmAction, who, at(), { version: String((await page()).versions.find(({ kind }) => kind === "draft")?.number ?? 1), confirmedAtId: "", ...fields }); // prettier-ignore
  let next: string;
  beforeEach(async () => {
    next = await aSitting(db, p, { day: "2026-05-07" });
  });

  test("waits for a later meeting of the group, and is the chair's", async () => {
    await draft();
    expect(errors(await confirm(chair, { confirmedAtId: next })).form).toContain("7 May 2026");
    vi.setSystemTime(new Date("2026-05-07T15:00:00Z"));
    expect(await get(confirmPage, chair, at())).toMatchObject({ meetings: [{ id: next }], refusal: null });
    expect(status(await get(confirmPage, member, at()))).toBe(403);
    expect(status(await confirm(member, { confirmedAtId: next }))).toBe(403);
    const elsewhere = await aSitting(db, p, { group_id: p.youthJagId, day: "2026-05-06" });
    for (const confirmedAtId of ["", sittingId, elsewhere])
      expect(errors(await confirm(chair, { confirmedAtId }))).toEqual({ confirmedAtId: "Select the meeting that confirmed them" }); // prettier-ignore
    expect(status(await confirm(chair, { confirmedAtId: next }))).toBe(302);
    expect(await page()).toMatchObject({ versions: [{ number: 2, kind: "confirmed", confirmedOn: "2026-05-07" }, { number: 1 }], mayConfirm: false }); // prettier-ignore
    expect((await copyOf("whole")).cover.version).toBe("Version 2, confirmed on 7 May 2026");
    expect(errors(await draft()).form).toContain("confirmed on 7 May 2026");
  });

  test("comes next once the draft says what is recorded and the meeting that reads it is there", async () => {
    const nextNow = async (who = chair) => {
      const { next: step, confirmedOn } = (await page(who)) as unknown as { next: string | null; confirmedOn: string | null };
      return [step, confirmedOn];
    }; // prettier-ignore
    const item = await itemWith({ minute: "Seen" });
    expect(await nextNow()).toEqual(["draft", "2026-05-07"]);
    await draft();
    expect(await nextNow()).toEqual([null, "2026-05-07"]);
    vi.setSystemTime(new Date("2026-05-07T15:00:00Z"));
    expect(await nextNow()).toEqual(["confirm", null]);
    await write(item, "Seen twice");
    expect(await nextNow()).toEqual(["draft", null]);
  });

  test("is of the draft that was read: a newer one is shown first", async () => {
    await draft();
    await draft();
    vi.setSystemTime(new Date("2026-05-08T09:00:00Z"));
    const late = (await confirm(chair, { confirmedAtId: next, version: "1" })) as Answer;
    expect(status(late)).toBe(409);
    expect(late.data.recorded).toMatchObject({ "Newest draft": "Version 2" });
    expect(status(await confirm(chair, { confirmedAtId: next }))).toBe(302);
  });

  test("of two chairs at once one stands, and the other is told who", async () => {
    await itemWith({ minute: "Seen" });
    await draft();
    vi.setSystemTime(new Date("2026-05-07T15:00:00Z"));
    const answers = await Promise.all([confirm(chair, { confirmedAtId: next }), confirm(other, { confirmedAtId: next })]); // prettier-ignore
    expect(answers.map(status).sort()).toEqual([302, 409]);
    const late = answers.find((answer) => status(answer) === 409) as Answer;
    expect(late.data.recorded["Confirmed at the meeting of"]).toBe("7 May 2026");
    expect(["Chris Hair", "Co Ordinator"]).toContain(late.data.recorded["Confirmed by"]);
    expect((await page()).versions.map(({ kind }) => kind)).toEqual(["confirmed", "draft"]);
    await expect(
      insert(db, "minutes_version", {
        ...{ id: uuid(), partnership_id: p.partnershipId, sitting_id: sittingId, number: 9, kind: "confirmed" },
        ...{ content: "{}", made_at: NOW.toISOString(), made_by: chair.id, confirmed_at_id: next, item_id: null },
        ...{ corrects: null, correction: null, corrected_on: null },
      }),
    ).rejects.toThrow();
  });

  test("ends the writing of what was said, and what became of an item stands", async () => {
    const itemId = await itemWith({ minute: "Seen" });
    const save = () =>
      saveItemMinute({ db, actor: chair, now: new Date() }, { ...at(), itemId }, { version: 1, over: null, minute: "Seen by nobody", decision: "", sharedSummary: "" }); // prettier-ignore
    await draft();
    vi.setSystemTime(new Date("2026-05-07T15:00:00Z"));
    await confirm(chair, { confirmedAtId: next });
    expect(await save()).toMatchObject({ kind: "refused" });
    const taken = { version: 1, state: "done", reason: null } as const;
    const become = () => changeAgendaItem({ db, actor: chair, now: new Date() }, { ...at(), itemId }, taken);
    const refusal = { message: "The minutes of this meeting are confirmed, so what was said is corrected there" };
    expect(await become()).toMatchObject({ kind: "refused", refusal });
    expect(await get(placePage, chair, { ...at(), itemId })).toMatchObject({ refusal: refusal.message });
    expect(await db.selectFrom("agenda_item").select("state").execute()).toEqual([{ state: "open" }]);
    expect((await copyOf("whole")).sheet.items[0]?.blocks).toEqual([{ label: "Minute", words: "Seen" }]);
    expect(await db.selectFrom("item_minute").select("minute").execute()).toEqual([{ minute: "Seen" }]);
  });

  test("is followed by dated corrections, which stand at their item beside what was confirmed", async () => {
    const item = await itemWith({ minute: "Down a third", decision: "Visit", shared_summary: "Down" });
    await draft();
    const correct = (fields: Record<string, string>, who = chair) =>
      post(correctAction, who, at(), { itemId: item, corrects: "other", correction: "Up a tenth", "correctedOn-day": "7", "correctedOn-month": "5", "correctedOn-year": "2026", ...fields }); // prettier-ignore
    vi.setSystemTime(new Date("2026-05-07T15:00:00Z"));
    expect(errors(await correct({})).form).toContain("not confirmed yet");
    await confirm(chair, { confirmedAtId: next });
    expect(errors(await correct({ correction: "" }))).toEqual({ correction: "Enter the correction" });
    expect(errors(await correct({ "correctedOn-day": "8" })).correctedOn).toContain("today or in the past");
    expect(errors(await correct({ itemId: uuid() }))).toEqual({ itemId: "Select an item from the list" });
    expect(status(await correct({}, member))).toBe(403);
    expect(status(await get(correctPage, member, at()))).toBe(403);
    expect(status(await correct({}))).toBe(302);
    expect(status(await correct({ corrects: "decision", correction: "Visit weekly", tell: "yes" }))).toBe(302);
    expect((await page()).versions.map(({ number, kind }) => [number, kind])).toEqual([
      [4, "correction"], [3, "correction"], [2, "confirmed"], [1, "draft"],
    ]); // prettier-ignore
    const words = (copy: Copy) => copy.sheet.items[0]?.blocks.map((block) => block.words);
    expect(words(await copyOf("whole"))).toEqual(["Down a third", "Visit", "Down", "Up a tenth", "Visit weekly"]);
    expect(words(await copyOf("agency", member))).toEqual(["Down", "Visit", "Visit weekly"]);
    const confirmed = (await page()).versions[2]?.id;
    expect(words(await copyOf("whole", chair, "", confirmed))).toEqual(["Down a third", "Visit", "Down"]);
    expect((await notices()).filter(({ kind }) => kind === "minutes-corrected")).toHaveLength(2);
  });
});

test("how far they have come stands in the list of meetings and on the agenda; a case says when something was decided", async () => {
  const { id: caseId } = await aCase(db, p);
  const itemId = await itemWith({ decision: "Visit" }, { case_id: caseId });
  await itemWith({ minute: "Said" }, { case_id: caseId, sitting_id: await aSitting(db, p, { day: "2026-03-12" }) });
  const inList = async (who = member) =>
    ((await get(meetingsPage, who, { groupId: p.jagId }, "?show=past")) as { sittings: { id: string; minutes: unknown }[] }).sittings.find(({ id }) => id === sittingId)?.minutes; // prettier-ignore
  expect(await inList()).toBeNull();
  await draft();
  expect(await inList()).toEqual({ number: 1, confirmedOn: null });
  const administrator = await anActor(db, p, { duties: ["administrator"] });
  expect(await inList(administrator)).toBeNull();
  expect(await get(agendaPage, member, at())).toMatchObject({ minutes: { number: 1, confirmedOn: null } });
  const decided = async (who: Actor) => ((await get(casePage, who, { caseId })) as { decided: unknown }).decided; // prettier-ignore
  expect(await decided(member)).toEqual([{ itemId, sittingId, groupId: p.jagId, day: "2026-04-09" }]);
  const lead = await anActor(db, p, { isCaseLead: true });
  await inTransaction(db, (trx) => trx.updateTable("case_record").set({ lead_user_id: lead.id }).execute());
  expect(await decided(lead)).toEqual([]);
});

describe("a copy", () => {
  test("of an agency is for its own people, and any agency's for whoever keeps the meeting", async () => {
    await itemWith({ minute: "Secret", shared_summary: "Stable" });
    await draft();
    for (const kind of ["whole", "redacted"]) expect(status(await copyOf(kind, member))).toBe(403);
    const own = await copyOf("agency", member);
    expect(own.sheet.items[0]?.blocks).toEqual([{ label: "Summary", words: "Stable" }]);
    expect(own.cover.forWhom).toMatch(/^Copy for Agency /);
    expect(status(await copyOf("agency", member, `?agency=${p.councilId}`))).toBe(403);
    expect(status(await copyOf("action-log", member, `?agency=${p.councilId}`))).toBe(403);
    expect((await copyOf("agency", chair, `?agency=${p.policeId}`)).sheet.items).toHaveLength(1);
    expect(status(await copyOf("agency", chair, `?agency=${uuid()}`))).toBe(404);
    expect(status(await get(copyPage, chair, { ...at(), versionId: uuid(), copy: "whole" }))).toBe(404);
    expect(status(await get(copyPage, chair, { ...at(), versionId: await newest(), copy: "everything" }))).toBe(404);
  });

  test("made for an agency leaves out what none of its people in the group sees", async () => {
    const { id: caseId } = await aCase(db, p, { visibility: "restricted", lead_user_id: chair.id });
    await itemWith({ shared_summary: "Restricted" }, { case_id: caseId });
    await itemWith({ shared_summary: "For all" });
    await draft();
    const words = async (agencyId: string) =>
      (await copyOf("agency", chair, `?agency=${agencyId}`)).sheet.items.map(({ blocks }) => blocks[0]?.words);
    expect(await words(p.councilId)).toEqual(["Restricted", "For all"]);
    expect(await words(p.policeId)).toEqual(["For all"]);
  });

  test("is empty before the gate: for whoever has not accepted, and for an agency of which nobody has", async () => {
    await itemWith({ shared_summary: "For all" });
    await draft();
    const late = await anActor(db, p, { groups: { [p.jagId]: "coordinator" } });
    expect(await copyOf("whole", late)).toMatchObject({ why: "not-accepted", sheet: { items: [], hidden: 1 } });
    await inTransaction(db, (trx) =>
      trx.updateTable("partnership_agency").set({ isa_expires_on: "2026-03-31" }).where("agency_id", "=", p.policeId).execute(),
    ); // prettier-ignore
    expect((await copyOf("agency", chair, `?agency=${p.policeId}`)).sheet).toMatchObject({ items: [], hidden: 1 });
    expect(await copyOf("agency", member)).toMatchObject({ why: "agreement", sheet: { items: [] } });
  });

  test("leaves as a Word document named by day and version alone", async () => {
    await itemWith({ minute: "Secret" });
    await draft();
    const file = (await get(fileOf, chair, { ...at(), versionId: await newest(), copy: "whole" })) as Response;
    expect(file.headers.get("Content-Disposition")).toBe('attachment; filename="minutes-2026-04-09-v1.docx"');
    expect(
      Buffer.from(await file.arrayBuffer())
        .subarray(0, 2)
        .toString(),
    ).toBe("PK");
    expect(status(await get(fileOf, member, { ...at(), versionId: await newest(), copy: "whole" }))).toBe(403);
  });

  test("that was opened stands in the list of who got which, once in ten minutes, and each file in the log", async () => {
    const { id: caseId } = await aCase(db, p);
    await itemWith({ minute: "Secret" }, { case_id: caseId });
    await draft();
    const versionId = await newest();
    await copyOf("whole");
    await copyOf("whole");
    await copyOf("agency", member);
    for (const _ of [1, 2]) await get(fileOf, chair, { ...at(), versionId, copy: "agency" }, `?agency=${p.policeId}`);
    vi.setSystemTime(new Date("2026-04-10T09:11:00Z"));
    await copyOf("whole");
    const { copies } = (await get(givenPage, other, at())) as { copies: { name: string; kind: string; format: string }[] }; // prettier-ignore
    expect(copies.map(({ name, kind, format }) => [name, kind, format])).toEqual([
      ["Chris Hair", "whole", "page"],
      ["Chris Hair", "agency", "docx"],
      ["Chris Hair", "agency", "docx"],
      ["Mem Ber", "agency", "page"],
      ["Chris Hair", "whole", "page"],
    ]);
    expect(status(await get(givenPage, member, at()))).toBe(403);
    const events = (await auditEvents(db)).filter(({ event }) => event.startsWith("minutes.copy-"));
    expect(events.map(({ event, category, purpose }) => [event, category, purpose])).toEqual([
      ["minutes.copy-opened", "consultation", "minutes-whole"],
      ["minutes.copy-opened", "consultation", "minutes-agency"],
      ["minutes.copy-downloaded", "disclosure", "minutes-agency"],
      ["minutes.copy-downloaded", "disclosure", "minutes-agency"],
      ["minutes.copy-opened", "consultation", "minutes-whole"],
    ]);
    expect(events[2]?.recipients).toMatch(/^Agency /);
    const seen = await db.selectFrom("audit_object").selectAll().where("object_id", "=", caseId).where("event_id", "in", events.map(({ id }) => id)).execute(); // prettier-ignore
    expect(seen).toHaveLength(5);
  });
});
