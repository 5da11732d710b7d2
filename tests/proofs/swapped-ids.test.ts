import { v4, v7 as uuid } from "uuid";
import { afterAll, beforeAll, expect, test } from "vitest";
import { londonDay, plusDays } from "#app/domain/dates/iso-day.ts";
import { REFERRAL_FIELDS } from "../factories.ts";
import type { Answer, HttpClient } from "../support/http-client.ts";
import { count, figure } from "./figure.ts";
import { incidentTries } from "./incident-tries.ts";
import { premisesTries } from "./premises-tries.ts";
import { actionOf, builtRoutes, dataOf, namesRecord, pathOf, type Route, wordsOf } from "./routes.ts";
import { aTown, type Ids, type Kind, recordsIn, type Town } from "./town.ts";
import { aWorld, changedTables, contentOf, dayFields, randomFrom, size, type World } from "./world.ts";

// SECURITY S2: nothing across groups and partnerships. What is not theirs is answered as what does not exist.

const RECORDS = 3;
const NOWHERE = uuid();
let world: World;
let town: Town;
let routes: Route[];
let own: Ids;
const elsewhere: Record<"youth" | "neighbour", Ids[]> = { youth: [], neighbour: [] };
const clients = {} as Record<Kind, HttpClient>;
const ASKING = [
  "coordinator",
  "member",
  "manager",
  "governance",
  "administrator",
  "licensing",
  "everything",
] as const satisfies Kind[];

beforeAll(async () => {
  world = await aWorld();
  town = await aTown(world);
  const { p, q, people } = town;
  routes = (await builtRoutes()).filter((route) => namesRecord(route) && !route.params.includes("token"));
  own = await recordsIn(world.db, p, p.jagId, people.nobody.id);
  for (const kind of ASKING) clients[kind] = await town.signedIn(kind);
  const youth = await town.signedIn("youth");
  const neighbour = await town.signedIn("neighbour");
  for (let i = 0; i < RECORDS; i++) {
    elsewhere.youth.push(await withPages(youth, await recordsIn(world.db, p, p.youthJagId, people.youth.id)));
    const records = await recordsIn(world.db, q, q.jagId, people.neighbour.id);
    elsewhere.neighbour.push(await withPages(neighbour, { ...records, agencyId: q.policeId, groupId: q.jagId }));
  }
});
afterAll(() => world.close());

/** And what comes of looking: a search, an event in the log. */
async function withPages(client: HttpClient, ids: Ids): Promise<Ids> {
  const search = await client.post("/search?index", {
    name: "Somebody",
    "birthDate-day": "",
    "birthDate-month": "",
    "birthDate-year": "",
  });
  const everything = await client.post("/search/everything", { text: "Somebody" });
  await client.get(`/cases/${ids.caseId ?? ""}`);
  expect([search.status, everything.status]).toEqual([302, 302]);
  const event = await world.db
    .selectFrom("audit_object")
    .select("event_id")
    .where("object_id", "=", ids.caseId ?? "")
    .executeTakeFirst();
  // Of both kinds, in turns.
  const { location } = elsewhere.youth.length % 2 === 0 ? search : everything;
  return { ...ids, searchId: location.split("/").pop() ?? "", eventId: event?.event_id ?? "" };
}

const nothing = (): Ids =>
  new Proxy<Ids>(
    { kind: "case", partKind: "address", searchId: v4() },
    { get: (known, name: string) => known[name] ?? uuid() },
  );

/** Whatever differs from one answer to the next, taken out. */
function comparable({ status, body }: Answer) {
  const text = body
    .replaceAll(/[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g, "ID")
    .replaceAll(/nonce="[^"]*"|"nonce":"[^"]*"/g, "NONCE");
  return { status, text };
}

const WAYS: [string, (client: HttpClient, route: Route, ids: Ids) => Promise<Answer>][] = [
  ["page", (client, route, ids) => client.get(pathOf(route, ids))],
  ["data", (client, route, ids) => client.get(dataOf(route, ids))],
  ["old data", (client, route, ids) => client.get(`${pathOf(route, ids)}?_data=${encodeURIComponent(route.id)}`)],
  ["data alone", (client, route, ids) => client.get(`${dataOf(route, ids)}?_routes=${encodeURIComponent(route.id)}`)],
  ["post", (client, route, ids) => client.post(actionOf(route, ids), everyField(ids))],
  ["post of data", (client, route, ids) => client.post(dataOf(route, ids), everyField(ids))],
];

/** Fills the forms of case work, so that nothing but the record is in the way. */
function everyField(ids: Ids): Record<string, string> {
  const today = londonDay(new Date());
  const risk = Object.fromEntries(["reoffending", "harmToOthers", "harmToSelf"].flatMap((d) => [[d, "low"], [`${d}Reasons`, "Reasons"]])) as Record<string, string>; // prettier-ignore
  return {
    version: "1", decision: "declined", reason: "Reason", outcome: "Done", words: "Words", ownerAgencyId: town.p.policeId, ownerUserId: "",
    leadAgencyId: town.p.policeId, leadUserId: "", personId: ids.personId ?? "", status: "disabled", role: "member", duty: "reviewer", ...risk,
    ...dayFields("decidedOn", today), ...dayFields("finishedOn", today), ...dayFields("dueOn", plusDays(today, 9)), ...dayFields("assessedOn", today),
    ...dayFields("nextReviewOn", plusDays(today, 30)), ...dayFields("fromDay", today), ...dayFields("untilDay", plusDays(today, 30)),
  }; // prettier-ignore
}

test(`${size(4000)} swapped ids in addresses are answered as what does not exist, and each refusal is in the log`, async () => {
  const random = randomFrom(2);
  const wrong = new Map<string, number>();
  const before = contentOf(world.file);
  const statuses = new Map<number, number>();
  for (let n = 0; n < size(4000); n++) {
    const route = routes[n % routes.length] as Route;
    const kind = random.one(ASKING);
    // Users, groups, places, the log and what is kept for the data protection laws belong to the partnership, whatever group somebody is in.
    const wide =
      /^routes\/(admin|audit|locations|incidents\/locations|rights|retention|disclosures|agreements|plan|reports|money|training)/.test(
        route.id,
      ) || knowsOfAll(kind, route);
    const from = wide ? "neighbour" : random.one(["youth", "neighbour"] as const);
    const foreign = random.one(elsewhere[from]);
    const [way, ask] = random.one(WAYS.slice(0, route.hasAction ? WAYS.length : 4));
    // Of two parameters one may be theirs.
    const ofRecords = route.params.filter((name) => name !== "kind" && !Object.hasOwn(wordsOf(route.path), name));
    const swapped = ofRecords.length > 1 && random.next() < 0.5 ? { ...foreign, ...pick(own, ofRecords[0]) } : foreign;
    const none =
      swapped === foreign
        ? nothing()
        : new Proxy(nothing(), {
            get: (ids, name: string) => (name === ofRecords[0] ? (own[name] ?? NOWHERE) : ids[name]),
          });
    const refusals = await countRefusals(kind);
    const asked = comparable(await ask(clients[kind], route, swapped));
    const logged = (await countRefusals(kind)) - refusals;
    const expected = comparable(await ask(clients[kind], route, none));
    statuses.set(asked.status, (statuses.get(asked.status) ?? 0) + 1);
    const what = `${way} ${route.id} by ${kind} with ids of ${from}`;
    if (asked.status !== expected.status) note(`${what}: ${asked.status}, and ${expected.status} for nothing`);
    else if (asked.text !== expected.text)
      note(`${what}: another text (${asked.text.length} and ${expected.text.length})`);
    else if (way === "old data" ? asked.status !== 400 : ![403, 404].includes(asked.status))
      note(`${what}: ${asked.status}`);
    // No page has the old data, whatever the address names.
    if (logged !== (way === "old data" ? 0 : 1)) note(`${what}: ${logged} refusals logged`);
  }
  function note(what: string) {
    wrong.set(what, (wrong.get(what) ?? 0) + 1);
  }
  expect([...wrong]).toEqual([]);
  const asked = [...statuses.values()].reduce((sum, times) => sum + times, 0);
  figure(
    "S2",
    `${count(asked)} swapped ids in the addresses of ${routes.length} pages and their forms`,
    `${wrong.size} answered otherwise than what does not exist, or not in the log (${[...statuses].map(([s, times]) => `${s} × ${count(times)}`).join(", ")})`,
  );
  expect(changedTables(before, contentOf(world.file))).toEqual([]);
}, 1_800_000);

/** What somebody knows of throughout the partnership, whatever group they are in (DESIGN 5). */
const KNOWN: Partial<Record<Kind, RegExp>> = {
  manager: /^routes\/actions\//,
  administrator: /^routes\/meetings\//,
  coordinator: /^routes\/(incidents|case-reviews)\//,
  licensing: /^routes\/premises\//,
  everything: /^routes\/(actions|meetings|incidents|case-reviews|premises)\//,
};

function knowsOfAll(kind: Kind, route: Route) {
  return KNOWN[kind]?.test(route.id) ?? false;
}

/** Of what the town has none, some id of nothing. */
function pick(ids: Ids, name = ""): Ids {
  return { [name]: ids[name] ?? NOWHERE };
}

async function countRefusals(kind: Kind) {
  const { n } = await world.db
    .selectFrom("audit_event")
    .select((eb) => eb.fn.countAll<number>().as("n"))
    .where("actor_id", "=", town.people[kind].id)
    .where("category", "=", "refusal")
    .executeTakeFirstOrThrow();
  return n;
}

test("swapped ids in fields and queries are refused as what does not exist, and change nothing", async () => {
  const { coordinator, everything } = clients;
  const today = londonDay(new Date());
  const [youth = {}] = elsewhere.youth;
  const [neighbour = {}] = elsewhere.neighbour;
  const theirs = { user: town.people.neighbour.id, agency: town.q.policeId, group: town.q.jagId };
  const sessionOfAnother = (
    await world.db
      .selectFrom("session")
      .select("id")
      .where("user_id", "=", town.people.manager.id)
      .executeTakeFirstOrThrow()
  ).id;
  const referral = {
    groupId: town.p.jagId,
    role: "victim",
    agencyId: town.p.policeId,
    reason: "Reason",
    lawfulBasis: "public-task",
    ...REFERRAL_FIELDS,
    ...dayFields("receivedOn", today),
  };
  const decision = {
    version: "1",
    decision: "accepted",
    reason: "Reason",
    leadAgencyId: town.p.policeId,
    leadUserId: "",
    ...dayFields("decidedOn", today),
  };
  const action = {
    words: "Words",
    ownerAgencyId: town.p.policeId,
    ownerUserId: "",
    ...dayFields("dueOn", plusDays(today, 9)),
  };
  const note = { kind: "fact", words: "Words", sharing: "shared", ...dayFields("happenedOn", today) };
  const step = {
    ...{ domain: "reoffending", words: "Words", why: "Why", ownerAgencyId: town.p.policeId, ownerUserId: "" },
    ...dayFields("fromDay", today),
    ...dayFields("untilDay", ""),
  };
  const closing = {
    version: "1",
    reason: "Reason",
    notAssessedReason: "Too soon",
    ...dayFields("closedOn", today),
    ...dayFields("orderUntil", ""),
  };
  const alias = { aliasKind: "nickname", givenNames: "Al", familyName: "" };
  const post = (path: string, fields: Record<string, string>) => () => coordinator.post(path, fields);
  const tries: [string, (id: string) => () => Promise<Answer>, (string | undefined)[]][] = [
    ["person of a referral", (id) => post(`/referrals/new?person=${id}`, referral), [neighbour.personId]],
    ["person of a referral's page", (id) => () => coordinator.get(`/referrals/new?person=${id}`), [neighbour.personId]],
    [
      "group of a referral",
      (id) => post(`/referrals/new?person=${own.personId ?? ""}`, { ...referral, groupId: id }),
      [theirs.group],
    ],
    [
      "agency of a referral",
      (id) => post(`/referrals/new?person=${own.personId ?? ""}`, { ...referral, agencyId: id }),
      [theirs.agency],
    ],
    [
      "lead agency",
      (id) => post(`/referrals/${own.referralId ?? ""}`, { ...decision, leadAgencyId: id }),
      [theirs.agency],
    ],
    [
      "lead officer",
      (id) => post(`/referrals/${own.referralId ?? ""}`, { ...decision, leadUserId: id }),
      [theirs.user, town.people.youth.id],
    ],
    [
      "owner agency",
      (id) => post(`/cases/${own.caseId ?? ""}/add-action`, { ...action, ownerAgencyId: id }),
      [theirs.agency],
    ],
    [
      "owner",
      (id) => post(`/cases/${own.caseId ?? ""}/add-action`, { ...action, ownerUserId: id }),
      [theirs.user, town.people.youth.id],
    ],
    [
      "person assessed",
      (id) => post(`/cases/${own.caseId ?? ""}/assess-risk`, { ...everyField({}), personId: id }),
      [neighbour.personId, youth.personId],
    ],
    [
      "other case of a note",
      (id) => post(`/cases/${own.caseId ?? ""}/notes/new`, { ...note, alsoCaseId: id }),
      [youth.caseId, neighbour.caseId],
    ],
    [
      "person of a step",
      (id) => post(`/cases/${own.caseId ?? ""}/plan/new`, { ...step, personId: id }),
      [youth.personId, neighbour.personId],
    ],
    [
      "action that carries a step",
      (id) => post(`/cases/${own.caseId ?? ""}/plan/${own.stepId ?? ""}/actions`, { version: "1", actionId: id }),
      [youth.actionId, neighbour.actionId],
    ],
    [
      "person somebody works with",
      (id) =>
        post(`/cases/${own.caseId ?? ""}/workers`, { personId: id, userId: theirs.user, work: "Probation officer" }),
      [youth.personId, neighbour.personId],
    ],
    [
      "person named to see a case",
      (id) => post(`/cases/${own.caseId ?? ""}/access/new`, { access: "named", userId: id, reason: "Reason" }),
      [theirs.user],
    ],
    [
      "supervisor",
      (id) => post(`/cases/${own.caseId ?? ""}/supervisor`, { version: "1", supervisorUserId: id, reason: "Reason" }),
      [theirs.user],
    ],
    [
      "outcome of a case",
      (id) => post(`/cases/${own.caseId ?? ""}/close`, { ...closing, outcomeId: id }),
      [neighbour.outcomeId],
    ],
    [
      "case through which something is known",
      (id) => post(`/people/${own.personId ?? ""}/alias/new`, { ...alias, source: `case:${id}` }),
      [youth.caseId, neighbour.caseId],
    ],
    [
      "meeting that confirms a lower level",
      (id) =>
        post(`/cases/${own.caseId ?? ""}/risk/${own.assessmentId ?? ""}/decide`, {
          decision: "confirmed",
          sittingId: id,
        }),
      [youth.sittingId, neighbour.sittingId],
    ],
    ["place of a referral", (id) => post(`/referrals/new?location=${id}`, referral), [neighbour.locationId]],
    ["session ended", (id) => post("/account", { sessionId: id }), [sessionOfAnother]],
    ["partnership switched to", (id) => post("/switch-partnership", { partnershipId: id }), [town.q.partnershipId]],
    [
      "search to begin with",
      (id) => () => coordinator.get(`/people/new?search=${id}`),
      [youth.searchId, neighbour.searchId],
    ],
    ...premisesTries((path, fields) => () => everything.post(path, fields), own, neighbour),
    ...incidentTries({ post, get: (path) => () => coordinator.get(path) }, own, neighbour, theirs),
    ["list of another group", (id) => () => coordinator.get(`/cases?group=${id}`), [theirs.group, town.p.youthJagId]],
  ];
  let tried = 0;
  for (const [what, send, foreign] of tries) {
    for (const id of foreign) {
      tried++;
      expect(id, what).toBeTruthy();
      const before = contentOf(world.file);
      const asked = comparable(await send(id ?? "")());
      const none = comparable(await send(what.startsWith("search") ? v4() : uuid())());
      expect(asked.status, `${what}: nothing else is wrong with the form`).not.toBe(400);
      expect(asked, what).toEqual(none);
      expect(changedTables(before, contentOf(world.file)), what).toEqual([]);
    }
  }
  figure(
    "S2",
    `${tried} swapped ids in ${tries.length} fields and queries`,
    `${tried} refused as what does not exist, nothing changed`,
  );
});
