import { v7 as uuid } from "uuid";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import type { Actor } from "#app/domain/access/actor.ts";
import { action, loader } from "#app/routes/interventions/new/route.tsx";
import { findIntervention } from "#db/queries/interventions.ts";
import { type Executor, inTransaction } from "#db/transaction.ts";
import { aCase, aLocation, anActor, anIntervention, aPartnership, aPerson, aRespondent, auditEvents, get, insert, post, testDatabase, type TestPartnership } from "../factories.ts"; // prettier-ignore
import { aPlace } from "../incidents/logging.ts";
import { dayFields, pairs, typed } from "./recording.ts";

let db: Executor;
let p: TestPartnership;
let member: Actor;
let asb: Actor;
beforeEach(async () => {
  vi.useFakeTimers({ now: new Date("2026-03-20T09:00:00Z"), toFake: ["Date"] });
  db = await testDatabase();
  p = await aPartnership(db);
  member = await anActor(db, p, { groups: { [p.jagId]: "member" } });
  asb = await anActor(db, p, { duties: ["asb-officer"] });
});
afterEach(() => vi.useRealTimers());

type Reply = { init?: { status?: number } | null; data?: Data };
type Data = {
  errors: Record<string, string>;
  warnings: { code: string; text: string; source: string | null }[];
  places: { id: string }[];
  found: { value: string }[];
  values: Record<string, string | string[]>;
};
const record = (actor: Actor, changes: Parameters<typeof typed>[1]) =>
  post(action, actor, {}, pairs(typed(p.councilId, changes)));
const status = (answer: unknown) =>
  answer instanceof Response ? answer.status : ((answer as Reply).init?.status ?? 200);
const replied = (answer: unknown) => (answer as Reply).data as Data;
const rows = () => db.selectFrom("intervention").selectAll().orderBy("id").execute();
const respondents = () => db.selectFrom("intervention_respondent").selectAll().orderBy("id").execute();
const steps = () => db.selectFrom("intervention_step").selectAll().orderBy("id").execute();
const born = (birth_date: string) => aPerson(db, p, { birth_date, birth_date_basis: "exact" });
const events = async () => (await auditEvents(db)).map(({ event }) => event);

async function aCaseWith(...people: string[]) {
  const [first, ...others] = people;
  const made = await aCase(db, p, first === undefined ? {} : { person_id: first });
  for (const person_id of others)
    await insert(db, "case_link", {
      ...{ id: uuid(), partnership_id: p.partnershipId, case_id: made.id, person_id, role: "perpetrator" },
      ...{ standing: "alleged", from_day: "2026-02-25", until_day: null, version: 1 },
    });
  return made;
}

describe("recording in a case", () => {
  test("a letter to somebody of the case has a reference, a respondent, a first step and a line in the log", async () => {
    const { id: caseId, personId } = await aCase(db, p);
    const answer = await record(member, { caseId, respondents: personId });
    expect(status(answer)).toBe(302);
    const [row] = await rows();
    expect(row).toMatchObject({ reference: "IV-26-0001", kind: "warning-letter", case_id: caseId, tier: "non-legal", from_day: "2026-03-02", support_words: "A youth worker", created_by: member.id }); // prettier-ignore
    expect(await respondents()).toMatchObject([{ person_id: personId, intervention_id: row?.id }]);
    expect(await steps()).toMatchObject([{ kind: "recorded", words: "IV-26-0001", recorded_by: member.id }]);
    expect((answer as Response).headers.get("Location")).toContain(`/interventions/${row?.id}?saved=`);
    expect(await events()).toContain("intervention.recorded");
    const objects = await db.selectFrom("audit_object").selectAll().execute();
    expect(objects).toContainEqual(expect.objectContaining({ object_kind: "person", object_id: personId }));
  });

  test("the same form sent twice makes one", async () => {
    const { id: caseId, personId } = await aCase(db, p);
    const once = uuid();
    await record(member, { caseId, respondents: personId, once });
    expect(status(await record(member, { caseId, respondents: personId, once }))).toBe(302);
    expect(await rows()).toHaveLength(1);
  });

  test("six respondents in one injunction, each with a row of their own", async () => {
    const people = await Promise.all(["1990", "1991", "1992", "1993", "1994", "1995"].map((y) => born(`${y}-05-04`)));
    const { id: caseId } = await aCaseWith(...people);
    const answer = await record(member, {
      ...{ kind: "injunction", caseId, respondents: people, untilDay: "2027-03-01", court: "Leicester County Court" },
      skippedStageReason: "Serious violence",
    });
    expect(replied(answer)?.warnings ?? []).toEqual([]);
    expect(status(answer)).toBe(302);
    expect((await respondents()).map(({ person_id }) => person_id).sort()).toEqual([...people].sort());
  });

  test.each([
    ["another group", async () => anActor(db, p, { groups: { [p.youthJagId]: "member" } }), 404],
    ["another partnership", async () => anActor(db, await aPartnership(db), { duties: ["asb-officer"] }), 404],
  ])("%s: there is no such case", async (_, who, expected) => {
    const { id: caseId, personId } = await aCase(db, p);
    const actor = await who();
    expect(await get(loader, actor, {}, `?case=${caseId}`)).toMatchObject({ status: expected });
    expect(await record(actor, { caseId, respondents: personId })).toMatchObject({ status: expected });
    expect(await rows()).toEqual([]);
  });

  test("what is seen only by breaking the glass is not written to", async () => {
    const { id: caseId, personId } = await aCase(db, p);
    const other = await anActor(db, p, { groups: { [p.youthJagId]: "member" } });
    await insert(db, "break_glass", {
      ...{ id: uuid(), partnership_id: p.partnershipId, session_id: other.sessionId, user_id: other.id },
      ...{ case_id: caseId, reason: "Somebody is in danger", opened_at: "2026-03-20T08:00:00.000Z" },
    });
    expect(await get(loader, other, {}, `?case=${caseId}`)).toMatchObject({ status: 403 });
    expect(await record(other, { caseId, respondents: personId })).toMatchObject({ status: 403 });
    expect(await rows()).toEqual([]);
  });

  test("somebody who is only named for the case reads it, whatever they do in another group", async () => {
    const { id: caseId, personId } = await aCase(db, p);
    const named = await anActor(db, p, { groups: { [p.youthJagId]: "member" } });
    await insert(db, "case_access", {
      ...{ id: uuid(), partnership_id: p.partnershipId, case_id: caseId, user_id: named.id, access: "named" },
      ...{ reason: "Knows the family", since: "2026-03-01T08:00:00.000Z", version: 1 },
    });
    expect(await get(loader, named, {}, `?case=${caseId}`)).toMatchObject({ status: 403 });
    expect(await record(named, { caseId, respondents: personId })).toMatchObject({ status: 403 });
    await record(member, { caseId, respondents: personId });
    const [row] = await rows();
    expect(await findIntervention(db, named, row?.id ?? "")).toMatchObject({ isByRight: 0 });
    expect(await findIntervention(db, member, row?.id ?? "")).toMatchObject({ isByRight: 1 });
  });

  test("a conflict of interest outweighs membership", async () => {
    const { id: caseId, personId } = await aCase(db, p);
    await insert(db, "case_access", {
      ...{ id: uuid(), partnership_id: p.partnershipId, case_id: caseId, user_id: member.id, access: "conflict" },
      ...{ reason: "A relation", since: "2026-03-01T08:00:00.000Z", version: 1 },
    });
    expect(await record(member, { caseId, respondents: personId })).toMatchObject({ status: 404 });
  });

  test("a closed case takes nothing more", async () => {
    const { id: caseId, personId } = await aCase(db, p, { status: "closed", closed_on: "2026-03-10" });
    const answer = await record(member, { caseId, respondents: personId });
    expect(status(answer)).toBe(422);
    expect(replied(answer).errors.form).toContain("closed");
  });
});

describe("whom a case does not link", () => {
  test("a member is refused: the case would open the record of somebody whom nobody has put into it", async () => {
    const { id: caseId } = await aCase(db, p);
    const { personId: other } = await aCase(db, p);
    const answer = await record(member, { caseId, respondents: other });
    expect(status(answer)).toBe(422);
    expect(replied(answer).errors.respondents).toContain("Not linked to this case");
    expect(await rows()).toEqual([]);
  });

  test("whoever manages its people is asked, and links them on the way as alleged", async () => {
    const coordinator = await anActor(db, p, { groups: { [p.jagId]: "coordinator" } });
    const { id: caseId } = await aCase(db, p);
    const { personId: other } = await aCase(db, p);
    const asked = await record(coordinator, { caseId, respondents: other });
    expect(replied(asked).errors.linkToCase).toBeDefined();
    expect(status(await record(coordinator, { caseId, respondents: other, linkToCase: "yes" }))).toBe(302);
    const links = await db.selectFrom("case_link").selectAll().where("case_id", "=", caseId).execute();
    expect(links).toContainEqual(
      expect.objectContaining({ person_id: other, role: "perpetrator", standing: "alleged" }),
    );
    expect(await events()).toContain("case.person-added");
  });

  test("without a case, nobody reaches a record by a card: who may not open the person is refused", async () => {
    const stranger = await aPerson(db, p);
    await insert(db, "found_person", {
      ...{ partnership_id: p.partnershipId, user_id: member.id, person_id: stranger },
      expires_at: "2026-03-21T09:00:00.000Z",
    });
    const answer = await record(member, { respondents: stranger });
    expect(status(answer)).toBe(422);
    expect(replied(answer).errors.respondents).toContain("You may not open the record");
  });

  test("an id that nobody has found is nobody", async () => {
    const answer = await record(asb, { respondents: await aPerson(db, p) });
    expect(replied(answer).errors.respondents).toBe("Search for the person again");
  });
});

describe("bad input", () => {
  test("a CPN for a 15-year-old is refused with the source", async () => {
    const child = await born("2010-06-01");
    const { id: caseId } = await aCaseWith(child);
    const answer = await record(member, { kind: "cpn", caseId, respondents: child, skippedStageReason: "Serious" });
    expect(status(answer)).toBe(422);
    expect(replied(answer).errors.respondents).toContain("s43");
    expect(await rows()).toEqual([]);
  });

  test("an order that ends before it starts is refused at the field, and what was typed stays", async () => {
    const adult = await born("1990-01-01");
    const { id: caseId } = await aCaseWith(adult);
    const answer = await record(member, {
      ...{ kind: "injunction", caseId, respondents: adult, skippedStageReason: "Serious", court: "Leicester" },
      untilDay: "2026-03-01",
    });
    expect(status(answer)).toBe(422);
    expect(replied(answer).errors.untilDay).toBeDefined();
    expect(replied(answer).values).toMatchObject({ court: "Leicester", "untilDay-day": "01" });
  });

  test("a closure order of four months is asked about; a reason lets it through and stands as a step", async () => {
    const placeId = await aLocation(db, p, { name: "12 Ling Road", name_folded: "12 ling road" });
    const notice = await anIntervention(db, p, {
      ...{ kind: "closure-notice", tier: "civil", location_id: placeId, issued_on: "2026-03-01", issued_time: "10:00" },
      created_by: asb.id,
    });
    const order = {
      ...{
        kind: "closure-order-full",
        place: "12 Ling Road",
        locationId: placeId,
        untilDay: "2026-07-01",
        followsId: notice,
      },
    };
    const asked = await record(asb, order);
    expect(status(asked)).toBe(422);
    const codes = replied(asked).warnings.map(({ code }) => code);
    expect(replied(asked).warnings.some(({ source }) => source?.includes("s80"))).toBe(true);
    expect(replied(asked).errors.overrideReason).toBeDefined();
    expect(await rows()).toHaveLength(1);
    const reasoned = await record(asb, { ...order, warned: codes.join(","), overrideReason: "The court said so" });
    expect(status(reasoned)).toBe(302);
    const overridden = (await steps()).filter(({ kind }) => kind === "warning-overridden");
    expect(overridden.map(({ warning_code }) => warning_code).sort()).toEqual([...new Set(codes)].sort());
    expect(overridden.every(({ reason }) => reason === "The court said so")).toBe(true);
  });

  test("an injunction of a 17-year-old for two years is asked about, a reason for another warning does not answer it", async () => {
    const child = await born("2008-06-01");
    const { id: caseId } = await aCaseWith(child);
    const order = {
      ...{ kind: "injunction", caseId, respondents: child, untilDay: "2028-03-01", court: "Leicester Youth Court" },
      skippedStageReason: "Serious violence",
      ...dayFields("consultedOn", "2026-02-20"),
    };
    const answer = await record(member, { ...order, overrideReason: "It is right", warned: "something-else" });
    expect(status(answer)).toBe(422);
    expect(replied(answer).warnings.length).toBeGreaterThan(0);
    expect(await rows()).toEqual([]);
  });

  test("a stage that is left out needs its reason, and support beside a step an answer", async () => {
    const adult = await born("1990-01-01");
    const { id: caseId } = await aCaseWith(adult);
    const answer = await record(member, { kind: "cpw", caseId, respondents: adult, supportOffered: "" });
    expect(replied(answer).errors.skippedStageReason).toContain("Stages 1, 2");
    expect(replied(answer).errors.supportOffered).toBeDefined();
  });

  test("a notice follows no warning that shares neither case, place nor person with it; its own is followed", async () => {
    const [one, two] = [await aCase(db, p), await aCase(db, p)];
    const warning = async (of: typeof one) => {
      const id = await anIntervention(db, p, { kind: "cpw", tier: "civil", case_id: of.id, issued_on: "2026-02-10" });
      await aRespondent(db, p, id, { person_id: of.personId, served_on: "2026-02-11", served_how: "post" });
      return id;
    };
    const cpn = { kind: "cpn", caseId: one.id, respondents: one.personId, skippedStageReason: "Noise every night" };
    const answer = await record(member, { ...cpn, followsId: await warning(two) });
    expect([status(answer), Object.keys(replied(answer).errors)]).toEqual([422, ["followsId"]]);
    const own = await record(member, { ...cpn, followsId: await warning(one) });
    expect((replied(own)?.warnings ?? []).map(({ code }) => code)).not.toContain("warning-not-served");
    expect(Object.keys(replied(own)?.errors ?? {})).not.toContain("followsId");
  });

  test.each([
    ["a day that does not exist", { issuedOn: "2026-02-30" }, "issuedOn", 400],
    ["nobody", { respondents: "" }, "respondents", 422],
    ["a kind that there is not", { kind: "spell" }, "form", 422],
    ["an agency from elsewhere", { agencyId: "0197c000-0000-7000-8000-000000000000" }, "agencyId", 422],
    ["what it follows from elsewhere", { followsId: "0197c000-0000-7000-8000-000000000000" }, "followsId", 422],
    ["a day ahead of what is made", { issuedOn: "2026-03-21" }, "issuedOn", 422],
  ])("%s is said at its field", async (_, changes, field, expected) => {
    const { id: caseId, personId } = await aCase(db, p);
    const answer = await record(member, { caseId, respondents: personId, ...changes });
    expect(status(answer)).toBe(expected);
    expect(Object.keys(replied(answer).errors)).toContain(field);
    expect(await rows()).toEqual([]);
  });
});

describe("at a place, and by people found on the way", () => {
  test("a place brings its beat; what it may be is offered first", async () => {
    const placeId = await aPlace(db, asb, "Queens Park");
    await inTransaction(db, (trx) =>
      trx.updateTable("location").set({ beat_code: "NL01", beat_by: "choice" }).where("id", "=", placeId).execute(),
    );
    const search = { kind: "patrol", place: "Queens Park", locationId: placeId, untilDay: "2026-04-30" };
    const answer = await record(asb, search);
    expect(status(answer)).toBe(302);
    expect((await rows())[0]).toMatchObject({ tier: "place", beat_code: "NL01", until_day: "2026-04-30" });
  });

  test("a closure without a place is refused", async () => {
    const answer = await record(asb, { kind: "pspo", untilDay: "2028-03-01" });
    expect(replied(answer).errors.place).toBeDefined();
  });

  test("somebody is found by name, everything typed stays, and the search is in the log", async () => {
    await aPerson(db, p, { given_names: "Robin", family_name: "Finch", name_folded: "finch robin" });
    const answer = await record(asb, { intent: "find", findFamily: "Finch", grounds: "Shouting" });
    expect(status(answer)).toBe(422);
    expect(replied(answer).values.grounds).toBe("Shouting");
    expect(await events()).toContain("person.searched");
  });

  test("somebody new is recorded after a search, ticked, and may be bound", async () => {
    const made = await record(asb, { intent: "add-new", findGiven: "Robin", findFamily: "Finch", findOnce: uuid() });
    const [person] = replied(made).found;
    expect([replied(made).values.respondents].flat()).toContain(person?.value);
    const answer = await record(asb, { respondents: person?.value });
    expect(status(answer)).toBe(302);
  });
});

test("an own kind and a service of the list are offered and recorded; one that is retired is not", async () => {
  const list = { partnership_id: p.partnershipId, version: 1 };
  await insert(db, "own_intervention_kind", { ...list, id: uuid(), name: "Street pastor", name_folded: "street pastor", tier: "place", retired_on: null }); // prettier-ignore
  const serviceId = uuid();
  await insert(db, "support_service", { ...list, id: serviceId, name: "IMPACT", name_folded: "impact", is_for_victims: 0, retired_on: null }); // prettier-ignore
  const retired = uuid();
  await insert(db, "support_service", { ...list, id: retired, name: "Old", name_folded: "old", is_for_victims: 0, retired_on: "2026-01-01" }); // prettier-ignore
  const page = (await get(loader, member)) as { tiers: { choices: { text: string }[] }[] };
  const offered = page.tiers.flatMap(({ choices }) => choices.map(({ text }) => text));
  expect(offered).toEqual(expect.arrayContaining(["Street pastor", "Referral to IMPACT", "Civil injunction"]));
  const { id: caseId, personId } = await aCase(db, p);
  await record(member, { kind: `referral:${serviceId}`, caseId, respondents: personId });
  expect(await rows()).toMatchObject([{ kind: "referral", service_id: serviceId }]);
  expect(status(await record(member, { kind: `referral:${retired}`, caseId, respondents: personId }))).toBe(422);
});
