import { afterEach, beforeEach, expect, test, vi } from "vitest";
import type { Actor } from "#app/domain/access/actor.ts";
import * as addPage from "#app/routes/cases/cases.$caseId_.people_.add/route.tsx";
import * as changePage from "#app/routes/cases/cases.$caseId_.people_.$linkId.change/route.tsx";
import * as endPage from "#app/routes/cases/cases.$caseId_.people_.$linkId.end/route.tsx";
import * as peoplePage from "#app/routes/cases/cases.$caseId_.people/route.tsx";
import * as rolesPage from "#app/routes/cases/cases.people/route.tsx";
import * as newPersonPage from "#app/routes/people/new/route.tsx";
import * as searchPage from "#app/routes/search/_index/route.tsx";
import type { Executor } from "#db/transaction.ts";
import {
  aCase,
  anActor,
  aPartnership,
  aPerson,
  auditEvents,
  get,
  insert,
  post,
  testDatabase,
  type TestPartnership,
} from "../factories.ts";

let db: Executor;
let p: TestPartnership;
let coordinator: Actor;
beforeEach(async () => {
  vi.useFakeTimers({ now: new Date("2026-03-10T09:00:00Z"), toFake: ["Date"] });
  db = await testDatabase();
  p = await aPartnership(db);
  coordinator = await anActor(db, p, { groups: { [p.jagId]: "coordinator" } });
});
afterEach(() => {
  vi.useRealTimers();
});

const day = (name: string, iso: string) => {
  const [year = "", month = "", date = ""] = iso.split("-");
  return { [`${name}-day`]: date, [`${name}-month`]: month, [`${name}-year`]: year };
};
const victim = (personId: string) => ({
  personId, role: "victim", standing: "", standingBasis: "", ...day("standingOn", ""), standingSource: "", note: "",
  ...day("fromDay", "2026-03-01"),
}); // prettier-ignore
const found = (personId: string) =>
  insert(db, "found_person", {
    partnership_id: p.partnershipId, user_id: coordinator.id, person_id: personId, expires_at: "2026-03-11T09:00:00.000Z",
  }); // prettier-ignore
const links = (caseId: string) =>
  db.selectFrom("case_link").selectAll().where("case_id", "=", caseId).orderBy("id").execute();

test("the way to somebody new leads through the search and comes back to the case", async () => {
  const { id: caseId } = await aCase(db, p);
  const away = (await get(addPage.loader, coordinator, { caseId })) as Response;
  expect(away.headers.get("location")).toBe(`/search?case=${caseId}`);
  const query = { name: "Jo Newcomer", ...day("birthDate", "") };
  const searched = (await post(searchPage.action, coordinator, {}, query, `?case=${caseId}`)) as Response;
  expect(searched.headers.get("location")).toMatch(new RegExp(`^/search/[0-9a-f-]{36}\\?case=${caseId}$`));
  const searchId = /search\/([0-9a-f-]{36})/.exec(searched.headers.get("location") ?? "")?.[1] ?? "";
  const person = {
    searchId,
    givenNames: "Jo",
    familyName: "Newcomer",
    birthDateBasis: "unknown",
    ...day("birthDate", ""),
    areaWords: "",
  };
  const made = (await post(newPersonPage.action, coordinator, {}, person, `?case=${caseId}`)) as Response;
  expect(made.headers.get("location")).toContain(`/cases/${caseId}/people/add?person=`);
});

test("somebody found is added in a role, once, with the log and the history", async () => {
  const { id: caseId, personId } = await aCase(db, p);
  const other = await aPerson(db, p);
  expect(await post(addPage.action, coordinator, { caseId }, victim(other))).toMatchObject({ init: { status: 422 } });
  await found(other);
  expect(await post(addPage.action, coordinator, { caseId }, victim(other))).toMatchObject({ status: 302 });
  expect(await post(addPage.action, coordinator, { caseId }, victim(other))).toMatchObject({
    init: { status: 422 },
    data: { errors: { role: expect.any(String) as string } },
  });
  // The subject of the case is a victim in it as well.
  expect(await post(addPage.action, coordinator, { caseId }, victim(personId))).toMatchObject({ status: 302 });
  expect(await links(caseId)).toMatchObject([
    { role: "perpetrator", standing: "alleged" },
    { role: "victim", standing: null, person_id: other, created_by: coordinator.id },
    { role: "victim", person_id: personId },
  ]);
  expect((await db.selectFrom("case_change").select("kind").execute()).map(({ kind }) => kind)).toEqual([
    "link-added",
    "link-added",
  ]);
  expect((await auditEvents(db)).map((e) => e.event)).toEqual(["case.person-added", "case.person-added"]);
});

test("an allegation is confirmed with its basis; not substantiated ends it; what has ended stays", async () => {
  const { id: caseId } = await aCase(db, p);
  const [link] = await links(caseId);
  const at = { caseId, linkId: link?.id ?? "" };
  const change = { version: "1", standing: "confirmed", standingBasis: "", ...day("standingOn", "2026-03-02"), standingSource: "The court", note: "", reason: "Pleaded guilty", ...day("fromDay", "2026-02-25") }; // prettier-ignore
  expect(await post(changePage.action, coordinator, at, change)).toMatchObject({
    init: { status: 400 },
    data: { errors: { standingBasis: expect.any(String) as string } },
  });
  await post(changePage.action, coordinator, at, { ...change, standingBasis: "admission" });
  expect(await links(caseId)).toMatchObject([{ standing: "confirmed", standing_basis: "admission", version: 2 }]);
  expect(await post(changePage.action, coordinator, at, { ...change, standingBasis: "order" })).toMatchObject({
    init: { status: 409 },
    data: { recorded: { Role: "Perpetrator, confirmed" }, values: { version: "2" } },
  });
  const not = { ...change, version: "2", standing: "not-substantiated", reason: "Quashed" };
  expect(await post(changePage.action, coordinator, at, not)).toMatchObject({ status: 302 });
  expect(await links(caseId)).toMatchObject([
    { standing: "not-substantiated", standing_basis: null, until_day: "2026-03-02", ended_reason: "Quashed" },
  ]);
  const end = { version: "3", reason: "Over", ...day("untilDay", "2026-03-10") };
  expect(await post(endPage.action, coordinator, at, end)).toMatchObject({ init: { status: 422 } });
});

test("a link of another case is not found under this one, and a stranger finds neither", async () => {
  const { id: caseId } = await aCase(db, p);
  const other = await aCase(db, p, { group_id: p.youthJagId });
  const linkId = (await links(other.id))[0]?.id ?? "";
  const end = { version: "1", reason: "Over", ...day("untilDay", "2026-03-10") };
  expect(await post(endPage.action, coordinator, { caseId, linkId }, end)).toMatchObject({ status: 404 });
  expect(await post(endPage.action, coordinator, { caseId: other.id, linkId }, end)).toMatchObject({ status: 404 });
});

test("a list of perpetrators says nothing of victims, though one is both", async () => {
  const { id: caseId, personId } = await aCase(db, p);
  await post(addPage.action, coordinator, { caseId }, victim(personId));
  const listed = (await get(rolesPage.loader, coordinator, {}, `?role=perpetrators&group=${p.jagId}`)) as {
    people: object[];
  };
  expect(listed.people).toHaveLength(1);
  expect(JSON.stringify(listed.people)).toMatch(/Alleged perpetrator/);
  expect(JSON.stringify(listed.people)).not.toMatch(/victim/i);
  const victims = (await get(rolesPage.loader, coordinator, {}, `?role=victims&group=${p.jagId}`)) as {
    people: object[];
  };
  expect(JSON.stringify(victims.people)).not.toMatch(/perpetrator/i);
  expect(await get(rolesPage.loader, coordinator, {}, "?role=confirmed")).toMatchObject({ people: [] });
  const stranger = await anActor(db, p, { groups: { [p.youthJagId]: "chair" } });
  expect(await get(rolesPage.loader, stranger, {}, `?role=perpetrators&group=${p.jagId}`)).toMatchObject({
    people: [],
    groupId: p.youthJagId,
  });
});

test("a birth date that was corrected shows a suspect under ten to be put right", async () => {
  const { id: caseId } = await aCase(db, p);
  const child = await aPerson(db, p, { birth_date: "2017-01-01" });
  const about = await aCase(db, p, { person_id: child });
  expect(await get(peoplePage.loader, coordinator, { caseId: about.id })).toMatchObject({
    links: [{ isToPutRight: true }],
  });
  expect(await get(peoplePage.loader, coordinator, { caseId })).toMatchObject({ mayChange: true });
});
