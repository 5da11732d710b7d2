import { v7 as uuid } from "uuid";
import { beforeEach, describe, expect, test } from "vitest";
import type { Actor } from "#app/domain/access/actor.ts";
import { action, loader } from "#app/routes/incidents/new/route.tsx";
import { locationTerms } from "#app/services/search/location-terms.ts";
import { personTerms } from "#app/services/search/person-terms.ts";
import { replaceSearchTerms, type SearchTerm } from "#db/queries/search-terms.ts";
import { type Executor, inTransaction } from "#db/transaction.ts";
import {
  aLocation,
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
import { ago, dayFields, reportFields } from "./logging.ts";

let db: Executor;
let p: TestPartnership;
let officer: Actor;
beforeEach(async () => {
  db = await testDatabase();
  p = await aPartnership(db);
  officer = await anActor(db, p, { duties: ["asb-officer"] });
});

type Reply = {
  init?: { status?: number } | null;
  data?: { errors: Record<string, string>; values: Record<string, string>; offered: Offered };
};
type Offered = {
  people: { cards: { id: string }[] }[];
  places: { id: string }[];
  same: { id: string }[];
  problems: { id: string }[];
  unlinked: { id: string }[];
} | null;

const log = (changes: Record<string, string> = {}, actor = officer) =>
  post(action, actor, {}, reportFields(p.councilId, changes));
const refusedWith = (answer: unknown) => (answer as Reply).data?.errors ?? {};
const offeredBy = (answer: unknown) => (answer as Reply).data?.offered ?? null;
const isSaved = (answer: unknown) => answer instanceof Response && answer.status === 302;
const found = (kind: "person" | "location", id: string, terms: SearchTerm[]) =>
  inTransaction(db, (trx) => replaceSearchTerms(trx, { partnershipId: p.partnershipId, kind, id }, terms));
const all = (table: "incident" | "report" | "person" | "incident_person" | "problem" | "location" | "victim_duty") =>
  db.selectFrom(table).selectAll().orderBy("id").execute();

describe("a report by somebody new about somewhere new", () => {
  test("is a report, an incident, the person as victim and reporter, and the place, each in the log", async () => {
    const answer = await log();
    expect(isSaved(answer)).toBe(true);
    const [person] = (await all("person")) as { id: string; given_names: string; family_name: string }[];
    const [place] = (await all("location")) as { id: string; name: string }[];
    const [report] = await db.selectFrom("report").selectAll().execute();
    const [incident] = await db.selectFrom("incident").selectAll().execute();
    expect(person).toMatchObject({ given_names: "Pat", family_name: "Sample" });
    expect(place).toMatchObject({ name: "12 Ling Road", kind: "address" });
    expect(report).toMatchObject({
      reported_on: ago(0),
      channel: "phone",
      agency_id: p.councilId,
      reporter_person_id: person?.id,
      for_person_id: person?.id,
    });
    expect(incident).toMatchObject({
      latest_day: ago(1),
      heading: "noise",
      location_id: place?.id,
      status: "open",
      victim_told_on: ago(0),
    });
    expect(incident?.first_contact_due_on).not.toBeNull();
    expect(await db.selectFrom("incident_person").select(["person_id", "role", "standing"]).execute()).toEqual([
      { person_id: person?.id, role: "victim", standing: null },
    ]);
    expect((answer as Response).headers.get("location")).toContain(`/incidents/reports/${report?.id ?? ""}`);
    const events = await auditEvents(db);
    expect(events.map(({ event }) => event)).toEqual(
      expect.arrayContaining(["person.searched", "person.created", "location.created", "report.logged"]),
    );
  });

  test("sent twice it is one", async () => {
    const once = uuid();
    await log({ once });
    await log({ once });
    expect(await all("report")).toHaveLength(1);
    expect(await all("incident")).toHaveLength(1);
  });

  test("with further nights is one report of an incident each", async () => {
    await log({ ...dayFields("also1", ago(2)), also1At: "2130", ...dayFields("also2", ago(3)) });
    const incidents = await db
      .selectFrom("incident")
      .select(["latest_day", "latest_time"])
      .orderBy("latest_day")
      .execute();
    expect(incidents).toEqual([
      { latest_day: ago(3), latest_time: null },
      { latest_day: ago(2), latest_time: "21:30" },
      { latest_day: ago(1), latest_time: null },
    ]);
    expect(await all("report")).toHaveLength(1);
  });

  test("a range counts by its latest day", async () => {
    await log({ happenedOn: ago(5), ...dayFields("untilOn", ago(2)) });
    expect((await all("incident"))[0]).toMatchObject({ earliest_day: ago(5), latest_day: ago(2) });
  });

  test("anonymous names nobody", async () => {
    await log({ reporterKind: "anonymous" });
    expect(await all("person")).toEqual([]);
    expect((await all("report"))[0]).toMatchObject({ reporter_person_id: null, for_person_id: null });
  });

  test("made for somebody else has both", async () => {
    await log({ affectedKind: "other", affectedGiven: "Vic", affectedFamily: "Tim" });
    const victim = await db
      .selectFrom("person")
      .select("id")
      .where("family_name", "=", "Tim")
      .executeTakeFirstOrThrow();
    const [report] = await db.selectFrom("report").selectAll().execute();
    expect(report?.for_person_id).toBe(victim.id);
    expect(report?.reporter_person_id).not.toBe(victim.id);
    expect(report?.reporter_person_id).not.toBeNull();
    expect((await all("incident_person"))[0]).toMatchObject({ person_id: victim.id, role: "victim" });
  });

  test("who is thought responsible is alleged, and no more", async () => {
    await log({ suspectGiven: "Sus", suspectFamily: "Pect" });
    const links = await db.selectFrom("incident_person").select(["role", "standing"]).orderBy("role").execute();
    expect(links).toEqual([
      { role: "perpetrator", standing: "alleged" },
      { role: "victim", standing: null },
    ]);
  });

  test("hate has its strands", async () => {
    await log({ hate: "yes", strands: "race" });
    expect((await all("incident"))[0]).toMatchObject({ is_hate: 1 });
    expect(await db.selectFrom("incident_hate_strand").select("strand").execute()).toEqual([{ strand: "race" }]);
  });
});

describe("what cannot be is said at its field, and nothing is saved", () => {
  test.each<[string, Record<string, string>, number, string, string]>([
    ["nothing typed", { whatHappened: "" }, 400, "whatHappened", "Enter what happened"],
    ["no kind", { type: "" }, 400, "type", "Select what it was"],
    ["a type of nobody", { type: `type:${uuid()}` }, 422, "type", "Select what it was"],
    ["an agency of elsewhere", { agencyId: uuid() }, 422, "agencyId", "Select the agency that took the report"],
    [
      "no name",
      { reporterGiven: "", reporterFamily: "" },
      422,
      "reporterFamily",
      "Enter who reports, or say that it is anonymous",
    ],
    ["a given name alone", { reporterFamily: "" }, 422, "reporterFamily", "Enter the family name"],
    ["affected, and nobody named", { affectedKind: "other" }, 422, "affectedFamily", "Enter who was affected"],
    ["a report tomorrow", { reportedOn: ago(-1) }, 422, "reportedOn", "Day of the report must be today or in the past"],
    ["a range backwards", dayFields("untilOn", ago(9)), 422, "untilOn", "Latest day must be after the earliest"],
    ["a time that is none", { happenedAt: "25:00" }, 400, "happenedAt", "Time must be a time, like 21:30"],
    ["hate without a strand", { hate: "yes" }, 422, "strands", "Select at least one strand"],
    ["a time of a further day alone", { also1At: "21:30" }, 422, "also1", "Enter the further day"],
    [
      "somebody else’s person",
      { reporterId: uuid(), reporterGiven: "", reporterFamily: "" },
      422,
      "reporterId",
      "Choose one of those shown",
    ],
    ["an incident of nobody", { sameAs: uuid() }, 422, "sameAs", "Choose one of the incidents shown"],
    ["a problem of nobody", { problemId: uuid() }, 422, "problemId", "Choose one of the problems shown"],
    ["a place of nobody", { locationId: uuid() }, 422, "locationId", "Choose one of those shown"],
  ])("%s", async (_, changes, status, field, message) => {
    const answer = await log(changes);
    expect((answer as Reply).init?.status).toBe(status);
    expect(refusedWith(answer)[field]).toBe(message);
    expect((answer as Reply).data?.values.place).toBe("12 Ling Road");
    for (const table of ["incident", "report", "person", "location"] as const) expect(await all(table)).toEqual([]);
  });

  test("what happened after the report", async () => {
    expect(refusedWith(await log({ reportedOn: ago(3), happenedOn: ago(2) })).happenedOn).toContain(
      "on or before the day of the report",
    );
  });
});

describe("search comes before create", () => {
  test("somebody who may be recorded already is asked about, and taken when chosen", async () => {
    const known = await aPerson(db, p, {
      given_names: "Pat",
      family_name: "Sample",
      name_folded: "sample pat",
      birth_date: null,
      birth_date_basis: "unknown",
    });
    await found(
      "person",
      known,
      personTerms({
        reference: "P-1",
        givenNames: "Pat",
        familyName: "Sample",
        birthDate: null,
        birthDateBasis: "unknown",
      }),
    );
    const asked = await log();
    expect((asked as Reply).init?.status).toBe(422);
    expect(refusedWith(asked).reporterId).toBe("Say whether Pat Sample is recorded already");
    expect(offeredBy(asked)?.people[0]?.cards.map(({ id }) => id)).toEqual([known]);
    expect(await all("report")).toEqual([]);
    expect(isSaved(await log({ reporterId: known }))).toBe(true);
    expect(await all("person")).toHaveLength(1);
    expect((await all("report"))[0]).toMatchObject({ reporter_person_id: known });
  });

  test("somebody new of the same name is recorded where that is said", async () => {
    await log();
    const asked = await log({ happenedOn: ago(40) });
    expect(offeredBy(asked)?.people).toHaveLength(1);
    expect(isSaved(await log({ happenedOn: ago(40), reporterId: "new", sameAs: "new" }))).toBe(true);
    expect(await all("person")).toHaveLength(2);
  });

  test("who was chosen and then typed over is not who was chosen", async () => {
    await log();
    const [known] = await all("person");
    expect(
      isSaved(
        await log({
          reporterId: known?.id ?? "",
          reporterGiven: "Quite",
          reporterFamily: "Another",
          happenedOn: ago(20),
        }),
      ),
    ).toBe(true);
    expect(await all("person")).toHaveLength(2);
  });

  test("the place of that very name is it", async () => {
    const place = await aLocation(db, p, { name: "12 Ling Road", name_folded: "12 ling road" });
    await found(
      "location",
      place,
      locationTerms({ reference: "L-1", name: "12 Ling Road", addressWords: null, postcode: null }),
    );
    await log();
    expect(await all("location")).toHaveLength(1);
    expect((await all("incident"))[0]).toMatchObject({ location_id: place });
  });
});

describe("the same incident, and the problem, are offered and never decided", () => {
  async function again(changes: Record<string, string> = {}) {
    const [known] = await all("person");
    return log({ reporterId: known?.id ?? "", ...changes });
  }
  const seenOf = (answer: unknown) => (answer as Reply).data?.values.seen ?? "";

  test("one of the same place, day and kind is offered; as another it is saved as another", async () => {
    await log();
    const asked = await again();
    expect(offeredBy(asked)?.same).toHaveLength(1);
    expect((asked as Reply).data?.values.sameAs).toBe("new");
    expect(await all("incident")).toHaveLength(1);
    expect(isSaved(await again({ sameAs: "new", seen: seenOf(asked) }))).toBe(true);
    expect(await all("incident")).toHaveLength(2);
  });

  test("as the same it is one more report of one incident", async () => {
    await log();
    const [incident] = await all("incident");
    expect(isSaved(await again({ sameAs: incident?.id ?? "" }))).toBe(true);
    expect(await all("incident")).toHaveLength(1);
    expect(await all("report")).toHaveLength(2);
  });

  test("as the same its words, its hate and its flags are kept, and the problem is linked", async () => {
    await log();
    const [incident] = await all("incident");
    const more = { whatHappened: "They shouted about my faith", suspectWords: "The tall one", hate: "yes", strands: "religion", flags: "alcohol" }; // prettier-ignore
    const answer = await again({ sameAs: incident?.id ?? "", problemId: "new", problemTitle: "Noise", ...more });
    expect(isSaved(answer)).toBe(true);
    const [problem] = await all("problem");
    expect((await all("incident"))[0]).toMatchObject({ is_hate: 1, is_alcohol: 1, is_youth: 0, problem_id: problem?.id, what_happened: "Loud music until three" }); // prettier-ignore
    expect(await db.selectFrom("incident_hate_strand").select("strand").execute()).toEqual([{ strand: "religion" }]);
    const step = await db.selectFrom("incident_step").select("words").where("kind", "=", "report-added").executeTakeFirstOrThrow(); // prettier-ignore
    expect(step.words).toMatch(/^RP-.*They shouted about my faith[\s\S]*The tall one$/);
    expect((await auditEvents(db)).map(({ event }) => event)).toContain("incident.raised-by-report");
  });

  test("what is closed takes no report", async () => {
    await log();
    const [incident] = await all("incident");
    const close = { status: "closed" as const, ended_on: ago(0), end_reason: "resolved" as never };
    await inTransaction(db, (trx) => trx.updateTable("incident").set(close).execute());
    expect(refusedWith(await again({ sameAs: incident?.id ?? "" })).sameAs).toContain("is closed");
    const problem = uuid();
    await insert(db, "problem", { id: problem, partnership_id: p.partnershipId, reference: "PB-1", version: 1, title: "Noise", location_id: null, case_id: null, opened_on: ago(90), closed_on: ago(1), created_at: new Date().toISOString(), created_by: null }); // prettier-ignore
    expect(refusedWith(await again({ sameAs: "new", problemId: problem })).problemId).toContain("is closed");
    expect(await all("report")).toHaveLength(1);
  });

  test("a place that was chosen and then typed over is not that place", async () => {
    const place = await aLocation(db, p, { name: "Elsewhere Park", name_folded: "elsewhere park" });
    expect(isSaved(await log({ locationId: place }))).toBe(true);
    expect((await all("incident"))[0]).not.toMatchObject({ location_id: place });
  });

  test("a problem is proposed from place, people and kind; with none chosen there is none", async () => {
    await log({ happenedOn: ago(60), reportedOn: ago(59) });
    const asked = await again();
    expect(offeredBy(asked)).toMatchObject({ same: [], problems: [], unlinked: [{}] });
    expect(isSaved(await again({ seen: seenOf(asked) }))).toBe(true);
    expect(await all("problem")).toEqual([]);
  });

  test("a new problem holds both, and is offered the next time", async () => {
    await log({ happenedOn: ago(60), reportedOn: ago(59) });
    expect(refusedWith(await again({ problemId: "new" })).problemTitle).toBe("Enter the problem in a few words");
    const [before] = await all("incident");
    const fields = { problemId: "new", problemTitle: "Music at night", problemIncidents: before?.id ?? "" };
    expect(isSaved(await again(fields))).toBe(true);
    const [problem] = await all("problem");
    const incidents = (await all("incident")) as { problem_id: string | null }[];
    expect(incidents.map(({ problem_id }) => problem_id)).toEqual([problem?.id, problem?.id]);
    const third = await again({ happenedOn: ago(20), reportedOn: ago(20) });
    expect(offeredBy(third)?.problems.map(({ id }) => id)).toEqual([problem?.id]);
  });
});

test("the second report in six months raises the duty to tell the victim, once", async () => {
  await log({ happenedOn: ago(60), reportedOn: ago(59) });
  expect(await all("victim_duty")).toEqual([]);
  const [known] = await all("person");
  const more = (day: number) =>
    log({
      reporterId: known?.id ?? "",
      happenedOn: ago(day),
      reportedOn: ago(day),
      sameAs: "new",
      seen: "",
      problemId: "new",
      problemTitle: "Noise",
    });
  await more(30);
  expect(await all("victim_duty")).toMatchObject([
    { person_id: known?.id, arose_on: ago(30), due_on: ago(0), told_on: null },
  ]);
  await more(10);
  expect(await all("report")).toHaveLength(3);
  expect(await all("victim_duty")).toHaveLength(1);
});

test("with the victim in the address the form begins with their name; of nobody else’s it is not found", async () => {
  await log();
  const [known] = await all("person");
  expect(await get(loader, officer, {}, `?person=${known?.id ?? ""}`)).toMatchObject({
    person: { familyName: "Sample" },
  });
  expect(await get(loader, officer, {}, `?person=${uuid()}`)).toMatchObject({ status: 404 });
});
