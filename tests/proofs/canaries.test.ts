import { afterAll, beforeAll, expect, test } from "vitest";
import { londonDay, plusDays } from "#app/domain/dates/iso-day.ts";
import { inTransaction } from "#db/transaction.ts";
import { aSitting, REFERRAL_FIELDS } from "../factories.ts";
import { aResearchRequest, anItem, hasAccepted } from "../support/meetings.ts";
import type { HttpClient } from "../support/http-client.ts";
import { count, figure } from "./figure.ts";
import { FOR_LICENSING, OF_INCIDENT, OF_LINK, OF_MAKER, OF_REPORTER, typedIntoIncidents } from "./incident-canaries.ts";
import { aWholePremises } from "../support/whole-premises.ts";
import { builtRoutes, dataOf, pathOf, type Route } from "./routes.ts";
import { aTown, type Ids, type Kind, KINDS, type Town } from "./town.ts";
import { aWorld, dayFields, type World } from "./world.ts";

// SECURITY S3 and S13: what somebody may not see reaches them nowhere, and nothing that anybody typed reaches a log or an address.

const FIELDS = [
  "given",
  "family",
  "area",
  "reason",
  "decision",
  "words",
  "outcome",
  "reoffending",
  "others",
  "self",
  "second",
  ...["note", "private", "step", "why", "alias", "address", "contact", "safe", "named", "worker", "hold", "goeson"],
  ...["minuted", "resolved", "summed", "added", "answered", "attending", "onagenda"],
  ...[...OF_INCIDENT, ...OF_REPORTER, ...OF_LINK, ...OF_MAKER],
] as const;
const canary = (field: string) => `Zq${field}xcanary`;
const ALL = FIELDS.map(canary);

let world: World;
let town: Town;
let routes: Route[];
let ids: Ids;
let coordinator: HttpClient;

beforeAll(async () => {
  world = await aWorld({ LOG_LEVEL: "debug" });
  town = await aTown(world);
  routes = await builtRoutes();
  coordinator = await town.signedIn("coordinator");
  await inTransaction(world.db, (trx) =>
    trx
      .updateTable("user_account")
      .set({ email: `${canary("email")}@example.org` })
      .where("id", "=", town.people.member.id)
      .execute(),
  );
  ids = await typedInto(coordinator);
});
afterAll(() => world.close());

/** The main job, with a word of its own in every field that takes words. */
async function typedInto(client: HttpClient): Promise<Ids> {
  const today = londonDay(new Date());
  const { jagId: groupId, policeId: agencyId, partnershipId } = town.p;
  const sent = async (path: string, fields: Record<string, string>, idIn: RegExp) => {
    const { status, location, body } = await client.post(path, fields);
    expect([status, status === 302 ? "" : saidWrong(body)], path).toEqual([302, ""]);
    return idIn.exec(location)?.[1] ?? "";
  };
  const searchId = await sent(
    "/search?index",
    { name: `${canary("given")} ${canary("family")}`, ...dayFields("birthDate", "1990-05-01") },
    /search\/(.+)/,
  );
  const personId = await sent("/people/new", { searchId, givenNames: canary("given"), familyName: canary("family"), birthDateBasis: "exact", ...dayFields("birthDate", "1990-05-01"), areaWords: canary("area") }, /person=([^&]+)/); // prettier-ignore
  const refer = (reason: string) =>
    sent(
      `/referrals/new?person=${personId}`,
      { groupId, role: "perpetrator", agencyId, ...dayFields("receivedOn", today), reason, lawfulBasis: "public-task", ...REFERRAL_FIELDS, anyway: groupId }, // prettier-ignore
      /referrals\/([^?]+)/,
    );
  const accepted = await refer(canary("reason"));
  const caseId = await sent(`/referrals/${accepted}`, { version: "1", decision: "accepted", reason: canary("decision"), ...dayFields("decidedOn", today), leadAgencyId: agencyId, leadUserId: "" }, /cases\/([^?]+)/); // prettier-ignore
  const referralId = await refer(canary("second"));
  await sent(`/cases/${caseId}/assess-risk`, {
    personId, ...dayFields("assessedOn", today), ...dayFields("nextReviewOn", plusDays(today, 10)), protectiveFactors: canary("protective"), reoffending: "high", reoffendingReasons: canary("reoffending"),
    harmToOthers: "medium", harmToOthersReasons: canary("others"), harmToSelf: "low", harmToSelfReasons: canary("self"),
  }, /cases\/([^?]+)/); // prettier-ignore
  await sent(
    `/cases/${caseId}/add-action`,
    { words: canary("words"), ownerAgencyId: agencyId, ownerUserId: "", ...dayFields("dueOn", plusDays(today, 9)) },
    /cases\/([^?]+)/,
  );
  const action = await world.db
    .selectFrom("action")
    .select("id")
    .where("case_id", "=", caseId)
    .executeTakeFirstOrThrow();
  await sent(
    `/actions/${action.id}`,
    { version: "1", ...dayFields("finishedOn", today), outcome: canary("outcome") },
    /(.*)/,
  );
  await recordMore(sent, { caseId, personId, agencyId }, today);
  const premises = await aWholePremises(world.db, town.p, { mark: (field) => `${field} words` });
  const { premisesId } = premises;
  const asb = await typedIntoIncidents(world.db, sent, { caseId, agencyId, premisesId, today, canary });
  const meeting = await sayInMeeting(sent, { caseId, groupId }, today);
  const event = await world.db
    .selectFrom("audit_event")
    .select("id")
    .where("event", "=", "person.created")
    .where("partnership_id", "=", partnershipId)
    .executeTakeFirstOrThrow();
  return {
    searchId,
    personId,
    caseId,
    referralId,
    acceptedId: accepted,
    actionId: action.id,
    groupId,
    agencyId,
    userId: town.people.member.id,
    kind: "case",
    recordId: caseId,
    eventId: event.id,
    ...premises,
    ...asb,
    ...meeting,
  };
}

/** The case at a meeting of today: on its agenda, asked about, minuted and in a draft. Only the gate keeps nobody out. */
async function sayInMeeting(sent: Send, { caseId, groupId }: { caseId: string; groupId: string }, today: string) {
  const { db } = world;
  const sittingId = await aSitting(db, town.p, { group_id: groupId, day: today });
  for (const { id: userId } of Object.values(town.people)) await hasAccepted(db, town.p, { sittingId, userId });
  const itemId = await anItem(db, town.p, { sitting_id: sittingId, case_id: caseId, reason: canary("onagenda") });
  const AT = new Date().toISOString();
  const answer = {
    answer: "known",
    summary: canary("answered"),
    attends_words: canary("attending"),
    answered_at: AT,
    answered_by: town.people.member.id,
  } as const;
  const researchId = await aResearchRequest(db, town.p, { sittingId, caseId, agencyId: town.p.policeId }, answer);
  const at = `/groups/${groupId}/meetings/${sittingId}`;
  const said = { minute: canary("minuted"), decision: canary("resolved"), sharedSummary: canary("summed") };
  await sent(`${at}/agenda/${itemId}?index`, { intent: "save", version: "1", ...said }, /(.*)/);
  await sent(`${at}/agenda/${itemId}?index`, { intent: "contribute", contribution: canary("added") }, /(.*)/);
  await sent(`${at}/minutes?index`, {}, /(.*)/);
  const version = db.selectFrom("minutes_version").select("id").where("sitting_id", "=", sittingId);
  return { sittingId, itemId, researchId, versionId: (await version.executeTakeFirstOrThrow()).id };
}

/** What stands in the summary of errors. */
const saidWrong = (page: string) => /govuk-error-summary__list[\s\S]*?<\/ul>/.exec(page)?.[0] ?? "no word of why";

type Send = (path: string, fields: Record<string, string>, idIn: RegExp) => Promise<string>;

/** What else is written in a case and about its person: notes, plan, names, addresses, contact, who may see it, a hold. */
async function recordMore(
  sent: Send,
  { caseId, personId, agencyId }: { caseId: string; personId: string; agencyId: string },
  today: string,
) {
  const anywhere = /(.*)/;
  const ofCase = `/cases/${caseId}`;
  const note = { kind: "fact", ...dayFields("happenedOn", today) };
  await sent(`${ofCase}/notes/new`, { ...note, words: canary("note"), sharing: "shared" }, anywhere);
  await sent(`${ofCase}/notes/new`, { ...note, words: canary("private"), sharing: "private" }, anywhere);
  await sent(`${ofCase}/plan/new`, {
    domain: "reoffending", words: canary("step"), why: canary("why"), personId, ownerAgencyId: agencyId, ownerUserId: "", ...dayFields("fromDay", today), ...dayFields("untilDay", ""),
  }, anywhere); // prettier-ignore
  const source = `case:${caseId}`;
  const parts: [string, Record<string, string>][] = [
    ["alias", { aliasKind: "nickname", givenNames: canary("alias"), familyName: "" }],
    [
      "address",
      { addressKind: "home", lines: canary("address"), ...dayFields("fromDay", ""), ...dayFields("untilDay", "") },
    ],
    ["contact", { contactKind: "other", value: canary("contact") }],
    ["safe-contact", { channel: "text", times: canary("safe"), leaveMessage: "no" }],
  ];
  for (const [kind, fields] of parts) await sent(`/people/${personId}/${kind}/new`, { source, ...fields }, anywhere);
  const { everything: other } = town.people;
  await sent(`${ofCase}/access/new`, { access: "named", userId: other.id, reason: canary("named") }, anywhere);
  await sent(`${ofCase}/workers`, { personId, userId: other.id, work: canary("worker") }, anywhere);
  const version = async () => {
    const found = world.db.selectFrom("case_record").select("version").where("id", "=", caseId);
    return String((await found.executeTakeFirstOrThrow()).version);
  };
  const holdUntil = dayFields("holdUntil", plusDays(today, 30));
  await sent(`${ofCase}/hold`, { version: await version(), reason: canary("hold"), ...holdUntil }, anywhere);
  await sent(`${ofCase}/resume`, { version: await version(), reason: canary("goeson") }, anywhere);
}

/** Enough for every page with these ids and some of their data; all of it, and what the links lead to, with PROVE=1. */
const MOST_PAGES = process.env.PROVE ? 3000 : 560;

type Seen = { page: string; canaries: string[] };
const crawled = { pages: 0, people: 0, leaks: 0, searches: 0 };

/** Every page and its data with the very ids, and whatever those pages lead to. */
async function crawl(
  client: HttpClient,
  sees: (path: string) => boolean = () => true,
): Promise<{ seen: Seen[]; asked: number }> {
  const due = [
    ...["/referrals", "/cases"].flatMap((list) => [
      `${list}?group=${ids.groupId ?? ""}`,
      `${list}.data?index&group=${ids.groupId ?? ""}`,
    ]),
    `/referrals/${ids.acceptedId ?? ""}`,
    `/referrals/${ids.acceptedId ?? ""}.data`,
    `/referrals/new?person=${ids.personId ?? ""}`,
    `/people/new?search=${ids.searchId ?? ""}`,
    `/people/${ids.reporterId ?? ""}`,
    ...routes.map((route) => pathOf(route, ids)),
    ...routes.map((route) => dataOf(route, ids)),
    ...routes.map(
      (route) => `${dataOf(route, ids)}${route.isIndex ? "&" : "?"}_routes=${encodeURIComponent(route.id)}`,
    ),
  ];
  const done = new Set<string>();
  const seen: Seen[] = [];
  for (let path = due.shift(); path !== undefined && done.size < MOST_PAGES; path = due.shift()) {
    if (done.has(path) || !sees(path)) continue;
    done.add(path);
    const { status, body, location } = await client.get(path);
    expect(status, path).toBeLessThan(500);
    const canaries = [...ALL, canary("email")].filter((word) => body.includes(word) || location.includes(word));
    if (canaries.length > 0) seen.push({ page: path, canaries });
    const links = [...body.matchAll(/\shref="(\/[^"#]*)"/g)].map(([, href = ""]) => href.replaceAll("&amp;", "&"));
    due.push(...links.filter((href) => !href.startsWith("/assets/") && !done.has(href)));
  }
  return { seen, asked: done.size };
}

test("whoever holds the case finds every word: the proof can see", async () => {
  const { seen } = await crawl(coordinator);
  expect([...new Set(seen.flatMap(({ canaries }) => canaries))].sort()).toEqual([...ALL].sort());
});

type May = { words: readonly string[]; where: RegExp };
/** An incident and who reported it are for everybody who deals with incidents, whatever case it is linked to. */
const INCIDENTS: May = { words: [...OF_INCIDENT, ...OF_REPORTER].map(canary), where: /^/ };
/** The identity card, to refer the person once more. */
const CARD: May = { words: [canary("given"), canary("family")], where: /^\/referrals\/new\?/ };
/** Who sees more than nothing, and why (DESIGN 5). */
const MAY: Partial<Record<Kind, May[]>> = {
  // Content of events in the log, and in the register what a paper was made for.
  governance: [
    { words: ALL, where: /^\/audit\/events\// },
    { words: OF_MAKER.map(canary), where: /^\/disclosures/ },
  ],
  administrator: [{ words: [canary("email")], where: /^\/admin\// }],
  youth: [CARD, INCIDENTS],
  officer: [CARD, INCIDENTS],
  // Of an incident at premises no more than was written for licensing.
  licensing: [{ words: FOR_LICENSING.map(canary), where: /^\/premises/ }],
};
const OUTSIDE = KINDS.filter((kind) => !["everything", "coordinator", "member"].includes(kind));

test.each([...OUTSIDE, "neighbour" as const, "nobody signed in" as const])(
  "no page, data or link gives a word of the case to: %s",
  async (kind) => {
    const client = kind === "nobody signed in" ? world.signedOut() : await town.signedIn(kind);
    const may = MAY[kind as Kind] ?? [];
    const { seen, asked } = await crawl(client);
    const leaks = seen.flatMap(({ page, canaries }) =>
      canaries
        .filter((word) => !may.some(({ words, where }) => where.test(page) && words.includes(word)))
        .map((word) => `${word} on ${page}`),
    );
    expect(leaks).toEqual([]);
    expect(asked).toBeGreaterThan(routes.length);
    crawled.people++;
    crawled.pages += asked;
    crawled.leaks += leaks.length;
  },
);

/** All words with PROVE=1; else those that a search could be thought to find. */
const SOUGHT = process.env.PROVE ? ALL : (["given", "family", "alias", "address", "happened"] as const).map(canary);

// Whoever has no part in the partnership has no search.
test.each(OUTSIDE.filter((kind) => kind !== "nobody"))(
  "no search of everything gives a word of the case that was not typed to: %s",
  async (kind) => {
    const client = await town.signedIn(kind);
    const { reference } = await world.db.selectFrom("case_record").select("reference").where("id", "=", ids.caseId ?? "").executeTakeFirstOrThrow(); // prettier-ignore
    // The card of a search for people, before a referral; and incidents.
    const may = ["youth", "officer"].includes(kind) ? ["given", "family", "area", "alias"].map(canary).concat(INCIDENTS.words) : []; // prettier-ignore
    for (const text of [...SOUGHT, reference]) {
      const { status, location } = await client.post("/search/everything", { text });
      expect([status, /^\/search\/[0-9a-f-]{36}$/.test(location)], text).toEqual([302, true]);
      const { body } = await client.get(location);
      const leaks = [...ALL].filter((word) => word !== text && body.includes(word) && !may.includes(word));
      expect(leaks).toEqual([]);
      crawled.searches++;
      crawled.leaks += leaks.length;
    }
  },
);

test("licensing reads what was written for it, and the proof can see it", async () => {
  const { seen } = await crawl(await town.signedIn("licensing"));
  expect([...new Set(seen.flatMap(({ canaries }) => canaries))]).toEqual(FOR_LICENSING.map(canary));
  expect(seen.map(({ page }) => page)).toContain(`/premises/incidents/${ids.premisesIncidentId ?? ""}`);
});

test("through its case the group reads an incident, and not who reported it, nor what another made of it", async () => {
  const { seen } = await crawl(await town.signedIn("member"));
  const words = new Set(seen.flatMap(({ canaries }) => canaries));
  for (const field of ["rewritten", "happened", "witgiven", "linkedfor"] as const)
    expect(words).toContain(canary(field));
  expect(
    seen.filter(({ canaries }) => [...OF_REPORTER, ...OF_MAKER].some((f) => canaries.includes(canary(f)))),
  ).toEqual([]);
});

test("a restricted case is seen by nobody of the group who is not named, nor found by the words of its person", async () => {
  await inTransaction(world.db, (trx) =>
    trx
      .updateTable("case_record")
      .set({ visibility: "restricted" })
      .where("id", "=", ids.caseId ?? "")
      .execute(),
  );
  const member = await town.signedIn("member");
  const { seen } = await crawl(member);
  const ofTheCase = FIELDS.filter((field) => !["given", "family", "area", "reason", "second"].includes(field)).map(
    canary,
  );
  expect(seen.filter(({ canaries }) => canaries.some((word) => ofTheCase.includes(word)))).toEqual([]);
  await inTransaction(world.db, (trx) =>
    trx
      .updateTable("case_record")
      .set({ visibility: "standard" })
      .where("id", "=", ids.caseId ?? "")
      .execute(),
  );
});

test("what was looked through is told", () => {
  expect(crawled).toMatchObject({ people: OUTSIDE.length + 2, leaks: 0 });
  figure(
    "S3",
    `${ALL.length} fields with a word of their own, looked for as ${crawled.people} kinds of people on ${count(crawled.pages)} pages and data, and in ${count(crawled.searches)} searches`,
    `${crawled.leaks} found where they may not be`,
  );
});

test("nothing that was typed stands in what the server prints and logs, not even a name typed where it does not belong", async () => {
  const typed = canary("typed");
  for (const client of [coordinator, world.signedOut(), await town.signedIn("nobody")]) {
    for (const path of [
      `/${typed}`, `/people/${typed}`, `/cases/${typed}`, `/people/${typed}.data`, `/search?name=${typed}`, `/search/${typed}`, `/cases?group=${typed}`, `/${typed}/${typed}.data?x=${typed}`,
      `/assets/${typed}.js`, `/sign-in?next=/${typed}`, `/invitation/${typed}`, `/${typed.toLowerCase()}`, `/people/${typed}%E0%A4%A`, `/health/${typed}`, `/_root.data?_routes=${typed}`, `//${typed}/`,
    ]) {
      await client.get(path, { Referer: `${world.app.origin}/${typed}`, "User-Agent": typed, "X-Forwarded-For": typed, "X-Request-Id": typed });
      await client.post(path, { name: typed, [typed]: typed }, { "User-Agent": typed });
    } // prettier-ignore
    for (const type of [
      "application/json",
      `multipart/form-data; boundary=${typed}`,
      "application/x-www-form-urlencoded",
    ]) {
      for (const path of ["/search?index", "/search/everything"])
        await client.send("POST", path, {
          headers: { Origin: world.app.origin, "Content-Type": type },
          body: `${typed}=%`,
        });
    }
    await client.send("PUT", `/${typed}`);
    await client.post("/search/everything", { text: typed });
    await client.post("/sign-in", { email: `${typed}@example.org`, password: typed });
    await client.post("/people/new", { givenNames: typed, familyName: `${typed}\0`, birthDateBasis: typed });
  }
  await world.app.stop();
  const output = (world.app.printed() + world.app.logged()).toLowerCase();
  const found = output.split("canary").length - 1;
  expect(found).toBe(0);
  expect(output, "no address of anybody").not.toMatch(/127\.0\.0\.1|::1/);
  expect(output, "no identifier of a record").not.toContain(ids.personId ?? "");
  expect(
    world.app
      .logged()
      .split("\n")
      .filter((line) => line.includes('"path"')).length,
  ).toBeGreaterThan(500);
  const lines = world.app.logged().trim().split("\n");
  for (const line of lines) expect(() => JSON.parse(line) as unknown, line).not.toThrow();
  figure(
    "S13",
    `${ALL.length + 2} words in fields, addresses, headers and bodies, looked for in ${count(lines.length)} lines of the log of the server at its most talkative`,
    `${found} found, and no address or record’s identifier`,
  );
});
