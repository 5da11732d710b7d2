import { v7 as uuid } from "uuid";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import type { Actor } from "#app/domain/access/actor.ts";
import * as personPage from "#app/routes/people/$personId/route.tsx";
import * as changePartPage from "#app/routes/people/$personId_.$kind.$partId/route.tsx";
import * as endPartPage from "#app/routes/people/$personId_.$kind.$partId_.end/route.tsx";
import * as newPartPage from "#app/routes/people/$personId_.$kind.new/route.tsx";
import * as changePage from "#app/routes/people/$personId_.change/route.tsx";
import type { PartKind } from "#app/domain/people/person-parts.ts";
import { findPeopleLike } from "#app/services/search/find-people-like.ts";
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
let jag: Actor;
let youth: Actor;
let personId: string;
let jagCaseId: string;
const markerKindId = uuid();
const NOW = new Date("2026-03-10T09:00:00Z");

beforeEach(async () => {
  vi.useFakeTimers({ now: NOW, toFake: ["Date"] });
  db = await testDatabase();
  p = await aPartnership(db);
  jag = await anActor(db, p, { groups: { [p.jagId]: "coordinator" } });
  youth = await anActor(db, p, { groups: { [p.youthJagId]: "coordinator" } });
  ({ id: jagCaseId, personId } = await aCase(db, p));
  await aCase(db, p, { person_id: personId, group_id: p.youthJagId });

  await insert(db, "marker_kind", {
    id: markerKindId, partnership_id: p.partnershipId, name: "Weapons", name_folded: "weapons", ended_on: null, created_at: "2026-01-05T09:00:00.000Z", version: 1,
  }); // prettier-ignore
});
afterEach(() => {
  vi.useRealTimers();
});

const day = (name: string, iso = "") => {
  const [year = "", month = "", date = ""] = iso.split("-");
  return { [`${name}-day`]: date, [`${name}-month`]: month, [`${name}-year`]: year };
};
const address = (change: Record<string, string> = {}) => ({
  source: "person",
  addressKind: "home",
  lines: "1 Quarry Lane\nLoughborough",
  postcode: "le11 1ab",
  ...day("fromDay", "2026-01-01"),
  ...day("untilDay"),
  neverReason: "",
  ...change,
});
const marker = (change: Record<string, string> = {}) => ({
  source: "person",
  markerKindId,
  reason: "Knife seen on 1 March",
  ...day("reviewOn", "2026-06-01"),
  told: "no",
  ...day("toldOn"),
  notToldReason: "It would put the neighbour at risk",
  ...change,
});
const add = (kind: PartKind, fields: Record<string, string>, actor = jag) =>
  post(newPartPage.action, actor, { personId, kind }, fields);
const see = (actor = jag, id = personId) => get(personPage.loader, actor, { personId: id });
const titles = async (kind: PartKind, actor = jag) =>
  ((await see(actor)) as { parts: Record<PartKind, { title: string }[]> }).parts[kind].map((part) => part.title);
const onlyId = async (table: "person_address" | "person_marker" | "person_alias") =>
  (await db.selectFrom(table).select("id").executeTakeFirstOrThrow()).id;

describe("what is known of a person", () => {
  test.each([
    ["alias", { source: "person", aliasKind: "nickname", givenNames: "Lexy", familyName: "" }, "Lexy"],
    [
      "contact",
      { source: "person", contactKind: "phone", value: "07700 900123", words: "", neverReason: "" },
      "07700 900123",
    ],
    [
      "safe-contact",
      {
        source: "person",
        channel: "text",
        times: "before three",
        leaveMessage: "no",
        words: "",
        language: "",
        needs: "",
      },
      "Text message, before three",
    ],
    ["address", address(), "1 Quarry Lane, Loughborough, LE11 1AB"],
    ["marker", marker(), "Weapons"],
  ] as const)(
    "is added as %s, shown on the page, and stands in the log with its fields",
    async (kind, fields, title) => {
      expect(await add(kind, fields)).toMatchObject({ status: 302 });
      expect(await titles(kind)).toEqual([title]);
      expect((await auditEvents(db)).find((e) => e.event === "person.part-added")).toMatchObject({
        category: "collection",
        object_kind: `person-${kind}`,
      });
    },
  );

  test.each([
    [
      "an alias without a name",
      "alias",
      { source: "person", aliasKind: "nickname", givenNames: "", familyName: "" },
      400,
      "givenNames",
    ],
    ["an end before a start", "address", address(day("untilDay", "2025-12-31")), 400, "untilDay"],
    ["half a postcode", "address", address({ postcode: "LE11" }), 422, "postcode"],
    ["never to write, without why", "address", address({ neverWrite: "yes" }), 400, "neverReason"],
    ["a review today", "marker", marker(day("reviewOn", "2026-03-10")), 422, "reviewOn"],
    ["not told, without why", "marker", marker({ notToldReason: "" }), 400, "notToldReason"],
    ["told tomorrow", "marker", marker({ told: "yes", ...day("toldOn", "2026-03-11") }), 422, "toldOn"],
    ["a warning that is not on the list", "marker", marker({ markerKindId: uuid() }), 422, "markerKindId"],
    ["a case that is not theirs", "address", address({ source: `case:${uuid()}` }), 422, "source"],
  ] as const)("%s is refused beside the field", async (_name, kind, fields, status, field) => {
    const reply = (await add(kind, fields)) as { data: { errors: object } };
    expect(reply).toMatchObject({ init: { status } });
    expect(Object.keys(reply.data.errors)).toEqual([field]);
  });

  test("a part that came through a case is shown to whoever sees the case, and its postcode finds nobody else", async () => {
    await add("address", address({ source: `case:${jagCaseId}` }));
    expect(await titles("address")).toHaveLength(1);
    expect(await titles("address", youth)).toEqual([]);
    const query = { name: "", birthDate: null, postcode: "LE11 1AB" };
    expect((await findPeopleLike({ db, actor: jag }, query)).cards.map((c) => c.id)).toEqual([personId]);
    expect((await findPeopleLike({ db, actor: youth }, query)).cards).toEqual([]);
    const partId = await onlyId("person_address");
    for (const page of [changePartPage, endPartPage])
      expect(await get(page.loader, youth, { personId, kind: "address", partId })).toMatchObject({ status: 404 });
  });

  test("an address recorded with the person finds them only for whoever may open the person", async () => {
    await add("address", address());
    const stranger = await anActor(db, p, { groups: { [p.adultsId]: "coordinator" } });
    const query = { name: "", birthDate: null, postcode: "LE11 1AB" };
    expect((await findPeopleLike({ db, actor: youth }, query)).cards).toHaveLength(1);
    expect((await findPeopleLike({ db, actor: stranger }, query)).cards).toEqual([]);
  });

  test("another name finds the person for whoever sees where it came from, and nobody once it is taken off", async () => {
    await add("alias", {
      source: `case:${jagCaseId}`,
      aliasKind: "also-known-as",
      givenNames: "Zebedee",
      familyName: "Quill",
    });
    const query = { name: "zebed", birthDate: null };
    expect((await findPeopleLike({ db, actor: jag }, query)).cards[0]?.match.reason).toBe(
      "Another name: name begins alike",
    );
    expect((await findPeopleLike({ db, actor: youth }, query)).cards).toEqual([]);
    const params = { personId, kind: "alias", partId: await onlyId("person_alias") };
    expect(await post(endPartPage.action, jag, params, { version: "1", endReason: "Somebody else" })).toMatchObject({
      status: 302,
    });
    expect((await findPeopleLike({ db, actor: jag }, query)).cards).toEqual([]);
  });

  test("of two who change one part the second sees both versions and nothing is lost", async () => {
    await add("marker", marker());
    const params = { personId, kind: "marker", partId: await onlyId("person_marker") };
    const change = (reason: string, version: string) =>
      post(changePartPage.action, jag, params, { ...marker({ reason }), version, changeReason: "New facts" });
    expect(await change("Knife and bat", "1")).toMatchObject({ status: 302 });
    expect(await change("Only a bat", "1")).toMatchObject({
      init: { status: 409 },
      data: { recorded: { reason: "Knife and bat" }, values: { reason: "Only a bat", version: "2" } },
    });
    expect(await change("Only a bat", "2")).toMatchObject({ status: 302 });
    expect(await db.selectFrom("person_marker").select(["reason", "version"]).execute()).toEqual([
      { reason: "Only a bat", version: 3 },
    ]);
    expect((await auditEvents(db)).filter((e) => e.event === "person.part-changed")[0]?.fields).toBe(
      "reason,changeReason",
    );
  });
});

describe("a relationship", () => {
  const relation = (reference: string) => ({
    source: "person", as: "child", otherReference: reference, words: "", ...day("fromDay"), ...day("untilDay"),
  }); // prettier-ignore

  test("reads right from both sides, and only for whoever may open both", async () => {
    const { personId: otherId } = await aCase(db, p, { person_id: await aPerson(db, p, { given_names: "Mary" }) });
    expect(await add("relationship", relation(`P-${otherId}`.toUpperCase()))).toMatchObject({ init: { status: 400 } });
    await db.transaction().execute((trx) => trx.updateTable("person").set({ reference: "P-26-0007" }).where("id", "=", otherId).execute()); // prettier-ignore
    expect(await add("relationship", relation("p-26-0007"))).toMatchObject({ status: 302 });
    expect(await titles("relationship")).toEqual(["Child of"]);
    expect(await see(jag, otherId)).toMatchObject({ parts: { relationship: [{ title: "Parent or carer of" }] } });
    expect(await titles("relationship", youth)).toEqual([]);
    expect(await see(youth, otherId)).toMatchObject({ status: 404 });
  });

  test("begins with a search for the other, who is opened by whoever may, and is nobody's own", async () => {
    const form = (search: string) => get(newPartPage.loader, jag, { personId, kind: "relationship" }, search);
    const { personId: otherId } = await aCase(db, p);
    const { personId: hidden } = await aCase(db, p, { group_id: p.adultsId });
    for (const search of ["", `?other=${personId}`]) {
      const away = (await form(search)) as Response;
      expect(away.headers.get("location")).toBe(`/search?relation=${personId}`);
    }
    expect(await form(`?other=${otherId}`)).toMatchObject({ other: { reference: `P-${otherId}` } });
    for (const search of [`?other=${hidden}`, `?other=${uuid()}`, "?other=x"])
      expect(await form(search)).toMatchObject({ status: 404 });
  });

  test("to somebody whom the actor may not open is refused as to nobody", async () => {
    const hidden = await aPerson(db, p, { reference: "P-26-0008" });
    await aCase(db, p, { person_id: hidden, group_id: p.adultsId });
    const replies = [
      await add("relationship", relation("P-26-0008")),
      await add("relationship", relation("P-26-0999")),
    ];
    expect(replies[0]).toMatchObject({ init: { status: 422 } });
    expect((replies[0] as { data: { errors: object } }).data.errors).toEqual(
      (replies[1] as { data: { errors: object } }).data.errors,
    );
  });
});

describe("the person's own details", () => {
  const details = (change: Record<string, string> = {}) => ({
    version: "1", givenNames: "Alex", familyName: "Sample", birthDateBasis: "exact", ...day("birthDate", "1990-05-01"), sex: "", areaWords: "", reason: "", ...change,
  }); // prettier-ignore
  const change = (fields: Record<string, string>) => post(changePage.action, jag, { personId }, fields);

  test.each([
    ["a new name without a reason", { familyName: "Married" }, 422, "reason"],
    ["another birth date without a reason", day("birthDate", "1990-06-01"), 422, "reason"],
    ["a birth in the future", { ...day("birthDate", "2026-03-11"), reason: "x y" }, 422, "birthDate"],
    ["no family name", { familyName: "" }, 400, "familyName"],
  ])("%s is refused", async (_name, fields, status, field) => {
    const reply = (await change(details(fields))) as { data: { errors: object } };
    expect(reply).toMatchObject({ init: { status } });
    expect(Object.keys(reply.data.errors)).toEqual([field]);
  });

  test("a new name keeps the former one, and both find the person; a lost race shows both", async () => {
    expect(await change(details({ familyName: "Quillfeather", reason: "Married" }))).toMatchObject({ status: 302 });
    expect(await titles("alias")).toEqual(["Alex Sample"]);
    for (const name of ["quillf", "sampl"])
      expect((await findPeopleLike({ db, actor: jag }, { name, birthDate: null })).cards.map((c) => c.id)).toContain(
        personId,
      );
    expect(await change(details({ areaWords: "Shelthorpe" }))).toMatchObject({
      init: { status: 409 },
      data: { recorded: { familyName: "Quillfeather" }, values: { areaWords: "Shelthorpe", version: "2" } },
    });
  });
});
