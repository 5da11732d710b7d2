import PizZip from "pizzip";
import { v7 as uuid } from "uuid";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import type { Actor } from "#app/domain/access/actor.ts";
import { parseExportAddress } from "#app/domain/exports/lists.ts";
import { isTickedFirst } from "#app/domain/incidents/chronology.ts";
import { MARKABLE_KINDS, type MarkableKind } from "#app/domain/rights/marked-kinds.ts";
import { loader as casePage } from "#app/routes/cases/cases.$caseId/route.tsx";
import {
  action as makeChronology,
  loader as chronologyOf,
} from "#app/routes/incidents/cases.$caseId_.chronology/route.tsx";
import { loader as chronology } from "#app/routes/incidents/chronologies.$chronologyId/route.tsx";
import { loader as chronologyFile } from "#app/routes/incidents/chronologies.$chronologyId_.file/route.tsx";
import { loader as peoplePage } from "#app/routes/cases/cases.$caseId_.people/route.tsx";
import { loader as printPage } from "#app/routes/cases/cases.$caseId_.plan_.print/route.tsx";
import { loader as personPage } from "#app/routes/people/$personId/route.tsx";
import { action as mark, loader as markPage } from "#app/routes/rights/$requestId_.marks/route.tsx";
import { action as end } from "#app/routes/rights/$requestId_.marks_.$markId/route.tsx";
import { lengthOfExport } from "#app/services/exports/make-export.ts";
import { withMarks } from "#app/services/exports/marked-rows.ts";
import { unsafeListMarkableItems } from "#db/queries/markable-items.ts";
import { listRightsMarks } from "#db/queries/rights-marks.ts";
import type { Executor } from "#db/transaction.ts";
import {
  aCase,
  anActor,
  anIncident,
  anIncidentPerson,
  aPartnership,
  aPerson,
  aReferral,
  auditEvents,
  get,
  insert,
  post,
  testDatabase,
  type TestPartnership,
} from "../factories.ts";
import { aRightsRequest } from "../support/rights.ts";

let db: Executor;
let p: TestPartnership;
let officer: Actor;
let coordinator: Actor;
let personId: string;
let caseId: string;
let requestId: string;

beforeEach(async () => {
  vi.useFakeTimers({ toFake: ["Date"], now: new Date("2026-05-10T10:00:00Z") });
  db = await testDatabase();
  p = await aPartnership(db);
  officer = await anActor(db, p, { duties: ["information-governance"] });
  coordinator = await anActor(db, p, { groups: { [p.jagId]: "coordinator" } });
  ({ id: caseId, personId } = await aCase(db, p, { reference: "CS-26-0007" }));
  requestId = await aRightsRequest(db, p, { kind: "restriction", person_id: personId });
});
afterEach(() => vi.useRealTimers());

const form = (kind: string, id: string, changes: Record<string, string> = {}) => ({
  ...{ item: `${kind} ${id}`, mark: "restricted", words: "Accuracy is contested" },
  ...{ "fromDay-day": "3", "fromDay-month": "5", "fromDay-year": "2026", ...changes },
});
const markIt = (kind: string, id: string, changes: Record<string, string> = {}, actor = officer) =>
  post(mark, actor, { requestId }, form(kind, id, changes));
type Shown = { marks: Record<string, { mark: string; words: string; fromDay: string }[]> };
const marks = () => db.selectFrom("rights_mark").selectAll().execute();

describe("a mark", () => {
  test("is recorded on one item, with an event of the item, and no words of it in the event", async () => {
    expect(await markIt("case", caseId)).toMatchObject({ status: 302 });
    expect(await marks()).toMatchObject([
      { record_kind: "case", record_id: caseId, mark: "restricted", person_id: personId, from_day: "2026-05-03" },
    ]);
    const event = (await auditEvents(db)).find(({ event: name }) => name === "rights.marked");
    expect(event).toMatchObject({ object_kind: "case", object_id: caseId, purpose: "restricted" });
    expect(JSON.stringify(event)).not.toContain("contested");
  });

  test("stands on the item for whoever sees it, wherever it is, until it is ended", async () => {
    await markIt("case", caseId);
    await markIt("person", personId, { mark: "disputed" });
    const link = await db.selectFrom("case_link").select("id").where("case_id", "=", caseId).executeTakeFirstOrThrow();
    await markIt("link", link.id, { mark: "objection" });
    const ofCase = (await get(casePage, coordinator, { caseId })) as Shown;
    expect(ofCase.marks[caseId]).toMatchObject([{ mark: "restricted", fromDay: "2026-05-03" }]);
    const people = (await get(peoplePage, coordinator, { caseId })) as Shown;
    expect(people.marks[link.id]).toMatchObject([{ mark: "objection" }]);
    const person = (await get(personPage, coordinator, { personId })) as Shown;
    expect(person.marks[personId]).toMatchObject([{ mark: "disputed" }]);

    const [first] = await marks();
    const ending = {
      version: "1",
      "endedOn-day": "9",
      "endedOn-month": "5",
      "endedOn-year": "2026",
      reason: "Found right",
    };
    const at = { requestId, markId: first?.id ?? "" };
    expect(await post(end as never, officer, at, ending)).toMatchObject({ status: 302 });
    expect(((await get(casePage as never, coordinator, { caseId })) as Shown).marks[caseId]).toBeUndefined();
    expect(await post(end as never, officer, at, ending)).toMatchObject({ init: { status: 422 } });
  });

  test("goes with the item into a list that is downloaded", async () => {
    await markIt("case", caseId);
    const from = { db, actor: coordinator, now: new Date() };
    const batch = [{ cells: ["CS-26-0007"], objects: [{ kind: "case", id: caseId }] }];
    const [row] = await withMarks(from, "cases", batch);
    expect(row?.cells).toEqual([
      "CS-26-0007",
      "Not to be used: processing is restricted, since 3 May 2026: Accuracy is contested",
    ]);
    expect(await withMarks(from, "agencies", batch)).toBe(batch);
    const asked = parseExportAddress(new URLSearchParams(`list=cases&group=${p.jagId}&status=open`));
    if (!asked) throw new Error("No such list");
    expect(await lengthOfExport({ db, actor: coordinator, now: new Date() }, asked)).toEqual({
      rows: 1,
      restricted: 1,
    });
    expect(await get(printPage as never, coordinator, { caseId })).toMatchObject({
      warning: "1 item in it is not to be used: processing is restricted",
    });
  });

  test.each([
    ["no words", { words: "" }, 400],
    ["a day to come", { "fromDay-day": "11" }, 422],
    ["a day before the request", { "fromDay-month": "2" }, 422],
  ])("with %s is refused", async (_name, changes, status) => {
    expect(await markIt("case", caseId, changes)).toMatchObject({ init: { status } });
    expect(await marks()).toEqual([]);
  });

  test("is on what is held of the person whom the request is about, and on nothing else", async () => {
    const other = await aCase(db, p);
    expect(await markIt("case", other.id)).toMatchObject({ init: { status: 422 } });
    expect(await markIt("person", other.personId)).toMatchObject({ init: { status: 422 } });
    expect(await markIt("note", uuid())).toMatchObject({ init: { status: 422 } });
    expect(await marks()).toEqual([]);
  });

  test("is nobody's to record but those who answer requests, and of their own partnership", async () => {
    expect(await markIt("case", caseId, {}, coordinator)).toMatchObject({ status: 403 });
    const elsewhere = await aPartnership(db);
    const theirs = await anActor(db, elsewhere, { duties: ["information-governance"] });
    expect(await markIt("case", caseId, {}, theirs)).toMatchObject({ status: 404 });
    await markIt("case", caseId);
    expect(await listRightsMarks(db, { partnershipId: elsewhere.partnershipId }, "case", [caseId])).toEqual([]);
  });

  test("of a closed request is refused", async () => {
    const closed = await aRightsRequest(db, p, {
      ...{ person_id: personId, status: "closed", closed_on: "2026-05-01", outcome: "granted" },
    });
    expect(await post(mark as never, officer, { requestId: closed }, form("case", caseId))).toMatchObject({ init: { status: 422 } }); // prettier-ignore
  });
});

describe("what is held of the person", () => {
  test("is listed by kind, reference and day, and without any content", async () => {
    const incident = await anIncident(db, p);
    await anIncidentPerson(db, p, { incident_id: incident, person_id: personId });
    await aReferral(db, p, { person_id: personId });
    const page = (await get(markPage, officer, { requestId })) as { groups: { label: string }[] };
    expect(page.groups.map(({ label }) => label)).toEqual(
      expect.arrayContaining([
        "The person’s record",
        "Case",
        "Part in a case",
        "Incident",
        "Part in an incident",
        "Referral",
      ]),
    );
    expect((await auditEvents(db)).at(-1)).toMatchObject({ event: "rights.held-listed" });
  });

  test.each(MARKABLE_KINDS.map((kind) => [kind] as const))(
    "of %s can be asked for, and shows nothing of others",
    async (kind) => {
      const stranger = await aPerson(db, p, { given_names: "Nobody", family_name: "Linked" });
      const of = { partnershipId: p.partnershipId, ids: [stranger], limit: 10 };
      const found = await unsafeListMarkableItems(db, kind satisfies MarkableKind, of);
      expect(found.map(({ id }) => id)).toEqual(kind === "person" ? [stranger] : []);
    },
  );

  test("what is held under a record that was merged into theirs belongs to it", async () => {
    const merged = await aPerson(db, p, { given_names: "Old", family_name: "Record", merged_into_id: personId });
    await insert(db, "person_alias", {
      ...{ id: uuid(), partnership_id: p.partnershipId, person_id: merged, case_id: null, referral_id: null },
      ...{ report_id: null, recorded_at: "2026-03-02T10:00:00.000Z", recorded_by: officer.id, ended_on: null },
      ...{
        end_reason: null,
        version: 1,
        alias_kind: "nickname",
        given_names: "",
        family_name: "Oldie",
        name_folded: "oldie",
      },
    } as never);
    const alias = await db.selectFrom("person_alias").select("id").executeTakeFirstOrThrow();
    expect(await markIt("alias", alias.id)).toMatchObject({ status: 302 });
  });
});

test("a chronology says what stands on its entries, on the page and in Word, and does not tick what is restricted", async () => {
  const incident = await anIncident(db, p, { reference: "IN-26-0001" });
  await anIncidentPerson(db, p, { incident_id: incident, person_id: personId });
  await insert(db, "incident_case", {
    ...{ incident_id: incident, case_id: caseId, partnership_id: p.partnershipId, shows_reporter: 0 },
    ...{ linked_at: "2026-03-02T10:00:00.000Z", linked_by: null },
  });
  await markIt("case", caseId, { mark: "disputed", words: "Never lived there" });
  await markIt("incident", incident);
  const page = (await get(chronologyOf, coordinator, { caseId })) as {
    marks: string[];
    restricted: number;
    entries: { key: string; isRestricted: boolean }[];
  };
  expect(page.marks).toEqual(["The person says that this is wrong, since 3 May 2026: Never lived there"]);
  expect(page.restricted).toBe(1);
  expect(page.entries.filter(isTickedFirst as never)).toEqual([]);
  const asked: [string, string][] = [["destination", "own-use"], ["purpose", "For court"], ["entry", `incident:${incident}`]]; // prettier-ignore
  const made = (await post(makeChronology, coordinator, { caseId }, asked)) as Response;
  const chronologyId = made.headers.get("Location")?.split("/").at(-1) ?? "";
  const restricted = "Not to be used: processing is restricted, since 3 May 2026: Accuracy is contested";
  expect(await get(chronology as never, coordinator, { chronologyId })).toMatchObject({
    marks: page.marks,
    entries: [{ marks: [restricted] }],
  });
  const file = (await get(chronologyFile, coordinator, { chronologyId })) as Response;
  const word = new PizZip(Buffer.from(await file.arrayBuffer())).file("word/document.xml")?.asText() ?? "";
  for (const words of [...page.marks, restricted]) expect(word).toContain(words);
});
