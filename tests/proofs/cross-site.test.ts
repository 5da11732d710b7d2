import { afterAll, beforeAll, expect, test } from "vitest";
import type { HttpClient } from "../support/http-client.ts";
import { count, figure } from "./figure.ts";
import { actionOf, builtRoutes, dataOf, type Route } from "./routes.ts";
import { aTown, type Ids, recordsIn, type Town } from "./town.ts";
import { aWorld, changedTables, contentOf, type World } from "./world.ts";

// SECURITY S5: cross-site requests do nothing.

const EVIL = "https://evil.example";
const FORM = { "Content-Type": "application/x-www-form-urlencoded" };

let world: World;
let town: Town;
let ids: Ids;
let actions: Route[];
let victim: HttpClient;
let otherSession: HttpClient;
let otherUser: HttpClient;

beforeAll(async () => {
  world = await aWorld();
  town = await aTown(world);
  ids = await recordsIn(world.db, town.p, town.p.jagId, town.people.nobody.id);
  actions = (await builtRoutes()).filter((route) => route.hasAction);
  victim = await town.signedIn("everything");
  otherSession = await town.signedIn("everything");
  otherUser = await town.signedIn("administrator");
});
afterAll(() => world.close());

/** A body that would do something where it arrived: for the actions that need no more than a press of a button, too. */
function body(token = victim.formToken) {
  return new URLSearchParams({
    formToken: token,
    ...{
      name: "Somebody",
      givenNames: "Some",
      familyName: "Body",
      birthDateBasis: "unknown",
      areaWords: "",
      reason: "No reason",
    },
    ...{ sessionId: "others", partnershipId: town.p.partnershipId, version: "1", status: "disabled", confirmed: "yes" },
  }).toString();
}

const FOREIGN: [string, (own: string) => Record<string, string>][] = [
  ["from another site", () => ({ Origin: EVIL })],
  ["from another site that says it is ours", () => ({ Origin: EVIL, "Sec-Fetch-Site": "same-origin" })],
  ["from a sandboxed frame or a data address", () => ({ Origin: "null" })],
  ["from a sandboxed frame, with Sec-Fetch-Site", () => ({ Origin: "null", "Sec-Fetch-Site": "same-origin" })],
  ["from nowhere", () => ({})],
  ["without Origin, cross-site", () => ({ "Sec-Fetch-Site": "cross-site" })],
  ["without Origin, same-site", () => ({ "Sec-Fetch-Site": "same-site" })],
  ["without Origin, typed", () => ({ "Sec-Fetch-Site": "none" })],
  ["with our Origin, cross-site", (own) => ({ Origin: own, "Sec-Fetch-Site": "cross-site" })],
  ["with our Origin, same-site", (own) => ({ Origin: own, "Sec-Fetch-Site": "same-site" })],
  ["from a name that begins as ours", (own) => ({ Origin: `${own}.evil.example` })],
  ["from a name with ours as its user", (own) => ({ Origin: own.replace("http://", "http://evil.example@") })],
  ["from our name over another protocol", (own) => ({ Origin: own.replace("http:", "https:") })],
  ["from another port of ours", (own) => ({ Origin: own.replace(/:\d+$/, ":1") })],
  ["with two origins", (own) => ({ Origin: `${own}, ${EVIL}` })],
  ["with an empty Origin", () => ({ Origin: "" })],
  ["for another host", () => ({ Origin: EVIL, Host: "evil.example" })],
  [
    "for another host, forwarded",
    () => ({
      Origin: EVIL,
      "X-Forwarded-Host": "evil.example",
      "X-Forwarded-Proto": "https",
      Forwarded: "host=evil.example",
    }),
  ],
  ["with our address as Referer", (own) => ({ Origin: EVIL, Referer: `${own}/` })],
  ["with another method named in a header", () => ({ Origin: EVIL, "X-HTTP-Method-Override": "GET" })],
];

const WAYS: [string, (route: Route) => string][] = [
  ["its page", (route) => actionOf(route, ids)],
  ["its data", (route) => dataOf(route, ids)],
  [
    "its old data",
    (route) => `${actionOf(route, ids)}${route.isIndex ? "&" : "?"}_data=${encodeURIComponent(route.id)}`,
  ],
];

/** Every action × way × what is sent: each refused, and not one row changed. The old data requests are refused as such. */
async function refusedEverywhere(
  send: (path: string) => Promise<{ status: number; body: string }>[],
  left: (route: Route) => boolean = () => true,
) {
  const before = contentOf(world.file);
  const wrong: string[] = [];
  let sent = 0;
  for (const route of actions.filter(left)) {
    for (const [way, pathFor] of WAYS) {
      for (const [i, answer] of (await Promise.all(send(pathFor(route)))).entries()) {
        sent++;
        // A data request of Remix says 202 for a redirect and carries the status otherwise.
        const isRefused = answer.status === 403 || (answer.status === 400 && way === "its old data");
        if (!isRefused) wrong.push(`${route.id} by ${way}, variant ${i}: ${answer.status}`);
      }
    }
    const changed = changedTables(before, contentOf(world.file));
    if (changed.length > 0) wrong.push(`${route.id} changed ${changed.join(", ")}`);
  }
  expect(wrong).toEqual([]);
  return sent;
}

test("every action of the built server refuses what another site sends with the victim's cookie and even the form token", async () => {
  expect(actions.length).toBeGreaterThan(25);
  const sent = await refusedEverywhere((path) =>
    FOREIGN.map(([, headers]) =>
      victim.send("POST", path, { headers: { ...FORM, ...headers(world.app.origin) }, body: body() }),
    ),
  );
  figure(
    "S5",
    `${count(sent)} cross-site posts to ${actions.length} actions, in ${FOREIGN.length} variants`,
    `${count(sent)} refused, no row changed`,
  );
});

test("every action refuses a form of ours without this session's token", async () => {
  const headers = { ...FORM, Origin: world.app.origin };
  const tokens = [
    "",
    "x",
    otherSession.formToken,
    otherUser.formToken,
    victim.formToken.slice(0, -1),
    `${victim.formToken}=`,
  ];
  const sent = await refusedEverywhere(
    (path) => tokens.map((token) => victim.send("POST", path, { headers, body: body(token) })),
    // Signing in begins a session, and asks for a password that no other site knows; with a card, in a demonstration alone.
    (route) => !/^routes\/session\/sign-in(_\.card)?$/.test(route.id),
  );
  figure(
    "S5",
    `${count(sent)} posts without the session’s token, in ${tokens.length} variants`,
    `${count(sent)} refused, no row changed`,
  );
});

test("a form that another site can make a browser send as plain text or in parts is refused as well", async () => {
  const before = contentOf(world.file);
  for (const type of ["text/plain", "multipart/form-data; boundary=x", "application/json", ""]) {
    const answer = await victim.send("POST", "/sign-out", {
      headers: { "Content-Type": type, Origin: EVIL },
      body: body(),
    });
    expect(answer.status, type).toBe(403);
  }
  expect(changedTables(before, contentOf(world.file))).toEqual([]);
});

test("a read changes nothing, whatever method its query names", async () => {
  const before = contentOf(world.file);
  for (const route of actions) {
    const path = actionOf(route, ids);
    const more = `${path.includes("?") ? "&" : "?"}_method=POST&${body()}`;
    expect((await victim.get(path + more, { "X-HTTP-Method-Override": "POST" })).status, path).not.toBe(500);
  }
  expect(changedTables(before, contentOf(world.file))).toEqual([]);
});

test("the same form from our own page does what it says", async () => {
  const { status, location } = await victim.post("/search?index", {
    name: "Somebody",
    "birthDate-day": "",
    "birthDate-month": "",
    "birthDate-year": "",
  });
  expect([status, location.slice(0, 8)]).toEqual([302, "/search/"]);
  expect(
    (
      await otherSession.send("POST", "/sign-out", {
        headers: { ...FORM, "Sec-Fetch-Site": "same-origin" },
        body: body(otherSession.formToken),
      })
    ).status,
  ).toBe(302);
});
