import { addMinutes, addSeconds } from "date-fns";
import { v7 as uuid } from "uuid";
import { beforeEach, describe, expect, test } from "vitest";
import type { Actor } from "#app/domain/access/actor.ts";
import type { LogRow } from "#app/domain/audit/log-row.ts";
import { loader } from "#app/routes/audit/_index/route.tsx";
import type { Executor } from "#db/transaction.ts";
import { anActor, aPartnership, get, insert, testDatabase, type TestPartnership } from "../factories.ts";
import { expectAudit } from "../support/audit.ts";
import { log, NOW } from "./log.ts";

type Reply = {
  data: {
    rows: LogRow[];
    next: string | null;
    errors: Record<string, string>;
    values: Record<string, string>;
    users: { name: string }[];
  };
  init: { status: number };
};

let db: Executor;
let p: TestPartnership;
let officer: Actor;
let coordinator: Actor;
beforeEach(async () => {
  db = await testDatabase();
  p = await aPartnership(db);
  officer = await anActor(db, p, { duties: ["information-governance"], name: "Ida Officer" });
  coordinator = await anActor(db, p, { groups: { [p.jagId]: "coordinator" }, name: "Cora Dinator" });
});

const search = async (query = "", actor = officer) => (await get(loader, actor, {}, query)) as Reply;
const whats = async (query = "", actor = officer) => (await search(query, actor)).data.rows.map((row) => row.what);

describe("who may search the log", () => {
  test("nobody signed out", async () => {
    expect(await get(loader as never, null)).toMatchObject({ init: { status: 401 } });
  });

  test.each([
    ["a coordinator", { duties: [], coordinates: true }],
    ["an administrator", { duties: ["administrator"] as const, coordinates: false }],
    ["a manager", { duties: ["manager"] as const, coordinates: false }],
  ])("not %s, and the refusal is logged", async (_, { duties, coordinates }) => {
    const actor = await anActor(db, p, {
      duties: [...duties],
      groups: coordinates ? { [p.jagId]: "coordinator" } : {},
    });
    expect(await get(loader as never, actor)).toMatchObject({ status: 403 });
    await expectAudit(db, [
      { event: "access.refused", actor_id: actor.id, purpose: "audit:search", category: "refusal" },
    ]);
  });
});

test("an empty log says so", async () => {
  expect(await search()).toMatchObject({ data: { rows: [], next: null }, init: { status: 200 } });
});

test("newest first, with who, what, which fields and how many, and never what was recorded", async () => {
  await log(
    db,
    { event: "case.listed", objectId: null, resultCount: 3, detail: { secret: "CANARY" } },
    coordinator,
    NOW,
  );
  await log(
    db,
    {
      event: "action.completed",
      category: "alteration",
      fields: ["status", "finishedOn"],
      detail: { after: "CANARY" },
    },
    coordinator,
    addMinutes(NOW, 1),
  );
  const reply = await search();
  expect(reply.data.rows).toMatchObject([
    {
      when: "2 Mar 2026, 10:01",
      who: "Cora Dinator",
      what: "Finished an action",
      fields: "status, finished on",
      count: null,
    },
    { when: "2 Mar 2026, 10:00", who: "Cora Dinator", what: "Listed cases", fields: "", count: 3 },
  ]);
  expect(JSON.stringify(reply)).not.toContain("CANARY");
});

test("searching the log is itself logged, with what was asked and what was shown", async () => {
  const id = await log(db, {}, coordinator);
  await search("?event=case.viewed");
  await expectAudit(
    db,
    [
      {
        event: "audit.searched", category: "consultation", actor_id: officer.id, partnership_id: p.partnershipId, session_id: officer.sessionId,
        object_kind: "audit-event", object_id: null, result_count: 1, restricted: 0,
        detail: { filter: { from: null, until: null, event: "case.viewed", record: "" }, listed: [id] },
      },
    ],
    1,
  ); // prettier-ignore
});

describe("what belongs to whom", () => {
  test("the events of another partnership are never seen, whatever is asked", async () => {
    const other = await aPartnership(db);
    const stranger = await anActor(db, other, { groups: { [other.jagId]: "coordinator" } });
    const objectId = uuid();
    await log(db, { objectId }, stranger);
    for (const query of ["", `?user=${stranger.id}`, "?event=case.viewed", "?category=consultation"])
      expect(await whats(query)).not.toContain("Looked at a case");
    expect(await search(`?record=${objectId}`)).toMatchObject({ init: { status: 400 } });
  });

  test("signing in belongs to no partnership: seen when it is by or about somebody of this one, or nobody known", async () => {
    const other = await aPartnership(db);
    const stranger = await anActor(db, other, { groups: { [other.jagId]: "member" } });
    const nobody = { id: "anonymous", agencyId: null, partnershipId: null, sessionId: null };
    const user = { objectKind: "user", category: "sign-in" } as const;
    await log(
      db,
      { ...user, event: "user.signed-in", objectId: coordinator.id },
      { ...coordinator, partnershipId: null },
    );
    await log(db, { ...user, event: "sign-in.failed", objectId: coordinator.id }, nobody);
    await log(db, { ...user, event: "sign-in.throttled", objectId: null }, nobody);
    await log(db, { ...user, event: "code.failed", objectId: stranger.id }, nobody);
    await log(db, { ...user, event: "user.signed-out", objectId: stranger.id }, { ...stranger, partnershipId: null });
    await log(db, { ...user, event: "recovery-code.failed", objectId: null }, { ...stranger, partnershipId: null });
    expect((await whats()).sort()).toEqual([
      "Failed to sign in",
      "Signed in",
      "Was held back after too many tries to sign in",
    ]);
  });
});

describe("filters", () => {
  test("days are London's, both included", async () => {
    const at = (text: string) => log(db, { event: "case.viewed" }, coordinator, new Date(text));
    await at("2026-06-09T22:59:59.999Z"); // still the 9th in London
    await at("2026-06-09T23:00:00.000Z");
    await at("2026-06-10T22:59:59.999Z");
    await at("2026-06-10T23:00:00.000Z");
    const day = (name: string) => `${name}-day=10&${name}-month=6&${name}-year=2026`;
    const found = (await search(`?${day("from")}&${day("until")}`)).data.rows;
    expect(found.map((row) => row.at)).toEqual(["2026-06-10T22:59:59.999Z", "2026-06-09T23:00:00.000Z"]);
    expect((await search(`?${day("from")}&category=consultation&event=case.viewed`)).data.rows.length).toBe(3);
    expect((await search(`?${day("until")}`)).data.rows.length).toBe(3);
  });

  test("who: one person, or commands and jobs", async () => {
    await log(db, { event: "case.viewed" }, coordinator);
    await log(db, { event: "case.opened" }, officer);
    await log(
      db,
      { event: "user.invited" },
      { id: "system:root", agencyId: null, partnershipId: p.partnershipId, sessionId: null },
    );
    expect(await whats(`?user=${coordinator.id}`)).toEqual(["Looked at a case"]);
    expect((await search("?user=system")).data.rows).toMatchObject([
      { what: "Invited a user", who: "Command run by root" },
    ]);
  });

  test("kind of use and event", async () => {
    await log(db, { event: "case.viewed" }, coordinator);
    await log(db, { event: "risk.assessed", category: "collection" }, coordinator);
    expect(await whats("?category=collection")).toEqual(["Assessed risk"]);
    expect(await whats("?event=case.viewed")).toEqual(["Looked at a case"]);
  });

  test("a record by its reference, however typed, or its id, with the other filters", async () => {
    const personId = uuid();
    await insert(db, "person", {
      id: personId, partnership_id: p.partnershipId, reference: "P-26-0001", version: 1, given_names: "Canary", family_name: "Canary",
      name_folded: "c", birth_date: null, birth_date_basis: "unknown", area_words: null, created_at: NOW.toISOString(), created_by: officer.id,
    }); // prettier-ignore
    await log(db, { event: "person.viewed", objectKind: "person", objectId: personId }, coordinator);
    await log(
      db,
      {
        event: "person.searched",
        objectKind: "person-search",
        objectId: null,
        objects: [{ kind: "person", id: personId }],
      },
      coordinator,
    );
    await log(db, { event: "person.viewed", objectKind: "person", objectId: uuid() }, coordinator);
    for (const typed of ["P-26-0001", "+p-26-0001+", personId, personId.toUpperCase()]) {
      expect(await whats(`?record=${typed}`)).toEqual(["Searched for a person", "Opened a person"]);
    }
    expect(await whats("?record=P-26-0001&event=person.viewed")).toEqual(["Opened a person"]);
    const [row] = (await search("?event=person.viewed&record=P-26-0001")).data.rows;
    expect(row?.record).toEqual({ text: "Person P-26-0001", href: `/audit/records/person/${personId}` });
  });

  test.each([
    [
      "a day that does not exist",
      "from-day=31&from-month=2&from-year=2026",
      { from: "First day must be a real date, like 27 3 2026" },
    ],
    ["a day of which only a part is given", "from-day=31", { from: "First day must be a real date, like 27 3 2026" }],
    [
      "days in the wrong order",
      "from-day=2&from-month=3&from-year=2026&until-day=1&until-month=3&until-year=2026",
      { until: "Last day must be the same as or after the first day" },
    ],
    [
      "a reference that nobody has",
      "record=CS-26-9999",
      { record: "No record of this partnership has that reference" },
    ],
    [
      "a reference of endless length",
      `record=${"x".repeat(61)}`,
      { record: "Reference must be 60 characters or less" },
    ],
  ])("%s is refused at its field, what was typed is kept, and nothing is searched", async (_, query, errors) => {
    await log(db, {}, coordinator);
    const reply = await search(`?${query}`);
    expect(reply).toMatchObject({
      init: { status: 400 },
      data: { rows: [], errors, values: Object.fromEntries(new URLSearchParams(query)) },
    });
    await expectAudit(db, [{ event: "case.viewed" }]);
  });

  test.each(["category=x", "event=x", "event=toString", "user=x", "after=x", "after=2026-03-02T10:00:00.000Z~1"])(
    "%s, made up, is as if it were not there",
    async (query) => {
      await log(db, {}, coordinator);
      expect(await whats(`?${query}`)).toEqual(["Looked at a case"]);
    },
  );

  test("only people who hold or have held a role here can be chosen", async () => {
    const other = await aPartnership(db);
    await anActor(db, other, { groups: { [other.jagId]: "member" }, name: "Stranger" });
    expect((await search()).data.users.map((user) => user.name)).toEqual(["Cora Dinator", "Ida Officer"]);
  });
});

test("pages follow each other by key and show every event once, filters kept", async () => {
  for (let i = 0; i < 120; i++)
    await log(db, { event: i % 2 ? "case.viewed" : "case.listed" }, coordinator, addSeconds(NOW, Math.floor(i / 3)));
  const seen: string[] = [];
  let query: string | null = `?user=${coordinator.id}`;
  const sizes: number[] = [];
  while (query) {
    const { rows, next }: Reply["data"] = (await search(query)).data;
    sizes.push(rows.length);
    seen.push(...rows.map((row) => row.id));
    if (next) expect(next).toContain(`user=${coordinator.id}`);
    query = next && next.slice(next.indexOf("?"));
  }
  expect(sizes).toEqual([50, 50, 20]);
  expect(new Set(seen).size).toBe(120);
  const all = await db
    .selectFrom("audit_event")
    .select("id")
    .where("actor_id", "=", coordinator.id)
    .orderBy("at", "desc")
    .orderBy("id", "desc")
    .execute();
  expect(seen).toEqual(all.map((e) => e.id));
});
