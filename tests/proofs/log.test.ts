import SQLite from "better-sqlite3";
import { afterAll, beforeAll, expect, test } from "vitest";
import { londonDay, plusDays } from "#app/domain/dates/iso-day.ts";
import { anActor, aPartnership, aReferral, REFERRAL_FIELDS, type TestPartnership } from "../factories.ts";
import type { Answer, HttpClient } from "../support/http-client.ts";
import { count, figure } from "./figure.ts";
import { aWorld, changedTables, contentOf, dayFields, type World } from "./world.ts";

// SECURITY S12: each look, list, search, export, change and refusal leaves exactly the rows that it should; and what cannot be
// written into the log does not happen. That neither is without the other when the server is killed: kills.test.ts.

let world: World;
let p: TestPartnership;
let client: HttpClient;
let actorId: string;
let other: string;
let handle: SQLite.Database;
/** Of what has been made so far, by the name under which a step keeps it. */
const ids: Record<string, string> = {};
const id = (name: string) => ids[name] ?? "none";

beforeAll(async () => {
  world = await aWorld();
  p = await aPartnership(world.db);
  const actor = await anActor(world.db, p, { groups: { [p.jagId]: "coordinator" } });
  actorId = actor.id;
  client = await world.signedIn(actor);
  other = (await anActor(world.db, p, { groups: { [p.jagId]: "member" } })).id;
  ids.foreign = await aReferral(world.db, p, { group_id: p.youthJagId });
  handle = new SQLite(world.file);
});
afterAll(async () => {
  handle.close();
  await world.close();
});

const today = londonDay(new Date());
const form = (path: () => string, fields: () => Record<string, string>) => () => client.post(path(), fields());
const page = (path: () => string) => () => client.get(path());
const risk = Object.fromEntries(["reoffending", "harmToOthers", "harmToSelf"].flatMap((d) => [[d, "low"], [`${d}Reasons`, "Reasons"]])) as Record<string, string>; // prettier-ignore
const versionOf = (table: string, which: string) =>
  String(handle.prepare(`select version from "${table}" where id = ?`).pluck().get(which));
const born = dayFields("birthDate", "1990-05-01");

type Step = {
  what: string;
  send: () => Promise<Answer>;
  status: number;
  /** The events that it leaves, in their order, and of each the kind of its object. */
  leaves: string[];
  keeps?: [name: string, place: RegExp];
};

/** A day's work, one thing after another. What is searched for is kept for its actor, and counts as a search once it is shown. */
const STEPS: Step[] = [
  { what: "a search for people", send: form(() => "/search?index", () => ({ name: "Mo Example", ...born })), status: 302, leaves: [], keeps: ["search", /search\/([0-9a-f-]{36})/] },
  { what: "what it found", send: page(() => `/search/${id("search")}`), status: 200, leaves: ["person.searched person-search"] },
  { what: "a person", send: form(() => `/people/new?search=${id("search")}`, () => ({ searchId: id("search"), givenNames: "Mo", familyName: "Example", birthDateBasis: "exact", ...born, areaWords: "" })), status: 302, leaves: ["person.created person"], keeps: ["person", /person=([0-9a-f-]{36})/] },
  { what: "a referral", send: form(() => `/referrals/new?person=${id("person")}`, () => ({ groupId: p.jagId, role: "perpetrator", agencyId: p.policeId, reason: "Reason", lawfulBasis: "public-task", ...REFERRAL_FIELDS, ...dayFields("receivedOn", today) })), status: 302, leaves: ["referral.created referral"], keeps: ["referral", /referrals\/([0-9a-f-]{36})/] },
  { what: "a look at the referral", send: page(() => `/referrals/${id("referral")}`), status: 200, leaves: ["referral.viewed referral"] },
  { what: "a second look", send: page(() => `/referrals/${id("referral")}`), status: 200, leaves: [] },
  { what: "its decision", send: form(() => `/referrals/${id("referral")}`, () => ({ version: "1", decision: "accepted", reason: "Reason", leadAgencyId: p.policeId, leadUserId: "", ...dayFields("decidedOn", today) })), status: 302, leaves: ["case.opened case", "referral.accepted referral"], keeps: ["case", /cases\/([0-9a-f-]{36})/] },
  { what: "a look at the case", send: page(() => `/cases/${id("case")}`), status: 200, leaves: ["case.viewed case"] },
  { what: "the list of cases", send: page(() => `/cases?group=${p.jagId}`), status: 200, leaves: ["case.listed case"] },
  { what: "the list once more", send: page(() => `/cases?group=${p.jagId}`), status: 200, leaves: ["case.listed case"] },
  { what: "a risk assessment", send: form(() => `/cases/${id("case")}/assess-risk`, () => ({ personId: id("person"), ...risk, ...dayFields("assessedOn", today), ...dayFields("nextReviewOn", plusDays(today, 30)) })), status: 302, leaves: ["risk.assessed case"] },
  { what: "an action", send: form(() => `/cases/${id("case")}/add-action`, () => ({ words: "Words", ownerAgencyId: p.policeId, ownerUserId: "", priority: "normal", ...dayFields("dueOn", plusDays(today, 9)) })), status: 302, leaves: ["action.created action"] },
  { what: "a look at the action", send: page(() => `/actions/${newest("action")}`), status: 200, leaves: ["action.viewed action"] },
  { what: "its end", send: form(() => `/actions/${newest("action")}`, () => ({ version: versionOf("action", newest("action")), outcome: "Done", ...dayFields("finishedOn", today) })), status: 302, leaves: ["action.completed action"] },
  { what: "a note", send: form(() => `/cases/${id("case")}/notes/new`, () => ({ kind: "fact", words: "Words", sharing: "shared", ...dayFields("happenedOn", today) })), status: 302, leaves: ["note.written note"] },
  { what: "a plan step", send: form(() => `/cases/${id("case")}/plan/new`, () => ({ domain: "reoffending", personId: "", words: "Words", why: "Why", ownerAgencyId: p.policeId, ownerUserId: "", ...dayFields("untilDay", ""), ...dayFields("fromDay", today) })), status: 302, leaves: ["plan-step.added plan-step"] },
  { what: "a nickname", send: form(() => `/people/${id("person")}/alias/new`, () => ({ source: `case:${id("case")}`, aliasKind: "nickname", givenNames: "Al", familyName: "" })), status: 302, leaves: ["person.part-added person-alias"] },
  { what: "a look at the person", send: page(() => `/people/${id("person")}`), status: 200, leaves: ["person.viewed person"] },
  { what: "somebody named for the case", send: form(() => `/cases/${id("case")}/access/new`, () => ({ access: "named", userId: other, reason: "Reason" })), status: 302, leaves: ["case.named case"] },
  { what: "a hold", send: form(() => `/cases/${id("case")}/hold`, () => ({ version: versionOf("case_record", id("case")), reason: "Away", ...dayFields("holdUntil", plusDays(today, 9)) })), status: 302, leaves: ["case.held case"] },
  { what: "its end", send: form(() => `/cases/${id("case")}/resume`, () => ({ version: versionOf("case_record", id("case")), reason: "Back" })), status: 302, leaves: ["case.resumed case"] },
  { what: "a file of the list", send: form(() => `/exports/new?list=cases&group=${p.jagId}&status=open`, () => ({ format: "csv", destination: "own-use", purpose: "The meeting" })), status: 302, leaves: ["export.made disclosure"], keeps: ["export", /exports\/([0-9a-f-]{36})/] },
  { what: "the file fetched", send: page(() => `/exports/${id("export")}/file`), status: 200, leaves: ["export.downloaded disclosure"] },
  { what: "a search of everything", send: form(() => "/search/everything", () => ({ text: "Example" })), status: 302, leaves: [], keeps: ["everything", /search\/([0-9a-f-]{36})/] },
  { what: "what that found", send: page(() => `/search/${id("everything")}`), status: 200, leaves: ["search.made search"] },
  { what: "what is not there", send: page(() => `/cases/${actorId}`), status: 404, leaves: ["access.not-found permission"] },
  { what: "another group’s referral", send: page(() => `/referrals/${id("foreign")}`), status: 404, leaves: ["access.not-found permission"] },
  { what: "a change to it", send: form(() => `/referrals/${id("foreign")}`, () => ({ version: "1", decision: "declined", reason: "Reason", ...dayFields("decidedOn", today) })), status: 404, leaves: ["access.not-found permission"] },
  { what: "a page not permitted", send: page(() => "/admin/users"), status: 403, leaves: ["access.refused permission"] },
  { what: "a form that is not understood", send: form(() => `/cases/${id("case")}/add-action`, () => ({ words: "" })), status: 400, leaves: [] },
]; // prettier-ignore

const newest = (table: "action") => handle.prepare(`select id from "${table}" order by id desc limit 1`).pluck().get() as string; // prettier-ignore

/** Written by this person since: the events in their order, each with its kind of object. */
function eventsSince(rowid: number) {
  const rows = handle
    .prepare("select event, object_kind from audit_event where rowid > ? and actor_id = ? order by id")
    .all(rowid, actorId) as { event: string; object_kind: string }[];
  return rows.map(({ event, object_kind }) => `${event} ${object_kind}`);
}
const lastRow = () => handle.prepare("select coalesce(max(rowid), 0) from audit_event").pluck().get() as number;

test("while the log cannot be written nothing is changed and nothing is shown; once it can, each step leaves its rows and no others", async () => {
  const wrong: string[] = [];
  let [stopped, events] = [0, 0];
  for (const { what, send, status, leaves, keeps } of STEPS) {
    if (leaves.length > 0) {
      handle.exec("create trigger no_log before insert on audit_event begin select raise(abort, 'no log'); end");
      const before = contentOf(world.file);
      const refused = await send();
      const changed = changedTables(before, contentOf(world.file)).filter((table) => table !== "session");
      handle.exec("drop trigger no_log");
      if (refused.status < 500) wrong.push(`${what}, without a log: ${refused.status}`);
      if (changed.length > 0) wrong.push(`${what}, without a log, changed ${changed.join(", ")}`);
      stopped++;
    }
    const from = lastRow();
    const answer = await send();
    if (answer.status !== status) wrong.push(`${what}: ${answer.status} ${answer.location}`);
    const left = eventsSince(from);
    if (JSON.stringify(left) !== JSON.stringify(leaves)) wrong.push(`${what}: ${left.join(", ") || "nothing"}`);
    events += left.length;
    if (keeps) ids[keeps[0]] = keeps[1].exec(answer.location)?.[1] ?? "";
  }
  expect(wrong).toEqual([]);
  figure(
    "S12",
    `${STEPS.length} looks, lists, searches, exports, changes and refusals, ${stopped} of them tried first while the log cannot be written`,
    `${count(events)} events, as many as due and no others; without the log ${stopped} refused, nothing changed and nothing shown`,
  );
});
