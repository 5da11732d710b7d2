import { connect } from "node:net";
import { afterAll, beforeAll, expect, test } from "vitest";
import { inTransaction } from "#db/transaction.ts";
import type { Answer, HttpClient } from "../support/http-client.ts";
import { count, figure } from "./figure.ts";
import { actionOf, builtRoutes, dataOf, pathOf, type Route } from "./routes.ts";
import { aTown, type Ids, type Kind, KINDS, recordsIn, type Town } from "./town.ts";
import { aWorld, changedTables, contentOf, randomFrom, size, type World } from "./world.ts";

// SECURITY S4: hostile input is never a 500, and what is refused changes nothing.

const random = randomFrom(4);
let world: World;
let town: Town;
let ids: Ids;
let routes: Route[];
const fieldsOf = new Map<string, string[]>();
const clients = new Map<Kind, HttpClient>();

beforeAll(async () => {
  world = await aWorld({ TRUST_PROXY: "1" });
  town = await aTown(world);
  ids = await recordsIn(world.db, town.p, town.p.jagId, town.people.nobody.id);
  routes = await builtRoutes();
  const client = await clientOf("everything");
  for (const route of routes.filter((r) => r.hasAction)) {
    const page = await client.get(
      route.id.includes("referrals.new") ? `/referrals/new?person=${ids.personId ?? ""}` : pathOf(route, ids),
    );
    const names = [...page.body.matchAll(/\sname="([^"]+)"/g)]
      .map(([, name = ""]) => name)
      .filter((name) => name !== "viewport" && name !== "formToken");
    fieldsOf.set(route.id, [...new Set(names)]);
  }
});
afterAll(() => world.close());

async function clientOf(kind: Kind) {
  const known = clients.get(kind);
  if (known) return known;
  const made = await town.signedIn(kind);
  clients.set(kind, made);
  return made;
}

const TEXTS = [
  "", " ", "\0", "a\0b", "\uFEFF", "\u202E\u0301\u0301", "😀".repeat(50), "x".repeat(5000), "x".repeat(400_000), "\ud800", "'; drop table person; --", "%", "%%", "_",
  "<script>alert(1)</script>", "{{7*7}}", "${7*7}", "../../etc/passwd", "NaN", "Infinity", "-1", "0", "1e309", "9007199254740993", "0x10", "null", "undefined", "[object Object]",
  "true", "2026-02-30", "0000-00-00", "99999-12-31", "31", "\r\nSet-Cookie: a=b", "constructor", "__proto__", "ﷺ".repeat(100), "İ", "ß", "//evil.example", "javascript:alert(1)",
]; // prettier-ignore
const NAMES = ["__proto__", "constructor", "constructor.prototype.x", "__proto__[x]", "toString", "hasOwnProperty", "a[]", "a[0][b]", "a.b.c", "", "\0", "formToken", "version", "-year", "x-year", "then", "length", "valueOf"]; // prettier-ignore

function value(): string {
  const pick = random.below(10);
  if (pick < 6) return random.one(TEXTS);
  if (pick < 8) return random.one(Object.values(ids));
  return String.fromCharCode(...Array.from({ length: random.below(40) }, () => random.below(65_536)));
}

type Hostile = { type?: string; body: string | Buffer };

function urlencoded(route: Route, token: string): Hostile {
  const form = new URLSearchParams();
  for (const name of fieldsOf.get(route.id) ?? []) if (random.next() < 0.9) form.append(name, value());
  for (let n = random.below(4); n > 0; n--)
    form.append(random.one([...NAMES, ...(fieldsOf.get(route.id) ?? [])]), value());
  if (random.next() < 0.9) form.set("formToken", token);
  return { type: "application/x-www-form-urlencoded", body: form.toString() };
}

function brokenUrlencoded(route: Route, token: string): Hostile {
  const names = fieldsOf.get(route.id) ?? [];
  const body = [
    `formToken=${token}`,
    `${random.one(["a", ...names])}=%`,
    "%=%",
    "%zz=%E0%A4%A",
    "&&&",
    "=",
    `${"a=1&".repeat(random.below(3000))}`,
  ].join("&");
  return {
    type: random.one([
      "application/x-www-form-urlencoded",
      "application/x-www-form-urlencoded; charset=utf-16",
      "APPLICATION/X-WWW-FORM-URLENCODED;",
    ]),
    body,
  };
}

function multipart(route: Route, token: string): Hostile {
  const edge = random.one(["x", "----WebKitFormBoundaryabc", "a b", "", '"', "x".repeat(300)]);
  const parts = ["formToken", ...(fieldsOf.get(route.id) ?? []), random.one(NAMES)].map((name) => {
    const file =
      random.next() < 0.3 ? `; filename="${random.one(["a.csv", "", "../../x", "a\0.csv", "x".repeat(300)])}"` : "";
    const type =
      random.next() < 0.3 ? `\r\nContent-Type: ${random.one(["text/csv", "application/octet-stream", "x", ""])}` : "";
    return `--${edge}\r\nContent-Disposition: form-data; name="${name}"${file}${type}\r\n\r\n${name === "formToken" ? token : value()}\r\n`;
  });
  let text = `${parts.join("")}--${edge}--\r\n`;
  const harm = random.below(7);
  if (harm === 0) text = text.slice(0, random.below(text.length));
  if (harm === 1) text = text.replaceAll("\r\n", "\n");
  if (harm === 2) text = text.replace("Content-Disposition", "Content-Nonsense");
  if (harm === 3) text = text.replace("form-data;", "");
  if (harm === 4) text = text.replaceAll(`--${edge}`, "--other");
  const type = random.one([
    `multipart/form-data; boundary=${edge}`,
    `multipart/form-data; boundary="${edge}"`,
    "multipart/form-data",
    "multipart/form-data; boundary=",
  ]);
  return { type: type.replaceAll(/[^\x20-\x7e]/g, ""), body: text };
}

function otherBody(): Hostile {
  const type = random.one(["application/json", "text/plain", "text/xml", "application/octet-stream", "image/png", "multipart/mixed; boundary=x", "x", "", "application/x-www-form-urlencodedx", "form/x, y"]); // prettier-ignore
  return {
    type,
    body: random.one([
      "{}",
      '{"__proto__":{"admin":true}}',
      "[[[[",
      "null",
      "<a/>",
      Buffer.from([0xff, 0xfe, 0, 1, 2]),
      "x".repeat(1_000_001),
      "",
    ]),
  };
}

function hostile(route: Route, token: string): Hostile {
  return random.one([urlencoded, urlencoded, urlencoded, brokenUrlencoded, multipart, multipart, otherBody])(
    route,
    token,
  );
}

function address(route: Route): string {
  const own =
    random.next() < 0.7 ? actionOf(route, ids) : random.next() < 0.5 ? dataOf(route, ids) : pathOf(route, randomIds());
  if (random.next() < 0.85) return own;
  const query = random.one(["_data=nothing", `_data=${route.id}`, "_routes=", "_routes=root,nothing", "index=1&index", "%", "%E0%A4%A", "a=%00", "person=%", "search[]=1", "after=x&after=y", "__proto__=1", "next=//evil.example", "x".repeat(6000)]); // prettier-ignore
  return `${own}${own.includes("?") ? "&" : "?"}${query}`;
}

function randomIds(): Ids {
  const odd = ["x", "%00", "%E0%A4%A", "..%2f..%2fetc", "%", "__proto__", "constructor", "1", "-1", "a".repeat(3000), "%F0%9F%98%80", "0197c000-0000-7000-8000-00000000000", "null", "a%20b"]; // prettier-ignore
  return new Proxy({}, { get: () => random.one(odd) });
}

const METHODS = ["PUT", "DELETE", "PATCH", "OPTIONS", "TRACE", "PROPFIND", "SEARCH", "LOCK", "GET", "HEAD"];

test(`${size(10_000)} hostile posts over all actions, by everybody: no 500, and what is refused changes nothing`, async () => {
  const actions = routes.filter((route) => route.hasAction);
  const statuses = new Map<number, number>();
  const wrong: string[] = [];
  let content = contentOf(world.file);
  const total = size(10_000);
  const BATCH = 25;
  for (let sent = 0; sent < total; sent += BATCH) {
    // Otherwise the throttle would soon be all that answers.
    await inTransaction(world.db, (trx) => trx.deleteFrom("sign_in_attempt").execute());
    const batch = await Promise.all(
      Array.from({ length: BATCH }, async (_, i) => {
        const route = actions[(sent + i) % actions.length] as Route;
        const kind: Kind | "nobody signed in" =
          random.next() < 0.1 ? "nobody signed in" : random.next() < 0.5 ? "everything" : random.one(KINDS);
        const client = kind === "nobody signed in" ? world.signedOut() : await clientOf(kind);
        const { type, body } = hostile(route, client.formToken);
        const method = random.next() < 0.9 ? "POST" : random.one(METHODS);
        const path = address(route);
        const answer = await client
          .send(method, path, {
            headers: {
              Origin: world.app.origin,
              ...(type === undefined ? {} : { "Content-Type": type }),
              "X-Forwarded-For": `10.0.0.${i}`,
            },
            body,
          })
          .catch((error: unknown): Answer => ({ status: 599, headers: {}, body: String(error), location: "" }));
        // Signed out, or in another partnership, by what was sent: the next one comes with a new session.
        if (answer.status < 400 || answer.status === 401) clients.delete(kind as Kind);
        return {
          answer,
          what: `${method} ${path.slice(0, 200)} by ${kind}: ${type ?? ""} ${String(body).slice(0, 300)}`,
        };
      }),
    );
    for (const { answer, what } of batch) {
      statuses.set(answer.status, (statuses.get(answer.status) ?? 0) + 1);
      if (answer.status >= 500) wrong.push(`${answer.status} ${answer.status === 599 ? answer.body : ""} ${what}`);
    }
    const after = contentOf(world.file);
    if (batch.every(({ answer }) => answer.status >= 400)) {
      // What somebody posts after their session has ended is kept for them, and answered with 401.
      const isKept = batch.some(({ answer }) => answer.status === 401);
      const passing = isKept ? ["session", "unsent_form"] : ["session"];
      const changed = changedTables(content, after).filter((table) => !passing.includes(table));
      if (changed.length > 0)
        wrong.push(
          `changed ${changed.join(", ")}:\n${batch.map(({ answer, what }) => `  ${answer.status} ${what}`).join("\n")}`,
        );
    }
    content = after;
  }
  expect(wrong).toEqual([]);
  const answered = [...statuses.values()].reduce((sum, n) => sum + n, 0);
  const failed = [...statuses].filter(([status]) => status >= 500).reduce((sum, [, n]) => sum + n, 0);
  const byStatus = [...statuses].sort(([a], [b]) => a - b).map(([s, n]) => `${s} × ${count(n)}`); // prettier-ignore
  figure(
    "S4",
    `${count(answered)} hostile posts over ${actions.length} actions`,
    `${failed} times 500, nothing changed by what was refused (${byStatus.join(", ")})`,
  );
}, 1_800_000);

test("each hostile post alone leaves everything as it was when it is refused", async () => {
  const client = await clientOf("everything");
  for (const route of routes.filter((r) => r.hasAction)) {
    const before = contentOf(world.file);
    const { type, body } = otherBody();
    const { status } = await client.send("POST", actionOf(route, ids), {
      headers: { Origin: world.app.origin, "Content-Type": type ?? "" },
      body,
    });
    expect(status, route.id).toBeGreaterThanOrEqual(400);
    expect(status, route.id).toBeLessThan(500);
    expect(changedTables(before, contentOf(world.file)), route.id).toEqual([]);
  }
});

test(`${size(3000)} hostile addresses of pages: no 500`, async () => {
  const wrong: string[] = [];
  let asked = 0;
  for (; asked < size(3000); asked++) {
    const client = await clientOf(random.next() < 0.5 ? "everything" : random.one(KINDS));
    const route = random.one(routes);
    const path = random.next() < 0.2 ? random.one(["//evil.example/", "/.", "/..", "/%2e%2e/", "/%5c", "/assets/%", "/assets/../package.json", "/assets/..%2f..%2fserver/index.js", "/favicon.svg%00", `/${"a/".repeat(3000)}`, `/${"x".repeat(9000)}`, "/__manifest?p=/cases", "/_root.data?_routes=x", "/.data", "/a.data.data"]) : address(route); // prettier-ignore
    const answer = await client.get(path);
    if (answer.status >= 500) wrong.push(`${answer.status} ${path.slice(0, 200)}`);
    if (/"(private|scripts)"\s*:|process\.env/.test(answer.body)) wrong.push(`a file of ours: ${path}`);
  }
  expect(wrong).toEqual([]);
  figure(
    "S4",
    `${count(asked)} hostile addresses of ${routes.length} pages`,
    `${wrong.length} times 500 or a file of ours`,
  );
});

test("a body that nobody reads to its end does not break what is asked next on the same connection", async () => {
  const client = await town.signedIn("everything");
  const ours = { Origin: world.app.origin, "Content-Type": "application/x-www-form-urlencoded" };
  const large = "x".repeat(3_000_000);
  for (let round = 0; round < size(300); round++) {
    for (const [method, path, headers, status] of [
      ["POST", "/search?index", ours, 413],
      ["POST", "/search?index", { ...ours, "Content-Type": "text/plain" }, 415],
      ["POST", "/nothing/here", ours, 404],
      ["POST", "/sign-in?_data=x", ours, 400],
      ["POST", "/sign-in", { ...ours, Origin: "https://evil.example" }, 403],
      ["PUT", "/", ours, 405],
    ] as const) {
      expect((await client.send(method, path, { headers, body: large })).status, `${method} ${path}`).toBe(status);
      expect((await client.get("/health")).status, `after ${method} ${path}`).toBe(200);
    }
  }
});

test.each([
  [
    "an address of another server",
    "GET http://evil.example/ HTTP/1.1\r\nHost: evil.example\r\nConnection: close\r\n\r\n",
  ],
  [
    "a post to an address of another server",
    "POST http://evil.example/sign-out HTTP/1.1\r\nHost: localhost\r\nContent-Length: 0\r\nConnection: close\r\n\r\n",
  ],
  ["a host that is none", "GET /sign-in HTTP/1.1\r\nHost: [\r\nConnection: close\r\n\r\n"],
  ["a host with a port that is none", "GET /sign-in HTTP/1.1\r\nHost: a:b:c\r\nConnection: close\r\n\r\n"],
  [
    "an odd forwarded host and protocol",
    "GET /sign-in HTTP/1.1\r\nHost: localhost\r\nX-Forwarded-Host: a b/\r\nX-Forwarded-Proto: javascript\r\nConnection: close\r\n\r\n",
  ],
  ["the server as a whole", "OPTIONS * HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"],
  ["a tunnel", "CONNECT evil.example:443 HTTP/1.1\r\nHost: evil.example\r\nConnection: close\r\n\r\n"],
  ["another protocol", "GET / HTTP/1.1\r\nHost: localhost\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\n"],
  ["a made-up method", "BREW / HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"],
  ["no HTTP at all", "\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03\r\n\r\n"],
  [
    "two lengths",
    "POST /sign-in HTTP/1.1\r\nHost: localhost\r\nContent-Length: 0\r\nContent-Length: 5\r\nConnection: close\r\n\r\nabcde",
  ],
  [
    "a length and chunks",
    "POST /sign-in HTTP/1.1\r\nHost: localhost\r\nContent-Length: 5\r\nTransfer-Encoding: chunked\r\nConnection: close\r\n\r\n0\r\n\r\n",
  ],
  ["headers without end", `GET / HTTP/1.1\r\nHost: localhost\r\nX: ${"x".repeat(40_000)}\r\nConnection: close\r\n\r\n`],
  [
    "a cookie of nonsense",
    "GET / HTTP/1.1\r\nHost: localhost\r\nCookie: session=%00%ff; session; =; ;;;session=\xff\r\nConnection: close\r\n\r\n",
  ],
])("%s is no 500, and the server goes on", async (_name, text) => {
  const port = Number(new URL(world.app.url).port);
  const reply = await new Promise<string>((ended) => {
    let all = "";
    const socket = connect(port, "localhost", () => socket.write(text, "latin1"));
    socket.on("data", (part) => (all += part.toString("latin1")));
    socket.on("error", () => ended(all));
    socket.on("close", () => ended(all));
    setTimeout(() => socket.destroy(), 4000);
  });
  expect(reply).not.toMatch(/^HTTP\/1\.1 5/);
  expect((await world.signedOut().get("/health")).status).toBe(200);
});
