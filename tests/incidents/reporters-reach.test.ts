import { beforeEach, describe, expect, test } from "vitest";
import type { Actor } from "#app/domain/access/actor.ts";
import { isSameAddress, isSamePhone } from "#app/domain/incidents/same-reach.ts";
import { action } from "#app/routes/incidents/new/route.tsx";
import { loader as incidentLoader } from "#app/routes/incidents/$incidentId/route.tsx";
import { loader as reportLoader } from "#app/routes/incidents/reports.$reportId/route.tsx";
import { loader as personLoader } from "#app/routes/people/$personId/route.tsx";
import { loader as partLoader } from "#app/routes/people/$personId_.$kind.$partId/route.tsx";
import type { Executor } from "#db/transaction.ts";
import { aCase, anActor, aPartnership, get, insert, post, testDatabase, type TestPartnership } from "../factories.ts";
import { reportFields } from "./logging.ts";

let db: Executor;
let p: TestPartnership;
let officer: Actor;
beforeEach(async () => {
  db = await testDatabase();
  p = await aPartnership(db);
  officer = await anActor(db, p, { duties: ["asb-officer"] });
});

const PHONE = "01632 960123";
const ADDRESS = "4 Quarry Lane";
const reach = { reporterPhone: PHONE, reporterAddress: ADDRESS, reporterPostcode: "LE11 1AB" };
const log = async (changes: Record<string, string> = {}) => {
  const answer = (await post(action, officer, {}, reportFields(p.councilId, { ...reach, ...changes }))) as Response;
  expect(answer.status).toBe(302);
  return new URL(answer.headers.get("Location") ?? "", "http://x").pathname.split("/").at(-1) ?? "";
};
const reporter = async () =>
  (await db.selectFrom("report").selectAll().executeTakeFirstOrThrow()).reporter_person_id ?? "";
const theIncident = async () => (await db.selectFrom("incident").select("id").executeTakeFirstOrThrow()).id;
async function memberOfLinkedCase(shows_reporter: 0 | 1) {
  const { id } = await aCase(db, p);
  await insert(db, "incident_case", {
    incident_id: await theIncident(), case_id: id, partnership_id: p.partnershipId, shows_reporter,
    linked_at: new Date().toISOString(), linked_by: null,
  }); // prettier-ignore
  return anActor(db, p, { groups: { [p.jagId]: "member" }, agencyId: p.policeId });
}
const person = async (actor: Actor) =>
  (await get(personLoader, actor, { personId: await reporter() })) as {
    parts: Record<"contact" | "address", { id: string; title: string; source: string | null }[]>;
  };

describe("a telephone number and an address typed with a report", () => {
  test("are parts of the person, through that report", async () => {
    const reportId = await log();
    expect(await db.selectFrom("person_contact").select(["value", "report_id"]).execute()).toEqual([
      { value: PHONE, report_id: reportId },
    ]);
    expect(await db.selectFrom("person_address").select(["lines", "postcode", "report_id"]).execute()).toEqual([
      { lines: ADDRESS, postcode: "LE11 1AB", report_id: reportId },
    ]);
    const { reference } = await db.selectFrom("report").select("reference").executeTakeFirstOrThrow();
    const shown = await person(officer);
    expect(shown.parts.contact).toMatchObject([{ title: PHONE, source: reference }]);
    expect(shown.parts.address).toMatchObject([{ source: reference }]);
  });

  test("that are known already are not recorded again, however they are set", async () => {
    await log();
    const again = { sameAs: "new", reporterId: await reporter(), problemId: "" };
    const { id } = await db.selectFrom("incident").select("id").executeTakeFirstOrThrow();
    await log({
      ...again,
      seen: id,
      reporterPhone: "+44 1632 960 123",
      reporterAddress: "4, quarry lane",
      reporterPostcode: "",
    });
    expect(await db.selectFrom("person_contact").select("id").execute()).toHaveLength(1);
    expect(await db.selectFrom("person_address").select("id").execute()).toHaveLength(1);
    expect(await db.selectFrom("report").select("id").execute()).toHaveLength(2);
  });

  test("a postcode alone is asked what it is of", async () => {
    const answer = await post(action, officer, {}, reportFields(p.councilId, { reporterPostcode: "LE11 1AB" }));
    expect(answer).toMatchObject({ init: { status: 422 }, data: { errors: { reporterAddress: /address/ } } });
    expect(await db.selectFrom("report").select("id").execute()).toEqual([]);
  });
});

describe("of a victim who reported it", () => {
  test("the group of a linked case reads the victim, and nothing that tells who reported", async () => {
    const reportId = await log();
    const member = await memberOfLinkedCase(0);
    const incident = (await get(incidentLoader, member, { incidentId: await theIncident() })) as { people: unknown[] };
    expect(incident.people).toMatchObject([{ name: "Pat Sample", words: "Victim" }]);
    const shown = await person(member);
    expect(shown.parts).toMatchObject({ contact: [], address: [] });
    const report = await get(reportLoader, member, { reportId });
    expect(report).toMatchObject({ report: { reporter: "Not shown to you", victim: null }, count: null, duties: [] });
    for (const page of [incident, shown, report]) expect(JSON.stringify(page)).not.toContain("960123");
    for (const page of [incident, report]) expect(JSON.stringify(page)).not.toContain(ADDRESS);
    const part = await db.selectFrom("person_contact").select("id").executeTakeFirstOrThrow();
    const found = await get(partLoader, member, { personId: await reporter(), kind: "contact", partId: part.id });
    expect(found).toMatchObject({ status: 404 });
  });

  test("where the link says so they read it as well", async () => {
    await log();
    expect((await person(await memberOfLinkedCase(1))).parts.contact).toMatchObject([{ title: PHONE }]);
  });

  test("and so does the agency that took the report", async () => {
    await log({ agencyId: p.policeId });
    const police = await anActor(db, p, { groups: { [p.jagId]: "member" }, agencyId: p.policeId });
    expect((await person(police)).parts.contact).toMatchObject([{ title: PHONE }]);
  });
});

test.each<[string, string, boolean]>([
  ["01632 960123", "01632960123", true],
  ["+44 1632 960123", "01632 960123", true],
  ["0044 1632 960123", "01632 960123", true],
  ["01632 960124", "01632 960123", false],
  ["no telephone", "no telephone", false],
])("%s and %s: one telephone %s", (a, b, expected) => {
  expect(isSamePhone(a, b)).toBe(expected);
});

test.each<[string, string | null, string, string | null, boolean]>([
  ["1 Ling Road", "LE11 1AB", "1 LING ROAD", null, true],
  ["1 Ling Road", "LE11 1AB", "1 Ling Road", "LE11 1AC", false],
  ["1 Ling Road", null, "11 Ling Road", null, false],
])("%s %s and %s %s: one address %s", (a, p1, b, p2, expected) => {
  expect(isSameAddress({ lines: a, postcode: p1 }, { lines: b, postcode: p2 })).toBe(expected);
});

test("who reports an incident later is not shown by a link that was made for those before", async () => {
  await log();
  const incidentId = await theIncident();
  const member = await memberOfLinkedCase(1);
  const seen = async () => JSON.stringify(await get(incidentLoader, member, { incidentId }));
  expect(await seen()).toContain("Sample");
  await new Promise((resolve) => setTimeout(resolve, 5));
  await log({
    ...{ sameAs: incidentId, seen: incidentId, reporterId: "new", affectedKind: "nobody" },
    ...{ reporterGiven: "Zelda", reporterFamily: "Quietly", reporterPhone: "01632 960999" },
  });
  expect(await seen()).not.toContain("Quietly");
  const { reporter_person_id: personId } = await db
    .selectFrom("report")
    .selectAll()
    .orderBy("id", "desc")
    .executeTakeFirstOrThrow();
  const phones = JSON.stringify(await get(personLoader, officer, { personId: personId ?? "" }));
  expect(phones).toContain("960999");
  expect(((await get(personLoader, member, { personId: personId ?? "" })) as Response).status).toBe(404);
});
