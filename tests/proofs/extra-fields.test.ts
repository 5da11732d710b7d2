import SQLite from "better-sqlite3";
import { v7 as uuid } from "uuid";
import { afterAll, beforeAll, expect, test } from "vitest";
import { londonDay, plusDays } from "#app/domain/dates/iso-day.ts";
import { aSitting, REFERRAL_FIELDS } from "../factories.ts";
import type { HttpClient } from "../support/http-client.ts";
import { count, figure } from "./figure.ts";
import { aTown, type Town } from "./town.ts";
import { aWorld, dayFields, type World } from "./world.ts";

// SECURITY S14: no field writes what it should not. The forms of the main job and of one's own account; those of the
// administrator are in tests/admin/extra-fields.test.ts.

let world: World;
let town: Town;
beforeAll(async () => {
  world = await aWorld();
  town = await aTown(world);
});
afterAll(() => world.close());

/** Which forms were sent, and with which field beside their own. */
const forms = new Set<string>();
const tried = new Set<string>();

/** Found nowhere but where a field that is none of the form's has been written. */
const MARKS = {
  id: uuid(),
  day: "1999-09-09",
  instant: "1999-09-09T09:09:09.000Z",
  number: "987654",
  words: "writtenbyanextrafield",
};
/** Each somebody else, and like none before. */
const NAMES = ["Ada", "Benjamin", "Cordelia", "Dominic", "Eleanora", "Frederick", "Guinevere"];
const CHOICES = ["closed", "restricted", "withdrawn", "not-possible", "complete", "disabled", "confirmed"];

function columns(): string[] {
  const handle = new SQLite(world.file, { readonly: true });
  try {
    const names = handle
      .prepare(
        "select distinct c.name from pragma_table_list t, pragma_table_info(t.name) c where t.type = 'table' and t.name not like 'sqlite%'",
      )
      .pluck()
      .all() as string[];
    return [
      ...new Set(
        names.flatMap((name) => [name, name.replaceAll(/_(\w)/g, (_, letter: string) => letter.toUpperCase())]),
      ),
    ];
  } finally {
    handle.close();
  }
}

function mark(column: string, n: number) {
  if (/(_id|Id|_by|By|^id)$/.test(column)) return MARKS.id;
  if (/(_on|On|_day|Day|_until|Until|_date|Date)$/.test(column)) return MARKS.day;
  if (/(_at|At)$/.test(column)) return MARKS.instant;
  if (/^(version|last|sequence|.*count|.*Count|.*due|.*Due)$/.test(column)) return MARKS.number;
  if (/^(status|visibility|stage|standing|decision|access)$/.test(column)) return CHOICES[n % CHOICES.length] ?? "";
  return MARKS.words;
}

/**
 * Posts the form with columns of every table beside its own fields: those given, and those that its page shows. Half of them
 * a round, so that a form is not refused for its length; over two rounds each form has had every one.
 */
async function sendWithExtras(client: HttpClient, path: string, fields: Record<string, string>, round: number) {
  const { body } = await client.get(path.replace("?index", ""));
  const shown = [...body.matchAll(/\sname="([^"]+)"/g)].map(([, name = ""]) => name);
  const own = new Set(
    [...Object.keys(fields), ...shown].flatMap((name) => [name, name.replace(/-(day|month|year)$/, "")]),
  );
  const extras = columns().filter((column) => !own.has(column) && column !== "formToken");
  expect(extras.length).toBeGreaterThan(150);
  const form = path.replaceAll(/[0-9a-f-]{36}/g, "…");
  for (const extra of extras) tried.add(`${form} ${extra}`);
  forms.add(form);
  const posted = extras.flatMap((column, n) => ((n + round) % 2 === 0 ? [[column, mark(column, n + round)]] : []));
  const all = { ...(Object.fromEntries(posted) as Record<string, string>), ...fields };
  const answer = await client.post(path, all);
  expect([answer.status, answer.status === 302 ? "" : answer.body.slice(0, 800)], path).toEqual([302, ""]);
  return /[0-9a-f-]{36}/.exec(answer.location)?.[0] ?? "";
}

/** Every cell of the database in which one of the marks stands. */
function marked() {
  const handle = new SQLite(world.file, { readonly: true });
  try {
    const tables = handle.prepare("select name from sqlite_master where type = 'table'").pluck().all() as string[];
    return tables.flatMap((table) => {
      const rows = handle.prepare(`select * from "${table}"`).all() as Record<string, unknown>[];
      return rows.flatMap((row) =>
        Object.entries(row)
          .filter(([, cell]) => Object.values(MARKS).some((m) => String(cell).includes(m)))
          .map(([column]) => `${table}.${column}`),
      );
    });
  } finally {
    handle.close();
  }
}

test("every column of every table, posted beside a form's own fields, is written nowhere", async () => {
  const { p } = town;
  const today = londonDay(new Date());
  const client = await town.signedIn("coordinator");
  for (let round = 0; round < CHOICES.length; round++) {
    const send = (path: string, fields: Record<string, string>) => sendWithExtras(client, path, fields, round);
    const searchId = await send("/search?index", { name: "Somebody", ...dayFields("birthDate", "1990-05-01") });
    const person = await send(`/people/new?search=${searchId}`, { searchId, givenNames: NAMES[round] ?? "", familyName: "Body", birthDateBasis: "exact", ...dayFields("birthDate", `19${50 + round}-05-01`), areaWords: "" }); // prettier-ignore
    const referral = await send(`/referrals/new?person=${person}`, { groupId: p.jagId, role: "perpetrator", agencyId: p.policeId, reason: "Reason", lawfulBasis: "public-task", ...REFERRAL_FIELDS, ...dayFields("receivedOn", today) }); // prettier-ignore
    const record = await send(`/referrals/${referral}`, { version: "1", decision: "accepted", reason: "Reason", leadAgencyId: p.policeId, leadUserId: "", ...dayFields("decidedOn", today) }); // prettier-ignore
    const reasons = Object.fromEntries(["reoffending", "harmToOthers", "harmToSelf"].flatMap((d) => [[d, "low"], [`${d}Reasons`, "Reasons"]])) as Record<string, string>; // prettier-ignore
    await send(`/cases/${record}/assess-risk`, { personId: person, ...reasons, ...dayFields("assessedOn", today), ...dayFields("nextReviewOn", plusDays(today, 30)) }); // prettier-ignore
    await send(`/cases/${record}/add-action`, { words: "Words", ownerAgencyId: p.policeId, ownerUserId: "", priority: "normal", ...dayFields("dueOn", plusDays(today, 9)) }); // prettier-ignore
    const action = await world.db
      .selectFrom("action")
      .selectAll()
      .where("case_id", "=", record)
      .executeTakeFirstOrThrow();
    expect(action).toMatchObject({
      status: "open",
      version: 1,
      raised_by: town.people.coordinator.id,
      finished_on: null,
    });
    await send(`/cases/${record}/notes/new`, { kind: "fact", words: "Words", sharing: "private", ...dayFields("happenedOn", today) }); // prettier-ignore
    await send(`/cases/${record}/plan/new`, { domain: "reoffending", personId: "", words: "Words", why: "Why", ownerAgencyId: p.policeId, ownerUserId: "", untilDay: "", ...dayFields("fromDay", today) }); // prettier-ignore
    await send(`/people/${person}/alias/new`, { source: `case:${record}`, aliasKind: "nickname", givenNames: "Al", familyName: "" }); // prettier-ignore
    await send(`/people/${person}/address/new`, {
      source: "person",
      addressKind: "home",
      lines: "1 Ling Road",
      postcode: "",
      fromDay: "",
      untilDay: "",
      neverWrite: "",
      neverReason: "",
    });
    const versionNow = async () => {
      const row = world.db.selectFrom("case_record").select("version").where("id", "=", record);
      return String((await row.executeTakeFirstOrThrow()).version);
    };
    const days = dayFields("holdUntil", plusDays(today, 9));
    await send(`/cases/${record}/hold`, { version: await versionNow(), reason: "Away", ...days });
    await send(`/cases/${record}/resume`, { version: await versionNow(), reason: "Back" });
    await send(`/actions/${action.id}`, {
      version: "1",
      status: "done",
      outcome: "Done",
      ...dayFields("finishedOn", today),
    });

    const held = await world.db
      .selectFrom("case_record")
      .selectAll()
      .where("id", "=", record)
      .executeTakeFirstOrThrow();
    expect(held).toMatchObject({ status: "open", visibility: "standard", partnership_id: p.partnershipId, group_id: p.jagId, person_id: person, lead_user_id: null, closed_on: null }); // prettier-ignore
    const note = await world.db
      .selectFrom("note_case")
      .selectAll()
      .where("case_id", "=", record)
      .executeTakeFirstOrThrow();
    expect(note).toMatchObject({ is_shared: 0, version: 1, agency_id: town.people.coordinator.agencyId });
    const step = await world.db
      .selectFrom("plan_step")
      .selectAll()
      .where("case_id", "=", record)
      .executeTakeFirstOrThrow();
    expect(step).toMatchObject({ status: "planned", version: 1, ended_on: null, person_id: null });
    const link = await world.db
      .selectFrom("case_link")
      .selectAll()
      .where("case_id", "=", record)
      .executeTakeFirstOrThrow();
    expect(link).toMatchObject({ standing: "alleged", role: "perpetrator", person_id: person });
    const asked = await world.db
      .selectFrom("referral")
      .selectAll()
      .where("id", "=", referral)
      .executeTakeFirstOrThrow();
    expect(asked).toMatchObject({ status: "accepted", created_by: town.people.coordinator.id, group_id: p.jagId });
  }
  await sendWithExtras(client, "/account", { sessionId: "others" }, 0);
  expect(marked()).toEqual([]);
  const me = await world.db
    .selectFrom("user_account")
    .selectAll()
    .where("id", "=", town.people.coordinator.id)
    .executeTakeFirstOrThrow();
  expect(me).toMatchObject({ status: "active", version: 1 });
  const roles = await world.db.selectFrom("membership").selectAll().where("user_id", "=", me.id).execute();
  expect(roles.map(({ group_id, role }) => [group_id, role])).toEqual([[p.jagId, "coordinator"]]);
  expect(await world.db.selectFrom("duty").selectAll().where("user_id", "=", me.id).execute()).toEqual([]);
});

test("nor beside those of the forms of a meeting", async () => {
  const { p } = town;
  const today = londonDay(new Date());
  const client = await town.signedIn("coordinator");
  const sittingId = await aSitting(world.db, p, { group_id: p.jagId, day: today });
  const meeting = `/groups/${p.jagId}/meetings/${sittingId}`;
  const newest = (table: "agenda_item" | "item_minute" | "action" | "item_contribution" | "forward_item") =>
    world.db.selectFrom(table).selectAll().where("partnership_id", "=", p.partnershipId);
  for (let round = 0; round < 2; round++) {
    const send = (path: string, fields: Record<string, string>) => sendWithExtras(client, path, fields, round);
    const { body } = await client.get(`${meeting}/statement`);
    const read = /name="read" value="([0-9a-f]{64})"/.exec(body)?.[1] ?? "";
    if (round === 0) await send(`${meeting}/statement`, { read });
    await send(`${meeting}/agenda/new`, { what: "matter", title: `Matter ${round}`, caseId: "", part: "other", reason: "" }); // prettier-ignore
    const { id } = await newest("agenda_item").orderBy("id", "desc").executeTakeFirstOrThrow();
    const item = `${meeting}/agenda/${id}?index`;
    const said = { minute: "Said", decision: "Decided", sharedSummary: "Shared" };
    await send(item, { intent: "save", version: "1", ...said });
    await send(item, { intent: "contribute", contribution: "Added" });
    await send(item, { intent: "action", words: "Do it", ownerAgencyId: p.policeId, ownerUserId: "", ...dayFields("dueOn", plusDays(today, 9)) }); // prettier-ignore
    await send(item, { intent: "state", version: "1", state: "done", reason: "" });
    await send(`${meeting}/attendance/new`, { who: "name", name: `Guest ${round}`, userId: "", agencyId: p.policeId, capacity: "guest" }); // prettier-ignore
    await send(`/groups/${p.jagId}/forward/new`, { title: "Ahead", detail: "", when: "every", ...dayFields("dueOn", ""), actionByAgencyId: "", actionBy: "", part: "forward" }); // prettier-ignore
    await send(`${meeting}/minutes?index`, {});
    const of = { partnership_id: p.partnershipId };
    const { id: by } = town.people.coordinator;
    expect(await newest("agenda_item").where("id", "=", id).executeTakeFirst()).toMatchObject({ ...of, sitting_id: sittingId, version: 2, state: "done", created_by: by }); // prettier-ignore
    expect(await newest("item_minute").where("item_id", "=", id).executeTakeFirst()).toMatchObject({ ...of, version: 2, minute: "Said", saved_by: by, lease_user_id: by }); // prettier-ignore
    expect(await newest("item_contribution").where("item_id", "=", id).executeTakeFirst()).toMatchObject({ ...of, kind: "contribution", said_by: by }); // prettier-ignore
    expect(await newest("action").where("agenda_item_id", "=", id).executeTakeFirst()).toMatchObject({ ...of, status: "open", group_id: p.jagId, case_id: null, version: 1 }); // prettier-ignore
  }
  const written = marked();
  expect(written).toEqual([]);
  figure(
    "S14",
    `${forms.size} forms, each with every column of every table as a field that is none of its own: ${count(tried.size)} pairs`,
    `${written.length} written`,
  );
});
