import { execFile } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { BUILT } from "../support/app.ts";
import type { Answer, HttpClient } from "../support/http-client.ts";
import { figure } from "./figure.ts";
import { aTown, recordsIn, type Ids, type Town } from "./town.ts";
import { aWorld, type World } from "./world.ts";

// SECURITY S7: headers and cookies.

describe.each([
  ["on this machine itself", undefined],
  ["behind TLS", "https://ja.example.gov.uk"],
])("%s", (name, origin) => {
  let world: World;
  let town: Town;
  let ids: Ids;
  let signedIn: HttpClient;
  beforeAll(async () => {
    world = await aWorld(origin ? { ORIGIN: origin } : {});
    town = await aTown(world);
    ids = await recordsIn(world.db, town.p, town.p.jagId, town.people.nobody.id);
    signedIn = await town.signedIn("coordinator");
  });
  afterAll(() => world.close());

  /** One answer of each kind that the server gives, with the status that it should have. */
  async function answers(): Promise<[string, number, Answer, "private" | "public"][]> {
    const out = world.signedOut();
    const page = await out.get("/sign-in");
    const [asset = ""] = /\/assets\/[^"]+\.css/.exec(page.body) ?? [];
    const form = { "Content-Type": "application/x-www-form-urlencoded" };
    const ours = { ...form, Origin: world.app.origin };
    return [
      ["a page signed out", 200, page, "public"],
      ["a page that needs a session", 401, await out.get("/"), "public"],
      ["data that needs a session", 401, await out.get("/cases.data"), "public"],
      ["a page that is none", 404, await out.get("/nothing/here"), "public"],
      ["a style sheet", 200, await out.get(asset), "public"],
      ["a picture", 200, await out.get("/favicon.svg"), "public"],
      ["an asset that is none", 404, await out.get("/assets/none.js"), "public"],
      ["health", 200, await out.get("/health"), "public"],
      ["an odd method", 405, await out.send("DELETE", "/"), "public"],
      [
        "a post from elsewhere",
        403,
        await out.send("POST", "/sign-in", { headers: { ...form, Origin: "https://evil.example" } }),
        "public",
      ],
      ["a broken address", 400, await out.get("/%E0%A4%A"), "public"],
      ["Home", 200, await signedIn.get("/"), "private"],
      ["Home as data", 200, await signedIn.get("/_root.data"), "private"],
      ["a record", 200, await signedIn.get(`/cases/${ids.caseId}`), "private"],
      ["a record that is none", 404, await signedIn.get(`/cases/${ids.userId}`), "private"],
      ["a page not permitted", 403, await signedIn.get("/admin/users"), "private"],
      ["a redirect", 302, await signedIn.get("/referrals/new"), "private"],
      ["a form not understood", 400, await signedIn.post("/search?index", { name: "" }), "private"],
      [
        "a body that is no form",
        415,
        await signedIn.send("POST", "/search?index", {
          headers: { ...ours, "Content-Type": "application/json" },
          body: "{}",
        }),
        "private",
      ],
      [
        "a body that is too large",
        413,
        await signedIn.send("POST", "/search?index", { headers: ours, body: "x".repeat(1_000_001) }),
        "private",
      ],
    ];
  }

  test("every answer carries them all", async () => {
    const nonces = new Set<string>();
    const all = await answers();
    for (const [what, status, { status: found, headers }, kind] of all) {
      expect(found, what).toBe(status);
      const policy = String(headers["content-security-policy"]);
      const nonce = /script-src 'nonce-([\w-]{22})' 'strict-dynamic'(;|$)/.exec(policy)?.[1] ?? "none";
      nonces.add(nonce);
      for (const part of [
        "default-src 'none'",
        "object-src 'none'",
        "base-uri 'none'",
        "frame-ancestors 'none'",
        "form-action 'self'",
      ])
        expect(policy, what).toContain(part);
      expect(policy, what).not.toMatch(/unsafe|\*|http:/);
      expect(headers, what).toMatchObject({
        "x-content-type-options": "nosniff",
        "referrer-policy": "same-origin",
        "cross-origin-opener-policy": "same-origin",
        "cross-origin-resource-policy": "same-origin",
      });
      expect(headers["strict-transport-security"], what).toBe(origin ? "max-age=31536000" : undefined);
      expect(headers["x-powered-by"], what).toBeUndefined();
      if (kind === "private") expect(headers["cache-control"], what).toBe("no-store");
    }
    expect(nonces.size, "a nonce is used once").toBe(all.length);
    figure(
      "S7",
      `${all.length} kinds of answers of a server ${name}, and its cookie`,
      `${all.length} with every header, ${nonces.size} nonces`,
    );
  });

  test("no page holds a script, a style or a handler without the nonce of its own answer", async () => {
    for (const [what, , { body, headers }] of await answers()) {
      if (!String(headers["content-type"]).startsWith("text/html")) continue;
      const nonce = /'nonce-([^']+)'/.exec(String(headers["content-security-policy"]))?.[1] ?? "none";
      for (const [tag] of body.matchAll(/<script\b[^>]*>/g)) expect(tag, what).toContain(`nonce="${nonce}"`);
      expect(body, what).not.toMatch(/<style\b|\sstyle="|\son[a-z]+="|javascript:/);
      expect(body, `${what}: nothing from outside`).not.toMatch(
        /<(link|img|script|iframe)\b[^>]*(src|href)="(https?:)?\/\//,
      );
    }
  });

  test("the cookie is HttpOnly, SameSite=Lax, and behind TLS Secure with the __Host- prefix; it goes when signing out", async () => {
    const client = world.signedOut();
    await client.get("/sign-in");
    const email = (
      await world.db
        .selectFrom("user_account")
        .select("email")
        .where("id", "=", town.people.member.id)
        .executeTakeFirstOrThrow()
    ).email;
    const { PASSWORD } = await import("../support/sign-in.ts");
    const begun = await client.post("/sign-in", { email, password: PASSWORD });
    expect(begun.status).toBe(302);
    const cookies = begun.headers["set-cookie"] ?? [];
    expect(cookies).toHaveLength(1);
    const [pair = "", ...attributes] = (cookies[0] ?? "").split("; ");
    expect(pair).toMatch(origin ? /^__Host-session=[\w-]{43}$/ : /^session=[\w-]{43}$/);
    expect(attributes.filter((a) => !/^(Expires|Max-Age)=/.test(a)).sort()).toEqual([
      "HttpOnly",
      "Path=/",
      "SameSite=Lax",
      ...(origin ? ["Secure"] : []),
    ]);

    const leaving = await town.signedIn("member");
    const out = await leaving.post("/sign-out", {});
    expect(out.headers["clear-site-data"]).toBe('"cache", "cookies", "storage"');
    expect(out.headers["set-cookie"]?.[0]).toMatch(/Expires=Thu, 01 Jan 1970/);
    expect(leaving.cookies.size).toBe(0);
  });

  test("a link for somebody to copy names the configured address, whatever host a request claims", async () => {
    const admin = await town.signedIn("administrator");
    const answer = await admin.get("/admin/users", { Host: "evil.example", "X-Forwarded-Host": "evil.example" });
    expect(answer.status).toBe(200);
    expect(answer.body).not.toContain("evil.example");
  });
});

test.each([
  [
    "http over the network",
    { ORIGIN: "http://ja.example.gov.uk" },
    /^joint-action: ORIGIN must begin with https:\/\/ .*\n$/,
  ],
  ["no address", { ORIGIN: "ja.example.gov.uk" }, /^joint-action: ORIGIN must be an address .*\n$/],
  ["another protocol", { ORIGIN: "ftp://ja.example.gov.uk" }, /^joint-action: ORIGIN must be an address .*\n$/],
  ["a short secret", { SESSION_SECRET: "short" }, /^joint-action: SESSION_SECRET must be 32 characters or more\n$/],
])("does not start with %s, and says why in one line", async (_name, env, line) => {
  const folder = mkdtempSync(path.join(tmpdir(), "joint-action-refused-"));
  const { code, stderr } = await new Promise<{ code: unknown; stderr: string }>((ended) => {
    const settings: NodeJS.ProcessEnv = {
      ...process.env,
      NODE_ENV: "production",
      DATA_DIR: folder,
      PORT: "0",
      ...env,
    };
    execFile(process.execPath, [BUILT, "serve"], { env: settings, timeout: 30_000 }, (error, _out, stderr) =>
      ended({ code: error?.code, stderr }),
    );
  });
  rmSync(folder, { recursive: true });
  expect(code).toBe(1);
  expect(stderr).toMatch(line);
});
