import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import type { Actor } from "#app/domain/access/actor.ts";
import { NO_PREMISES } from "#app/domain/premises/premises.form.ts";
import { action as change, loader as changeForm } from "#app/routes/premises/$premisesId_.change/route.tsx";
import { action as close } from "#app/routes/premises/$premisesId_.close/route.tsx";
import { loader as licence } from "#app/routes/premises/$premisesId_.licence/route.tsx";
import { action as keep } from "#app/routes/premises/$premisesId_.missing/route.tsx";
import { action as reopen } from "#app/routes/premises/$premisesId_.reopen/route.tsx";
import { action as addConditions } from "#app/routes/premises/$premisesId_.conditions.new/route.tsx";
import { action as changeCondition } from "#app/routes/premises/$premisesId_.conditions.$licenceConditionId.change/route.tsx"; // prettier-ignore
import { action as endCondition } from "#app/routes/premises/$premisesId_.conditions.$licenceConditionId.end/route.tsx";
import { action as addHolder } from "#app/routes/premises/$premisesId_.holders.new/route.tsx";
import { action as changeHolder } from "#app/routes/premises/$premisesId_.holders.$holderId.change/route.tsx";
import { action as endHolder } from "#app/routes/premises/$premisesId_.holders.$holderId.end/route.tsx";
import { action as record } from "#app/routes/premises/new/route.tsx";
import { recordPremises } from "#app/services/premises/record-premises.ts";
import { newPremisesForm } from "#app/domain/premises/premises.form.ts";
import type { Executor } from "#db/transaction.ts";
import { aLocation, anActor, aPartnership, aPremises, aPremisesIncident, auditEvents, get, type Handler, post, testDatabase, type TestPartnership } from "../factories.ts"; // prettier-ignore

let db: Executor;
let p: TestPartnership;
let officer: Actor;
beforeEach(async () => {
  vi.useFakeTimers({ now: new Date("2026-03-20T09:00:00Z"), toFake: ["Date"] });
  db = await testDatabase();
  p = await aPartnership(db);
  officer = await anActor(db, p, { duties: ["licensing-officer"] });
});
afterEach(() => vi.useRealTimers());

type Reply = {
  init?: { status?: number } | null;
  data?: { errors: Record<string, string>; recorded?: Record<string, string>; values?: Record<string, unknown> };
};
const status = (answer: unknown) => (answer instanceof Response ? answer.status : ((answer as Reply).init?.status ?? 200)); // prettier-ignore
const errorsOf = (answer: unknown) => (answer as Reply).data?.errors;
type Fields = Record<string, string | string[]>;
/** The fields of a form, each day in three. */
const pairs = (fields: Fields): [string, string][] =>
  Object.entries(fields).flatMap(([name, value]): [string, string][] => {
    if (Array.isArray(value)) return value.map((one) => [name, one]);
    const [, year, month, day] = /^(\d{4})-(\d{2})-(\d{2})$/.exec(value) ?? [];
    if (!year) return [[name, value]];
    return [[`${name}-day`, day ?? ""], [`${name}-month`, month ?? ""], [`${name}-year`, year]];
  }); // prettier-ignore
const send = (action: Handler, params: Record<string, string>, fields: Fields, actor = officer) =>
  post(action, actor, params, pairs(fields));
const premises = (id: string) => db.selectFrom("premises").selectAll().where("id", "=", id).executeTakeFirstOrThrow();
const events = async () => (await auditEvents(db)).map(({ event }) => event);
const FORGE = {
  ...NO_PREMISES,
  licenceNumber: "CHN/PREM/0300",
  name: "Forge Bar",
  postcode: "LE11 1AB",
  capacity: "250",
};

describe("recording premises", () => {
  test("they are on the register with a reference, their activities and a location made on the way", async () => {
    const answer = await send(
      record,
      {},
      { ...FORGE, activities: ["Live music", "Films"], otherActivities: "Karaoke" },
    );
    expect(status(answer)).toBe(302);
    const row = await db.selectFrom("premises").selectAll().executeTakeFirstOrThrow();
    expect(row).toMatchObject({ reference: "LP-26-0001", capacity: 250, name_folded: "forge bar", version: 1 });
    const place = await db.selectFrom("location").selectAll().executeTakeFirstOrThrow();
    expect(place).toMatchObject({ id: row.location_id, name: "Forge Bar", kind: "building", postcode: "LE11 1AB" });
    const activities = await db.selectFrom("premises_activity").select("name").orderBy("name").execute();
    expect(activities.map(({ name }) => name)).toEqual(["Films", "Karaoke", "Live music"]);
    expect(await events()).toEqual(expect.arrayContaining(["premises.recorded", "location.created"]));
  });

  test("a location of this name is offered, and is linked when it is chosen; beat and ward are its own", async () => {
    const place = await aLocation(db, p, {
      name: "Forge Bar",
      postcode: "LE11 1AB",
      beat_code: "62",
      beat_by: "postcode",
      ward_code: "E05",
      ward_by: "postcode",
    });
    const offered = await send(record, {}, FORGE);
    expect(status(offered)).toBe(422);
    expect(errorsOf(offered)?.locationId).toBe("Say whether it is at one of these locations");
    expect(await db.selectFrom("premises").selectAll().execute()).toEqual([]);
    expect(status(await send(record, {}, { ...FORGE, locationId: place }))).toBe(302);
    expect(await db.selectFrom("premises").selectAll().executeTakeFirst()).toMatchObject({ location_id: place, beat_code: "62", ward_code: "E05" }); // prettier-ignore
  });

  test("a location that was not offered cannot be named", async () => {
    await aLocation(db, p, { name: "Forge Bar" });
    const other = await aLocation(db, p, { name: "The library" });
    expect(errorsOf(await send(record, {}, { ...FORGE, locationId: other }))?.locationId).toBe(
      "Choose one of those shown",
    );
  });

  test("they may have no location", async () => {
    expect(status(await send(record, {}, { ...FORGE, link: "none" }))).toBe(302);
    expect(await db.selectFrom("location").selectAll().execute()).toEqual([]);
  });

  test("a number in use is refused at its field, and told whose it is; blanks and capitals make no other number", async () => {
    await aPremises(db, p, { name: "The Crown", licence_number: "CHN/PREM/0300", reference: "LP-26-0900" });
    const answer = await send(record, {}, { ...FORGE, licenceNumber: "chn / prem / 0300" });
    expect(status(answer)).toBe(422);
    expect(errorsOf(answer)).toEqual({ licenceNumber: "This licence number is that of The Crown (LP-26-0900)" });
  });

  test("of two who record one number at the same time, one is refused at the field as well", async () => {
    const form = newPremisesForm.parse({ ...FORGE, licensedFrom: "", link: "none" });
    const at = { db, actor: officer, now: new Date() };
    const answers = await Promise.all([recordPremises(at, form), recordPremises(at, form)]);
    expect(answers.map(({ kind }) => kind).sort()).toEqual(["done", "refused"]);
    expect(await db.selectFrom("premises").selectAll().execute()).toHaveLength(1);
  });

  test("another partnership may have the number", async () => {
    const other = await aPartnership(db);
    await aPremises(db, other, { licence_number: "CHN/PREM/0300" });
    expect(status(await send(record, {}, FORGE))).toBe(302);
  });
});

describe("changing premises", () => {
  test("the change is kept with what stood, and whoever was too late sees both", async () => {
    const id = await aPremises(db, p, { licence_number: "A1" });
    const form = (await get(changeForm, officer, { premisesId: id })) as { initial: Fields };
    expect(status(await send(change, { premisesId: id }, { ...form.initial, name: "The New Forge" }))).toBe(302);
    expect(await premises(id)).toMatchObject({ name: "The New Forge", name_folded: "the new forge", version: 2 });
    const late = await send(change, { premisesId: id }, { ...form.initial, name: "Forge Two" });
    expect(status(late)).toBe(409);
    expect((late as Reply).data?.recorded?.Name).toBe("The New Forge");
    expect((late as Reply).data?.values).toMatchObject({ name: "Forge Two", version: "2" });
    expect((await auditEvents(db)).find(({ event }) => event === "premises.changed")?.fields).toContain("name"); // prettier-ignore
  });

  test("the form changes nothing that it was not told to", async () => {
    const place = await aLocation(db, p, { name: "The Old Forge" });
    const id = await aPremises(db, p, { licence_number: "A1", location_id: place, uprn: "100032000001", hours: "Mon–Sat\n10:00–23:00" }); // prettier-ignore
    const before = await premises(id);
    const form = (await get(changeForm, officer, { premisesId: id })) as { initial: Fields };
    expect(status(await send(change, { premisesId: id }, form.initial))).toBe(302);
    expect(await premises(id)).toEqual({ ...before, version: 2 });
  });

  test("the number of others is refused, and its own is not", async () => {
    const id = await aPremises(db, p, { licence_number: "A1" });
    await aPremises(db, p, { licence_number: "A2", name: "The Crown", reference: "LP-26-0002" });
    const form = (await get(changeForm, officer, { premisesId: id })) as { initial: Fields };
    const answer = await send(change, { premisesId: id }, { ...form.initial, licenceNumber: "A2" });
    expect(errorsOf(answer)?.licenceNumber).toContain("The Crown (LP-26-0002)");
  });
});

describe("closing, opening again and keeping", () => {
  test("premises close on a day with a reason, and open again", async () => {
    const id = await aPremises(db, p, {});
    expect(status(await send(close, { premisesId: id }, { version: "1", closedOn: "2026-03-19", reason: "Sold" }))).toBe(302); // prettier-ignore
    expect(await premises(id)).toMatchObject({ closed_on: "2026-03-19", closed_reason: "Sold", version: 2 });
    expect(status(await send(close, { premisesId: id }, { version: "2", closedOn: "2026-03-19", reason: "Sold" }))).toBe(422); // prettier-ignore
    expect(status(await send(reopen, { premisesId: id }, { version: "1", reason: "Visited" }))).toBe(409);
    expect(status(await send(reopen, { premisesId: id }, { version: "2", reason: "Visited" }))).toBe(302);
    expect(await premises(id)).toMatchObject({ closed_on: null, closed_reason: null });
    expect(await events()).toEqual(expect.arrayContaining(["premises.closed", "premises.reopened"]));
  });

  test("what is recorded there after that day stands in the way, is counted and is shown", async () => {
    const id = await aPremises(db, p, {});
    await aPremisesIncident(db, p, id, { day: "2026-03-10" });
    const { id: later } = await aPremisesIncident(db, p, id, { day: "2026-03-11" });
    await aPremisesIncident(db, p, id, { day: "2026-03-12", ended_on: "2026-03-13", ended_reason: "Next door" });
    const answer = await send(close, { premisesId: id }, { version: "1", closedOn: "2026-03-10", reason: "Sold" });
    expect(errorsOf(answer)).toEqual({ closedOn: "An incident after 10 March 2026 is recorded here" });
    expect((answer as { data: { later: unknown } }).data.later).toMatchObject({ count: 1, rows: [{ id: later }] });
    expect(status(await send(close, { premisesId: id }, { version: "1", closedOn: "2026-03-11", reason: "Sold" }))).toBe(302); // prettier-ignore
  });

  test("premises that a register misses are kept with how it is known, once", async () => {
    const id = await aPremises(db, p, { missing_since: "2026-03-01" });
    expect(status(await send(keep, { premisesId: id }, { version: "1", reason: "Open on Friday" }))).toBe(302);
    expect(await premises(id)).toMatchObject({ missing_since: null, closed_on: null });
    expect(status(await send(keep, { premisesId: id }, { version: "2", reason: "Open on Friday" }))).toBe(422);
  });
});

describe("holders and supervisors", () => {
  const holders = () => db.selectFrom("premises_holder").selectAll().orderBy("from_day").execute();
  const ANN = { role: "dps", name: "Ann Ash", phone: "01509 555 010", fromDay: "2020-01-01" };

  test("a new supervisor ends the one before; who it was on a day is answered", async () => {
    const id = await aPremises(db, p, {});
    expect(status(await send(addHolder, { premisesId: id }, ANN))).toBe(302);
    expect(status(await send(addHolder, { premisesId: id }, { role: "dps", name: "Bo Birch", fromDay: "2026-03-01" }))).toBe(302); // prettier-ignore
    expect(await holders()).toMatchObject([
      { name: "Ann Ash", until_day: "2026-02-28", is_company: 0, version: 2 },
      { name: "Bo Birch", until_day: null },
    ]);
    type Page = { asked: { holders: unknown }; roles: { role: string; today: string | null; all: { id: string; name: string }[] }[] }; // prettier-ignore
    const page = (await get(licence, officer, { premisesId: id }, "?on-day=28&on-month=2&on-year=2026")) as Page;
    expect(page.asked.holders).toContainEqual({ role: "dps", name: "Ann Ash" });
    const dps = page.roles.find(({ role }) => role === "dps");
    expect(dps?.all.find((one) => one.id === dps.today)?.name).toBe("Bo Birch");
    expect(await events()).toContain("premises.licence-viewed");
  });

  test("a supervisor is a person, whatever is posted; a company has no personal licence", async () => {
    const id = await aPremises(db, p, {});
    await send(addHolder, { premisesId: id }, { ...ANN, holderKind: "company", companyNumber: "123" });
    await send(addHolder, { premisesId: id }, { role: "licence-holder", holderKind: "company", name: "Forge Ltd", companyNumber: "0123", personalLicenceNumber: "P1" }); // prettier-ignore
    const all = await holders();
    expect(all.find(({ role }) => role === "dps")).toMatchObject({ is_company: 0, company_number: null });
    expect(all.find(({ role }) => role === "licence-holder")).toMatchObject({ is_company: 1, company_number: "0123", personal_licence_number: null }); // prettier-ignore
  });

  test("two at a time are refused, when added and when put right", async () => {
    const id = await aPremises(db, p, {});
    await send(addHolder, { premisesId: id }, { ...ANN, untilDay: "2021-12-31" });
    await send(addHolder, { premisesId: id }, { role: "dps", name: "Bo Birch", fromDay: "2022-01-01" });
    const between = await send(addHolder, { premisesId: id }, { role: "dps", name: "Cy Cole", fromDay: "2021-06-01", untilDay: "2021-07-01" }); // prettier-ignore
    expect(status(between)).toBe(422);
    const [ann] = await holders();
    const params = { premisesId: id, holderId: ann?.id ?? "" };
    expect(status(await send(changeHolder, params, { ...ANN, version: "1", untilDay: "2022-01-01" }))).toBe(422);
    expect(status(await send(changeHolder, params, { ...ANN, name: "Ann Ashe", version: "1", untilDay: "2021-11-30" }))).toBe(302); // prettier-ignore
    expect(status(await send(changeHolder, params, { ...ANN, version: "1" }))).toBe(409);
  });

  test("whoever nobody follows has a last day", async () => {
    const id = await aPremises(db, p, {});
    await send(addHolder, { premisesId: id }, ANN);
    const [ann] = await holders();
    const params = { premisesId: id, holderId: ann?.id ?? "" };
    expect(status(await send(endHolder, params, { version: "1", untilDay: "2019-12-31" }))).toBe(422);
    expect(status(await send(endHolder, params, { version: "1", untilDay: "2026-03-01" }))).toBe(302);
    expect(await holders()).toMatchObject([{ until_day: "2026-03-01" }]);
  });

  test("a holder of other premises is not found, and whoever may only read changes nobody", async () => {
    const [id, other] = [await aPremises(db, p, {}), await aPremises(db, p, { name: "The Crown" })];
    await send(addHolder, { premisesId: id }, ANN);
    const [ann] = await holders();
    expect(await send(endHolder, { premisesId: other, holderId: ann?.id ?? "" }, { version: "1", untilDay: "2026-03-01" })).toMatchObject({ status: 404 }); // prettier-ignore
    const reader = await anActor(db, p, { duties: ["asb-officer"] });
    expect(await send(addHolder, { premisesId: id }, ANN, reader)).toMatchObject({ status: 403 });
    expect(await get(licence, reader, { premisesId: id })).toMatchObject({ status: 403 });
  });
});

describe("conditions of the licence", () => {
  const conditions = () => db.selectFrom("premises_condition").selectAll().orderBy("number").execute();

  test("several are added at once under their numbers, changed, and ended with a reason", async () => {
    const premisesId = await aPremises(db, p, {});
    const words = "1. CCTV is kept.\n3. No glass outside\nafter 22:00.";
    expect(status(await send(addConditions, { premisesId }, { source: "after-hearing", words, fromDay: "2026-02-01" }))).toBe(302); // prettier-ignore
    expect(await conditions()).toMatchObject([
      { number: 1, source: "after-hearing", words: "CCTV is kept.", from_day: "2026-02-01" },
      { number: 3, words: "No glass outside\nafter 22:00." },
    ]);
    const again = await send(addConditions, { premisesId }, { source: "mandatory", words: "3. Water is free" });
    expect(errorsOf(again)?.words).toBe("There is a condition 3 already. Ended conditions keep their numbers");
    expect(status(await send(addConditions, { premisesId }, { source: "mandatory", words: "Water is free" }))).toBe(
      302,
    );
    const [one, , water] = await conditions();
    expect(water).toMatchObject({ number: 4, words: "Water is free" });
    const params = { premisesId, licenceConditionId: one?.id ?? "" };
    const changed = { source: "mandatory", words: "CCTV", fromDay: "2026-02-01" };
    expect(errorsOf(await send(changeCondition, params, { ...changed, version: "1", number: "4" }))?.number).toContain("condition 4"); // prettier-ignore
    expect(status(await send(changeCondition, params, { ...changed, version: "1", number: "2" }))).toBe(302);
    expect(status(await send(changeCondition, params, { ...changed, version: "1", number: "2" }))).toBe(409);
    const end = { reason: "Varied", untilDay: "2026-03-01" };
    expect(errorsOf(await send(endCondition, params, { ...end, version: "2", untilDay: "2026-01-31" }))?.untilDay).toBeDefined(); // prettier-ignore
    expect(status(await send(endCondition, params, { ...end, version: "2" }))).toBe(302);
    expect(status(await send(endCondition, params, { ...end, version: "3" }))).toBe(422);
    expect((await conditions())[0]).toMatchObject({ number: 2, until_day: "2026-03-01", end_reason: "Varied" });
  });
});
