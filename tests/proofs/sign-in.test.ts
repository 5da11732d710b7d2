import { createHmac } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { v7 as uuid } from "uuid";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Actor } from "#app/domain/access/actor.ts";
import type { Duty, GroupRole } from "#app/domain/access/roles.ts";
import { londonDay } from "#app/domain/dates/iso-day.ts";
import { hashPassword } from "#app/services/session/password-hash.ts";
import { codeAt, newAuthenticatorSecret, sealSecret } from "#app/services/session/totp.ts";
import { updateUserForSignIn } from "#db/queries/sign-in.ts";
import { inTransaction } from "#db/transaction.ts";
import type { Database } from "#db/types/database.ts";
import { anActor, aPartnership, insert, type TestPartnership } from "../factories.ts";
import { enrol, type HttpClient, signIn } from "../support/http-client.ts";
import { PASSWORD } from "../support/sign-in.ts";
import { count, figure } from "./figure.ts";
import { aWorld, dayFields, randomFrom, size, type World } from "./world.ts";

// SECURITY S8, S9 and S10, at the doors of the built server: sessions, guessing, second factors. Time that would have to pass is
// taken off the instants that the database holds.

const MINUTE = 60_000;
let world: World;
let p: TestPartnership;
let q: TestPartnership;
let invitation: string;
let passwordHash: string;
let admin: HttpClient;

beforeAll(async () => {
  world = await aWorld({ TRUST_PROXY: "1" });
  const json = await world.app.command(
    ...["setup", "--template", "charnwood", "--name", "Proof CSP", "--admin", "ada@example.org", "--json"],
  );
  ({ invitation } = JSON.parse(json) as { invitation: string });
  p = await aPartnership(world.db, "Proof A");
  q = await aPartnership(world.db, "Proof B");
  passwordHash = await hashPassword(PASSWORD);
  admin = await world.signedIn(await anActor(world.db, p, { duties: ["administrator"] }));
});
afterAll(() => world.close());

type Someone = { actor: Actor; email: string; secret: string };

/** Somebody with a password and an authenticator. */
async function someone(role: GroupRole = "member", duties: Duty[] = []): Promise<Someone> {
  const actor = await anActor(world.db, p, { groups: { [p.jagId]: role }, duties });
  const secret = newAuthenticatorSecret();
  const factor = { totp_secret_sealed: sealSecret(secret, actor.id), totp_confirmed_at: "2026-01-05T09:00:00.000Z" };
  await inTransaction(world.db, (trx) =>
    updateUserForSignIn(trx, actor.id, { password_hash: passwordHash, ...factor }),
  );
  return { actor, email: `${actor.id}@example.org`, secret };
}

let addresses = 0;
/** One after another, none twice. */
const anAddress = () => ({ "X-Forwarded-For": `10.${(addresses += 1) >> 16}.${(addresses >> 8) & 255}.${addresses & 255}` }); // prettier-ignore
const givePassword = (client: HttpClient, email: string, password = PASSWORD, from = anAddress()) =>
  client.post("/sign-in", { email, password }, from);
const giveCode = (client: HttpClient, code: string, from = anAddress()) => client.post("/sign-in/code", { code }, from);
const tokenOf = (client: HttpClient) => client.cookies.get("session") ?? "";

/** By both pages. A code is taken once, and this is not about that. */
async function signedIn(who: Someone): Promise<HttpClient> {
  await inTransaction(world.db, (trx) => updateUserForSignIn(trx, who.actor.id, { totp_last_step: null }));
  const client = world.signedOut();
  await client.get("/sign-in");
  expect((await givePassword(client, who.email)).status).toBe(302);
  await client.get("/sign-in/code");
  expect((await giveCode(client, codeByHand(who.secret))).status).toBe(302);
  expect((await client.get("/account")).status).toBe(200);
  return client;
}

/** RFC 4226 and RFC 6238 as they are written, with nothing of the product: six digits of SHA-1 over 30 seconds. */
function codeByHand(secret: string, at = Date.now(), digits = 6) {
  const letters = [...secret].map((c) => "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".indexOf(c).toString(2).padStart(5, "0"));
  const bytes = letters.join("").match(/.{8}/g) ?? [];
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(Math.floor(at / 30_000)));
  const mac = createHmac("sha1", Buffer.from(bytes.map((byte) => parseInt(byte, 2))))
    .update(counter)
    .digest();
  const number = mac.readUInt32BE((mac.at(-1) ?? 0) & 15) & 0x7fffffff;
  return String(number % 10 ** digits).padStart(digits, "0");
}

describe("sessions (S8)", () => {
  const done = { renewed: 0, oldLetIn: 0, oldTried: 0, limits: 0 };

  /** Another browser with that id, as if it had been stolen before. */
  async function tryOld(token: string) {
    const thief = world.signedOut();
    thief.cookies.set("session", token);
    const { status } = await thief.get("/account");
    done.oldTried++;
    if (status !== 401) done.oldLetIn++;
    return status;
  }

  /** Has given the session another id, and the one before opens nothing. */
  async function expectRenewed(client: HttpClient, before: string, what: string) {
    expect(before, what).toMatch(/^[\w-]{43}$/);
    expect(tokenOf(client), what).toMatch(/^[\w-]{43}$/);
    expect(tokenOf(client), what).not.toBe(before);
    expect(await tryOld(before), `${what}: the id from before`).toBe(401);
    expect((await client.get("/account")).status, what).toBe(200);
    done.renewed++;
  }

  async function change(client: HttpClient, changes: Times) {
    const row = world.db
      .selectFrom("session")
      .select("id")
      .where("user_id", "=", await userOf(client));
    const { id } = await row.where("ended_at", "is", null).orderBy("created_at", "desc").executeTakeFirstOrThrow();
    await inTransaction(world.db, (trx) => trx.updateTable("session").set(changes).where("id", "=", id).execute());
  }
  type Times = Partial<Pick<Database["session"], "last_seen_at" | "kept_meeting_at" | "expires_at" | "renewed_at">>;
  const owners = new Map<HttpClient, string>();
  const userOf = async (client: HttpClient) => owners.get(client) ?? "";
  async function fresh(role?: GroupRole, duties?: Duty[]) {
    const who = await someone(role, duties);
    const client = await signedIn(who);
    owners.set(client, who.actor.id);
    return { who, client };
  }
  const ago = (ms: number) => new Date(Date.now() - ms).toISOString();

  test("the id is new at sign-in, at a change of factor, of role and of partnership; the one before is dead", async () => {
    const who = await someone();
    const client = world.signedOut();
    await client.get("/sign-in");
    expect(tokenOf(client), "nobody has a session before a password").toBe("");
    await givePassword(client, who.email);
    const halfWay = tokenOf(client);
    expect(await tryOld(halfWay), "the password alone").toBe(401);
    await client.get("/sign-in/code");
    await giveCode(client, codeByHand(who.secret));
    await expectRenewed(client, halfWay, "sign-in");

    let before = tokenOf(client);
    await client.get("/account/recovery-codes");
    expect((await client.post("/account/recovery-codes", { currentPassword: PASSWORD }, anAddress())).status).toBe(200);
    await expectRenewed(client, before, "recovery codes");

    before = tokenOf(client);
    await client.get("/account/authenticator");
    await client.post("/account/authenticator", { currentPassword: PASSWORD }, anAddress());
    const { body } = await client.get("/account/authenticator");
    const secret = (/id="key"[^>]*>([^<]+)</.exec(body)?.[1] ?? "").replaceAll(/\s/g, "");
    expect((await client.post("/account/authenticator", { code: codeByHand(secret) }, anAddress())).status).toBe(200);
    await expectRenewed(client, before, "authenticator");

    before = tokenOf(client);
    const other = await signedIn({ ...who, secret });
    const newPassword = "seven lanterns beneath the orchard";
    await client.get("/account/password");
    const changed = await client.post("/account/password", { currentPassword: PASSWORD, newPassword }, anAddress());
    expect(changed.status).toBe(302);
    await expectRenewed(client, before, "password");
    expect((await other.get("/account")).status, "the other sessions of whoever changes the password").toBe(401);

    before = tokenOf(client);
    const duty = { duty: "reviewer", ...dayFields("fromDay", londonDay(new Date())), ...dayFields("untilDay", "") };
    expect((await admin.post(`/admin/users/${who.actor.id}/duties/new`, duty)).status).toBe(302);
    expect((await client.get("/account")).status).toBe(200);
    owners.set(client, who.actor.id);
    // Requests made at once carry the id from before for half a minute.
    await change(client, { renewed_at: ago(31_000) });
    await expectRenewed(client, before, "role");

    before = tokenOf(client);
    await insert(world.db, "duty", {
      id: uuid(), partnership_id: q.partnershipId, user_id: who.actor.id, duty: "reviewer", from_day: "2026-01-01", until_day: null, version: 1,
    }); // prettier-ignore
    await client.get("/account");
    expect((await client.post("/switch-partnership", { partnershipId: q.partnershipId })).status).toBe(302);
    await expectRenewed(client, before, "partnership");
  });

  test("a session is over after 30 idle minutes, in a meeting that it keeps after two hours, and after twelve hours whatever it does", async () => {
    const limits: [string, Times, number][] = [
      ["just before 30 minutes", { last_seen_at: ago(30 * MINUTE - 20_000) }, 200],
      ["at 30 minutes", { last_seen_at: ago(30 * MINUTE) }, 401],
      ["at 30 minutes, in a meeting", { last_seen_at: ago(30 * MINUTE), kept_meeting_at: ago(31 * MINUTE) }, 200],
      ["just before two hours of a meeting", { last_seen_at: ago(119 * MINUTE), kept_meeting_at: ago(119 * MINUTE) }, 200],
      ["at two hours of a meeting", { last_seen_at: ago(120 * MINUTE), kept_meeting_at: ago(120 * MINUTE) }, 401],
      ["at twelve hours", { expires_at: ago(0) }, 401],
      ["at twelve hours, in a meeting", { expires_at: ago(0), kept_meeting_at: ago(0) }, 401],
    ]; // prettier-ignore
    const { client, who } = await fresh();
    const made = await world.db.selectFrom("session").selectAll().where("user_id", "=", who.actor.id).executeTakeFirstOrThrow(); // prettier-ignore
    expect(Date.parse(made.expires_at) - Date.parse(made.last_seen_at)).toBe(12 * 60 * MINUTE);
    const asItWas = { last_seen_at: made.last_seen_at, kept_meeting_at: null, expires_at: made.expires_at };
    for (const [what, changes, status] of limits) {
      await change(client, { ...asItWas, ...changes });
      expect((await client.get("/account")).status, what).toBe(status);
      done.limits++;
    }
  });

  test("an account that is disabled, and a session that is signed out or ended, open nothing at the very next request", async () => {
    const { who, client } = await fresh();
    const before = tokenOf(client);
    expect((await client.get("/account")).status).toBe(200);
    const disable = { version: "1", change: "disable", reason: "Left" };
    expect((await admin.post(`/admin/users/${who.actor.id}/status`, disable)).status).toBe(302);
    expect((await client.get("/account")).status).toBe(401);
    expect(await tryOld(before)).toBe(401);
    expect((await givePassword(world.signedOut(), who.email)).status, "nor does the right password").toBe(422);

    const leaving = await fresh();
    const token = tokenOf(leaving.client);
    expect((await leaving.client.get("/sign-out")).status).toBe(200);
    expect((await leaving.client.get("/account")).status, "a look at the page signs nobody out").toBe(200);
    expect((await leaving.client.post("/sign-out", {})).status).toBe(302);
    expect(await tryOld(token)).toBe(401);

    const one = await fresh();
    const another = await signedIn(one.who);
    await another.get("/account");
    expect((await another.post("/account", { sessionId: "others" })).status).toBe(302);
    expect(await tryOld(tokenOf(one.client)), "ended from another browser").toBe(401);
    figure(
      "S8",
      `${done.renewed} renewals of a session’s id (sign-in, factors, password, role, partnership), ${done.limits} limits of time, a disabled account, signing out; ${done.oldTried} ids of before tried in another browser`,
      `${done.oldLetIn} let in`,
    );
  });
});

describe("guessing (S9)", () => {
  const tries: Record<number, number> = {};
  const attempts = () => world.db.selectFrom("sign_in_attempt").select(["id", "at"]).execute();

  async function guess(email: string, password: string, from?: { "X-Forwarded-For": string }) {
    const { status } = await givePassword(world.signedOut(), email, password, from);
    tries[status] = (tries[status] ?? 0) + 1;
    return status;
  }

  test("after ten wrong passwords for an account, or from an address, the right one is refused too, also after a restart, until five minutes are over", async () => {
    await inTransaction(world.db, (trx) => trx.deleteFrom("sign_in_attempt").execute());
    const who = await someone();
    for (let i = 0; i < 10; i++) expect(await guess(who.email, `wrong ${i}`)).toBe(422);
    expect(await guess(who.email.toUpperCase(), PASSWORD), "another way to write the account").toBe(429);

    const from = anAddress();
    for (let i = 0; i < 10; i++) expect(await guess(`nobody${i}@example.org`, "wrong", from)).toBe(422);
    const other = await someone();
    expect(await guess(other.email, PASSWORD, from), "from that address").toBe(429);

    await world.app.stop("SIGKILL");
    await world.app.start();
    expect(await guess(who.email, PASSWORD), "after a restart").toBe(429);
    expect(await guess(other.email, PASSWORD, from), "after a restart, from that address").toBe(429);
    expect(await guess(other.email, PASSWORD), "from another address").toBe(302);

    // As if five minutes had passed since.
    for (const { id, at } of await attempts()) {
      const earlier = new Date(Date.parse(at) - 5 * MINUTE).toISOString();
      await inTransaction(world.db, (trx) =>
        trx.updateTable("sign_in_attempt").set({ at: earlier }).where("id", "=", id).execute(),
      );
    }
    expect(await guess(who.email, PASSWORD)).toBe(302);
    expect(await guess(other.email, PASSWORD, from)).toBe(302);
  });

  test("of fifty tries at once no more than ten are made", async () => {
    const who = await someone();
    const statuses = await Promise.all(Array.from({ length: 50 }, (_, i) => guess(who.email, `wrong ${i}`)));
    expect(statuses.filter((status) => status === 422).length).toBeLessThanOrEqual(10);
    expect(statuses.filter((status) => status === 429).length).toBeGreaterThanOrEqual(40);
  });

  test("codes are throttled as passwords are, recovery codes with them", async () => {
    const who = await someone();
    const client = world.signedOut();
    await client.get("/sign-in");
    await givePassword(client, who.email);
    await client.get("/sign-in/code");
    const wrong = String((Number(codeByHand(who.secret)) + 7) % 1_000_000).padStart(6, "0");
    for (let i = 0; i < 5; i++) expect((await giveCode(client, wrong)).status).toBe(422);
    for (let i = 0; i < 5; i++)
      expect((await client.post("/sign-in/recovery-code", { recoveryCode: "0000-0000-0000-0000" }, anAddress())).status).toBe(422); // prettier-ignore
    expect((await giveCode(client, codeByHand(who.secret))).status).toBe(429);
  });

  test("whoever does not exist gets the same answer, and as late", async () => {
    const who = await someone();
    const times: Record<"known" | "unknown", number[]> = { known: [], unknown: [] };
    const bodies = new Set<string>();
    for (let i = 0; i < size(100); i++) {
      await inTransaction(world.db, (trx) => trx.deleteFrom("sign_in_attempt").execute());
      for (const kind of ["known", "unknown"] as const) {
        const email = kind === "known" ? who.email : `${who.email.slice(0, 35)}x@example.org`;
        const started = performance.now();
        const { status, body } = await givePassword(world.signedOut(), email, "a wrong password");
        times[kind].push(performance.now() - started);
        tries[status] = (tries[status] ?? 0) + 1;
        bodies.add(body.replaceAll(/nonce="[^"]*"|"nonce":"[^"]*"/g, "").replaceAll(email, "EMAIL"));
      }
    }
    expect(bodies.size).toBe(1);
    const median = (list: number[]) => Math.round([...list].sort((a, b) => a - b)[list.length >> 1] ?? 0);
    figure(
      "S9",
      `${Object.values(tries).reduce((sum, n) => sum + n, 0)} passwords tried: by account, by address, after a restart, fifty at once`,
      `${tries[429] ?? 0} held back, the right one too; ${bodies.size} answer whether or not the user exists, after ${median(times.known)} ms (known) and ${median(times.unknown)} ms (unknown)`,
    );
  });
});

describe("second factors (S10)", () => {
  test("a code is what RFC 6238 says, opens once, and of two at once one", async () => {
    // Appendix B, SHA-1, eight digits.
    const vectors: [number, string][] = [
      ...([[59, "94287082"], [1111111109, "07081804"], [1111111111, "14050471"]] as [number, string][]),
      ...([[1234567890, "89005924"], [2000000000, "69279037"], [20000000000, "65353130"]] as [number, string][]),
    ]; // prettier-ignore
    const OF_RFC = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ";
    for (const [seconds, code] of vectors) {
      expect(codeByHand(OF_RFC, seconds * 1000, 8)).toBe(code);
      expect(codeAt(OF_RFC, Math.floor(seconds / 30))).toBe(code.slice(2));
    }
    const random = randomFrom(10);
    let compared = 0;
    for (; compared < size(10_000); compared++) {
      const [secret, at] = [newAuthenticatorSecret(), random.below(2_000_000_000) * 1000];
      expect(codeAt(secret, Math.floor(at / 30_000))).toBe(codeByHand(secret, at));
    }

    let [given, taken] = [0, 0];
    for (let round = 0; round < size(50); round++) {
      const who = await someone();
      const clients = [world.signedOut(), world.signedOut(), world.signedOut()];
      for (const client of clients) {
        await client.get("/sign-in");
        await givePassword(client, who.email);
        await client.get("/sign-in/code");
      }
      const code = codeByHand(who.secret);
      const [last, ...atOnce] = clients as [HttpClient, HttpClient, HttpClient];
      const statuses = (await Promise.all(atOnce.map((client) => giveCode(client, code)))).map(({ status }) => status);
      statuses.push((await giveCode(last, code)).status);
      expect(statuses.filter((status) => status === 302)).toHaveLength(1);
      expect(statuses.filter((status) => status === 422)).toHaveLength(2);
      given += statuses.length;
      taken += statuses.filter((status) => status === 302).length;
      // And the one after next, by a clock that is fast by a minute, is not yet a code.
      expect((await giveCode(last, codeByHand(who.secret, Date.now() + 61_000))).status).toBe(422);
    }
    figure(
      "S10",
      `${vectors.length} vectors of RFC 6238, and ${count(compared)} codes beside those of an independent reading; ${given / 3} codes given three times`,
      `${count(compared)} alike; ${taken} taken`,
    );
  });

  test("neither a secret nor a recovery code lies anywhere on the disk, and a recovery code opens once", async () => {
    const client = world.signedOut();
    const who = await enrol(client, invitation, "ada@example.org");
    const secret = who.secret.replaceAll(/\s/g, "");
    const codes = [...who.recoveryCodes];
    const [first = ""] = codes.slice(-1);
    await signIn(world.signedOut(), who);
    const again = world.signedOut();
    await again.get("/sign-in");
    await givePassword(again, who.email);
    await again.get("/sign-in/recovery-code");
    expect((await again.post("/sign-in/recovery-code", { recoveryCode: first }, anAddress())).status).toBe(422);

    const files = readdirSync(world.app.dataDir, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => readFileSync(path.join(entry.parentPath, entry.name)));
    const stored = (text: string | Buffer) => files.filter((file) => file.includes(text)).length;
    expect(stored("ada@example.org"), "what is stored is found").toBeGreaterThan(0);
    const bits = [...secret].map((c) => "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".indexOf(c).toString(2).padStart(5, "0"));
    const bytes = Buffer.from((bits.join("").match(/.{8}/g) ?? []).map((byte) => parseInt(byte, 2)));
    const looked = [secret, bytes, bytes.toString("hex"), bytes.toString("base64"), PASSWORD]
      .concat(codes, codes.map((code) => code.replaceAll("-", ""))); // prettier-ignore
    const found = looked.filter((text) => stored(text) > 0);
    expect(found).toEqual([]);
    expect(world.app.logged() + world.app.printed()).not.toMatch(new RegExp([secret, PASSWORD, ...codes].join("|")));
    figure(
      "S10",
      `an authenticator’s secret, a password and ${codes.length} recovery codes in ${looked.length} ways of writing, looked for in ${files.length} files of the data folder and in the log; a recovery code given twice`,
      `${found.length} found; taken once`,
    );
  });
});
