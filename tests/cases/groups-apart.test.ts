import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Actor } from "#app/domain/access/actor.ts";
import type { Duty, GroupRole } from "#app/domain/access/roles.ts";
import { parseExportAddress } from "#app/domain/exports/lists.ts";
import { useDataFolder } from "#app/http/data-folder.ts";
import { permissionOf } from "#app/http/guard.server.ts";
import { narrowedTo } from "#app/services/exports/narrowed-to.ts";
import { listRows } from "#app/services/exports/list-rows.ts";
import { keepPersonSearch } from "#app/services/search/search-people.ts";
import type { Executor } from "#db/transaction.ts";
import {
  aCase,
  anActor,
  aPartnership,
  get,
  type Handler,
  post,
  testDatabase,
  type TestPartnership,
} from "../factories.ts";
import { everyPage, inText, paramsOf, readEverywhere } from "../support/every-page.ts";
import { aWholeCase, type WholeCase } from "../support/whole-case.ts";

// A member of the Youth JAG learns of no case of the Adults at Risk Group: by no page, search, list, count, link or file.

const pages = await everyPage();

const ROLES: [string, Partial<Record<"youth" | "jag", GroupRole>>, Duty[]][] = [
  ["a chair", { youth: "chair" }, []],
  ["a coordinator", { youth: "coordinator" }, []],
  ["a member", { youth: "member" }, []],
  ["a guest", { youth: "guest" }, []],
  ["a member who chairs the JAG", { youth: "member", jag: "chair" }, []],
  ["a coordinator who is an ASB officer", { youth: "coordinator" }, ["asb-officer"]],
];

let db: Executor;
let p: TestPartnership;
let adults: WholeCase;
let shared: WholeCase;
let references: string[];
const folder = mkdtempSync(path.join(tmpdir(), "joint-action-apart-"));
const mark = (field: string) => `Zq${field}adults`;

beforeAll(async () => {
  db = await testDatabase();
  useDataFolder(folder);
  p = await aPartnership(db);
  adults = await aWholeCase(db, p, { groupId: p.adultsId, mark });
  // Somebody of 18 who is in a case of each: what each group knows stays with it.
  const { personId } = await aCase(db, p, { group_id: p.youthJagId });
  shared = await aWholeCase(db, p, { groupId: p.adultsId, personId, mark: (field) => `Zq${field}sharedadults` });
  const cases = await db.selectFrom("case_record").select("reference").where("group_id", "=", p.adultsId).execute();
  const referrals = await db.selectFrom("referral").select("reference").where("group_id", "=", p.adultsId).execute();
  const actions = await db.selectFrom("action").select("reference").where("case_id", "in", [adults.caseId, shared.caseId]).execute(); // prettier-ignore
  references = [...cases, ...referrals, ...actions].map(({ reference }) => reference);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const actorOf = ({ youth, jag }: Partial<Record<"youth" | "jag", GroupRole>>, duties: Duty[]) =>
  anActor(db, p, {
    groups: { ...(youth ? { [p.youthJagId]: youth } : {}), ...(jag ? { [p.jagId]: jag } : {}) },
    duties,
  });

/** Each word and reference of those cases that stands there. */
function learned(text: string): string[] {
  const words = [...text.matchAll(/Zq[a-z]+adults/gi)].map(([word]) => word);
  return [...new Set([...words, ...references.filter((reference) => text.includes(reference))])];
}

const queries = () => [
  ...["", `?group=${p.adultsId}`, `?group=${p.adultsId}&status=open`, `?group=${p.youthJagId}&status=open`],
  ...[
    `?person=${adults.personId}`,
    `?person=${adults.victimId}`,
    `?role=victim`,
    `?role=perpetrator&group=${p.adultsId}`,
  ],
];

test.each(ROLES)(
  "%s of the Youth JAG reads of it on no page",
  async (_name, groups, duties) => {
    const actor = await actorOf(groups, duties);
    const leaks: string[] = [];
    for (const ids of [adults, shared]) {
      const read = await readEverywhere(pages, actor, ids, ids === adults ? queries() : []);
      leaks.push(...read.flatMap(({ at, text }) => learned(text).map((word) => `${word} at ${at}`)));
    }
    expect(leaks).toEqual([]);
  },
  120_000,
);

test.each(ROLES)(
  "%s of the Youth JAG changes nothing in it, and hears nothing by trying",
  async (_name, groups, duties) => {
    const actor = await actorOf(groups, duties);
    const wrong: string[] = [];
    for (const { at, action } of pages) {
      if (!action || permissionOf(action) === "public" || !/:(caseId|referralId|actionId|recordId)/.test(at)) continue;
      const reply = await post(action, actor, paramsOf(at, adults), { version: "1", reason: "Reason", words: "Words" });
      const status = reply instanceof Response ? reply.status : (reply as { init?: { status?: number } }).init?.status;
      if (status !== 403 && status !== 404) wrong.push(`${at}: ${status}`);
      wrong.push(...learned(await inText(reply)).map((word) => `${word} at ${at}`));
    }
    expect(wrong).toEqual([]);
  },
  120_000,
);

test.each(ROLES)("no file that %s of the Youth JAG makes has it", async (_name, groups, duties) => {
  const actor = await actorOf(groups, duties);
  const at = { db, actor, now: new Date() };
  const addresses = [
    ...["open", "new", "reviews-due", "closed"].flatMap((status) => [p.adultsId, p.youthJagId, "own"].map((group) => ({ list: "cases", group, status }))),
    ...["awaiting-decision", "accepted"].map((status) => ({ list: "referrals", group: p.adultsId, status })),
    ...["own-actions", "overdue-actions", "unowned-actions"].map((list) => ({ list })),
    { list: "group-actions", group: p.adultsId },
  ]; // prettier-ignore
  for (const address of addresses) {
    const asked = parseExportAddress(new URLSearchParams(address));
    if (!asked) throw new Error(JSON.stringify(address));
    const rows = [];
    for await (const batch of listRows(at, asked)) rows.push(...batch);
    const ids = rows.flatMap(({ objects }) => objects.map(({ id }) => id));
    expect(learned(JSON.stringify([rows, await narrowedTo(at, asked)])), JSON.stringify(address)).toEqual([]);
    expect(ids.filter((id) => [adults.caseId, shared.caseId, adults.actionId, shared.actionId].includes(id))).toEqual(
      [],
    );
  }
  expect(readdirSync(folder, { recursive: true, withFileTypes: true }).filter((e) => e.isFile()).flatMap((e) => learned(readFileSync(path.join(e.parentPath, e.name), "latin1")))).toEqual([]); // prettier-ignore
});

test("a search finds the card of the person, and neither the case nor what is known through it", async () => {
  const actor = await actorOf({ youth: "coordinator" }, []);
  const now = new Date();
  const found = pages.find(({ at }) => at === "/search/:searchId")?.loader as Handler;
  for (const name of [mark("alias"), mark("victimfamily"), mark("family"), mark("phone")]) {
    const searchId = await keepPersonSearch({ db, actor, now }, { name, birthDate: null });
    const { query, ...page } = (await get(found, actor, { searchId })) as { query: unknown };
    expect(query).toBeDefined();
    const text = JSON.stringify(page);
    expect(
      learned(text).filter((word) => !/given|family|area|victim/.test(word)),
      name,
    ).toEqual([]);
    for (const id of [adults.caseId, shared.caseId]) expect(text, name).not.toContain(id);
  }
});

test("whoever is in the Adults at Risk Group reads all of it: the test can see", async () => {
  const actor: Actor = await anActor(db, p, { groups: { [p.adultsId]: "chair" }, agencyId: p.policeId });
  const read = new Set((await readEverywhere(pages, actor, adults, queries())).flatMap(({ text }) => learned(text)));
  const fields = ["given", "family", "referral", "action", "step", "why", "note", "private", "victim", "conflict", "glass", "request", "reoffending", "level", "protective", "document", "address", "phone", "alias"]; // prettier-ignore
  expect(fields.map(mark).filter((word) => !read.has(word))).toEqual([]);
}, 120_000);
