import { subDays } from "date-fns";
import { v7 as uuid } from "uuid";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { agencyBounds, agreementOn, type AgreementState } from "#app/domain/agencies/agreement.ts";
import { loader as indexPage } from "#app/routes/admin/_index/route.tsx";
import { action as changeAgency, loader as agencyPage } from "#app/routes/admin/agencies.$agencyId/route.tsx";
import { loader as agenciesPage } from "#app/routes/admin/agencies._index/route.tsx";
import { action as addAgency, loader as newAgencyPage } from "#app/routes/admin/agencies.new/route.tsx";
import { loader as usersPage } from "#app/routes/admin/users._index/route.tsx";
import { agreementIs } from "#db/queries/agencies.ts";
import type { Executor } from "#db/transaction.ts";
import { anActor, anAgency, auditEvents, aUser, get, insert, post, testDatabase } from "../factories.ts";
import { anOffice, eventNames, events, joinAgency, NOW, type Office, typedDays } from "./office.ts";

let db: Executor;
let office: Office;
beforeEach(async () => {
  vi.useFakeTimers({ toFake: ["Date"], now: NOW });
  db = await testDatabase();
  office = await anOffice(db);
});
afterEach(() => vi.useRealTimers());

type Listed = {
  agencies: {
    id: string;
    name: string;
    agreement: { words: string; state: string };
    users: number;
    signedInLately: number;
    lastSignedInAt: string | null;
  }[];
};
const list = (search = "") => get(agenciesPage, office.admin, {}, search) as Promise<Listed>;
const own = (agencyId: string) =>
  db
    .selectFrom("partnership_agency")
    .selectAll()
    .where("partnership_id", "=", office.partnershipId)
    .where("agency_id", "=", agencyId)
    .executeTakeFirstOrThrow();
const agencyRow = (id: string) => db.selectFrom("agency").selectAll().where("id", "=", id).executeTakeFirstOrThrow();

async function aParticipant(
  name: string,
  days: { isa_signed_on?: string | null; isa_expires_on?: string | null; left_on?: string | null } = {},
  partnershipId = office.partnershipId,
) {
  const id = uuid();
  await insert(db, "agency", {
    id,
    name,
    name_folded: name.toLowerCase(),
    kind: "housing",
    created_at: NOW.toISOString(),
    version: 1,
  });
  await joinAgency(db, partnershipId, id, days);
  return id;
}

describe("the list", () => {
  test("shows agreements and use, by name; those of other partnerships are not there", async () => {
    const aardvark = await aParticipant("aardvark homes", {
      isa_signed_on: "2025-01-01",
      isa_expires_on: "2026-03-08",
    });
    await aUser(db, aardvark, { last_signed_in_at: subDays(NOW, 30).toISOString() });
    await aUser(db, aardvark, { last_signed_in_at: subDays(NOW, 31).toISOString() });
    await aUser(db, aardvark, { status: "disabled", last_signed_in_at: subDays(NOW, 2).toISOString() });
    await aUser(db, aardvark, { status: "invited", password_hash: null });
    await anOffice(db);
    const { agencies } = await list();
    expect(agencies).toHaveLength(3);
    expect(agencies[0]).toMatchObject({
      id: aardvark,
      agreement: { words: "Lapsed 2 days ago", state: "lapsed" },
      users: 2,
      signedInLately: 2,
      lastSignedInAt: "2026-03-08T09:00:00.000Z",
    });
    expect(agencies[1]).toMatchObject({ agreement: { words: "In date until 31 December 2027" } });
    const police = agencies.find((agency) => agency.id === office.policeId);
    expect(police).toMatchObject({ users: 0, signedInLately: 0, lastSignedInAt: null });
    const shown = async (search: string) =>
      ((await get(usersPage, office.admin, {}, search)) as { count: number }).count;
    expect([
      await shown(`?agency=${aardvark}&status=active`),
      await shown(`?agency=${aardvark}&show=signed-in`),
    ]).toEqual([2, 2]);
    expect((await events(db))[0]).toMatchObject({
      event: "agency.listed",
      category: "consultation",
      result_count: 3,
      detail: { listed: agencies.map((agency) => agency.id) },
    });
  });

  test("the predicate in SQL and the rule agree on every day around the bounds", async () => {
    const bounds = agencyBounds(NOW);
    const days = [
      null,
      "2026-03-08",
      "2026-03-09",
      "2026-03-10",
      "2026-03-11",
      "2026-06-07",
      "2026-06-08",
      "2026-06-09",
      "2028-02-29",
    ];
    const agreements = [null, "2025-06-01"].flatMap((signedOn) => days.map((expiresOn) => ({ signedOn, expiresOn })));
    const expected = new Map<string, AgreementState>();
    for (const { signedOn, expiresOn } of agreements) {
      const id = await aParticipant(`Agency ${signedOn} ${expiresOn}`, {
        isa_signed_on: signedOn,
        isa_expires_on: expiresOn,
      });
      expected.set(id, agreementOn({ signedOn, expiresOn }, bounds.today));
    }
    for (const state of ["none", "in-date", "ending", "lapsed"] as const) {
      const rows = await db
        .selectFrom("partnership_agency")
        .select("agency_id")
        .where("agency_id", "in", [...expected.keys()])
        .where(agreementIs([state], bounds))
        .execute();
      expect(rows.map((row) => row.agency_id).sort(), state).toEqual([...expected].filter(([, s]) => s === state).map(([id]) => id).sort()); // prettier-ignore
    }
  });

  test("the counts of the index open exactly their rows, without agencies that have left", async () => {
    await aParticipant("Ending", { isa_signed_on: "2025-01-01", isa_expires_on: "2026-06-08" });
    await aParticipant("Lapsed", { isa_signed_on: "2025-01-01", isa_expires_on: "2026-03-01" });
    await aParticipant("Later", { isa_signed_on: "2025-01-01", isa_expires_on: "2026-06-09" });
    await aParticipant("None");
    await aParticipant("Gone", { left_on: "2026-01-01", isa_signed_on: "2025-01-01", isa_expires_on: "2026-01-01" });
    const counts = await get(indexPage, office.admin);
    expect(counts).toMatchObject({ agreementsDue: 2, agreementsMissing: 1 });
    const names = async (search: string) => (await list(search)).agencies.map((agency) => agency.name);
    expect([await names("?agreement=due"), await names("?agreement=none")]).toEqual([["Ending", "Lapsed"], ["None"]]);
    expect(await names("?agreement=whatever")).toHaveLength(7);
  });
});

describe("adding one", () => {
  const FIELDS = {
    name: "Soar Valley Homes",
    kind: "housing",
    ...typedDays({ isaSignedOn: "2026-01-01", isaExpiresOn: "2027-12-31" }),
  };
  const add = (fields: Record<string, string>) => post(addAgency, office.admin, {}, fields);

  test("makes the agency and its part in the partnership; a housing provider's reports count", async () => {
    const answer = (await add(FIELDS)) as Response;
    expect(answer.status).toBe(302);
    const id = answer.headers.get("Location")?.split(/[/?]/).at(-2) ?? "";
    expect(await agencyRow(id)).toMatchObject({
      name: "Soar Valley Homes",
      name_folded: "soar valley homes",
      kind: "housing",
      version: 1,
    });
    expect(await own(id)).toMatchObject({
      isa_signed_on: "2026-01-01",
      isa_expires_on: "2027-12-31",
      reports_count_locally: 1,
      contact_user_id: null,
      left_on: null,
      version: 1,
    });
    expect(await events(db)).toMatchObject([
      {
        event: "agency.added",
        category: "permission",
        object_kind: "agency",
        object_id: id,
        fields: "name,kind,isaSignedOn,isaExpiresOn,reportsCount",
      },
    ]);
  });

  test("one that another partnership has is the same: its name and kind stay, and the agreement is ours", async () => {
    const elsewhere = await anOffice(db);
    const theirs = await aParticipant("soar valley homes", { isa_signed_on: "2020-01-01" }, elsewhere.partnershipId);
    const answer = (await add({ ...FIELDS, name: "SOAR  Valley Homes", kind: "other" })) as Response;
    expect(answer.headers.get("Location")).toBe(`/admin/agencies/${theirs}?saved=agency-added`);
    expect(await agencyRow(theirs)).toMatchObject({ name: "soar valley homes", kind: "housing", version: 1 });
    expect(await db.selectFrom("partnership_agency").select("isa_signed_on").where("agency_id", "=", theirs).orderBy("isa_signed_on").execute()).toEqual([{ isa_signed_on: "2020-01-01" }, { isa_signed_on: "2026-01-01" }]); // prettier-ignore
  });

  test.each([
    [
      "nothing",
      { "isaSignedOn-year": "", "isaExpiresOn-year": "" },
      400,
      { name: "Enter the name of the agency", kind: "Select what kind of agency it is" },
    ],
    [
      "a day that is none",
      { ...FIELDS, "isaSignedOn-day": "32" },
      400,
      { isaSignedOn: "Day signed must be a real date, like 27 3 2026" },
    ],
    [
      "signed tomorrow",
      { ...FIELDS, ...typedDays({ isaSignedOn: "2026-03-11" }) },
      422,
      { isaSignedOn: "Day signed must be today or in the past" },
    ],
    [
      "ending before it was signed",
      { ...FIELDS, ...typedDays({ isaExpiresOn: "2025-12-31" }) },
      422,
      { isaExpiresOn: "Last day of the agreement must be on or after the day signed" },
    ],
  ])("%s is refused and keeps what was typed", async (_name, fields, status, errors) => {
    expect(await add(fields)).toMatchObject({ init: { status }, data: { values: fields, errors } });
    expect(await eventNames(db)).toEqual([]);
  });

  test("one that takes part already is refused, whatever its accents and capitals", async () => {
    await add(FIELDS);
    expect(await add({ ...FIELDS, name: "Sóar-Valley HOMES" })).toMatchObject({
      init: { status: 422 },
      data: { errors: { name: "This agency is in the partnership already" } },
    });
  });
});

describe("changing one", () => {
  const fieldsOf = (changes: Record<string, string> = {}) => ({
    version: "1", agencyVersion: "1", name: "Leicestershire Police", kind: "police", reportsCount: "no", contactUserId: "",
    ...typedDays({ isaSignedOn: "2026-02-01", isaExpiresOn: null, leftOn: null }), ...changes,
  }); // prettier-ignore
  const change = (fields: Record<string, string>, agencyId = office.policeId, actor = office.admin) =>
    post(changeAgency, actor, { agencyId }, fields);

  test("changes both rows and leaves one event with what was and what is", async () => {
    const contact = await aUser(db, office.policeId);
    expect(await change(fieldsOf({ contactUserId: contact }))).toMatchObject({ status: 302 });
    expect(await agencyRow(office.policeId)).toMatchObject({
      name: "Leicestershire Police",
      name_folded: "leicestershire police",
      version: 2,
    });
    expect(await own(office.policeId)).toMatchObject({
      isa_signed_on: "2026-02-01",
      isa_expires_on: null,
      reports_count_locally: 0,
      contact_user_id: contact,
      left_on: null,
      version: 2,
    });
    expect(await events(db)).toMatchObject([
      {
        event: "agency.changed",
        category: "permission",
        object_id: office.policeId,
        fields: "name,isaSignedOn,isaExpiresOn,reportsCount,contactUserId",
        detail: {
          before: { isaSignedOn: "2026-01-01", reportsCount: 1 },
          after: { isaSignedOn: "2026-02-01", reportsCount: 0 },
        },
      },
    ]);
  });

  test("the name of one that another partnership has stays, the rest is ours", async () => {
    const elsewhere = await anOffice(db);
    await joinAgency(db, elsewhere.partnershipId, office.policeId);
    expect(await get(agencyPage, office.admin, { agencyId: office.policeId })).toMatchObject({ shared: true });
    expect(await change(fieldsOf())).toMatchObject({
      init: { status: 422 },
      data: { errors: { name: expect.stringContaining("Another partnership") as string } },
    });
    const { name } = await agencyRow(office.policeId);
    expect(await change(fieldsOf({ name, kind: "other" }))).toMatchObject({
      init: { status: 422 },
      data: { errors: { kind: expect.stringContaining("Another partnership") as string } },
    });
    expect(await change(fieldsOf({ name }))).toMatchObject({ status: 302 });
    const theirs = await db
      .selectFrom("partnership_agency")
      .select("version")
      .where("partnership_id", "=", elsewhere.partnershipId)
      .where("agency_id", "=", office.policeId)
      .executeTakeFirstOrThrow();
    expect([(await own(office.policeId)).version, theirs.version]).toEqual([2, 1]);
  });

  test.each([["version"], ["agencyVersion"]])(
    "a lost race on the %s answers 409 with both versions and both newer numbers",
    async (field) => {
      await change(fieldsOf({ name: "Theirs" }));
      const mine = { ...fieldsOf({ name: "Mine", version: "2", agencyVersion: "2" }), [field]: "1" };
      expect(await change(mine)).toMatchObject({
        init: { status: 409 },
        data: {
          values: { name: "Mine", version: "2", agencyVersion: "2" },
          current: { name: "Theirs", isaSignedOn: "2026-02-01" },
        },
      });
      expect((await agencyRow(office.policeId)).name).toBe("Theirs");
      expect(await change({ ...mine, [field]: "2" })).toMatchObject({ status: 302 });
    },
  );

  test.each([
    ["no answer about reports", { reportsCount: "" }, 400, { reportsCount: "Select whether its reports count" }],
    ["a contact that is no id", { contactUserId: "1" }, 400, { contactUserId: "Select a contact from the list" }],
    ["left tomorrow", typedDays({ leftOn: "2026-03-11" }), 422, { leftOn: "Day it left must be today or in the past" }],
  ])("%s is refused and keeps what was typed", async (_name, changes, status, errors) => {
    expect(await change(fieldsOf(changes))).toMatchObject({
      init: { status },
      data: { values: fieldsOf(changes), errors },
    });
    expect((await own(office.policeId)).version).toBe(1);
  });

  test("the contact is one of its own users; another's name is taken", async () => {
    const council = await aUser(db, office.councilId);
    expect(await change(fieldsOf({ contactUserId: council }))).toMatchObject({
      init: { status: 422 },
      data: { errors: { contactUserId: "Select a contact from the list" } },
    });
    await anAgency(db, (await anOffice(db)).partnershipId, { name: "Fire", name_folded: "fire" });
    expect(await change(fieldsOf({ name: "FIRE" }))).toMatchObject({
      init: { status: 422 },
      data: { errors: { name: "Another agency has this name" } },
    });
    expect(await eventNames(db)).toEqual([]);
  });

  test("another partnership's agency does not exist here", async () => {
    const { policeId } = await anOffice(db);
    expect(await get(agencyPage, office.admin, { agencyId: policeId })).toMatchObject({ status: 404 });
    expect(await change(fieldsOf(), policeId)).toMatchObject({ status: 404 });
    expect(await eventNames(db)).toEqual(["access.not-found", "access.not-found"]);
  });

  test("opening it leaves one event", async () => {
    expect(await get(agencyPage, office.admin, { agencyId: office.policeId })).toMatchObject({
      words: "In date until 31 December 2027",
      shared: false,
    });
    expect(await auditEvents(db)).toMatchObject([
      { event: "agency.viewed", object_id: office.policeId, category: "consultation" },
    ]);
  });
});

test.each([
  ["the list", agenciesPage],
  ["adding", newAgencyPage],
])("%s is 401 signed out and 403 without the permission", async (_name, loader) => {
  const manager = await anActor(db, office, { duties: ["manager"] });
  expect(await get(loader, null)).toMatchObject({ init: { status: 401 } });
  expect(await get(loader, manager)).toMatchObject({ status: 403 });
  expect(await auditEvents(db)).toMatchObject([{ event: "access.refused", purpose: "agencies:manage" }]);
});
