import { addDays } from "date-fns";
import { v7 as uuid } from "uuid";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import type { Actor } from "#app/domain/access/actor.ts";
import {
  action as resetAuthenticator,
  loader as authenticatorPage,
} from "#app/routes/admin/users.$userId_.authenticator/route.tsx";
import {
  action as makeInvitation,
  loader as invitationPage,
} from "#app/routes/admin/users.$userId_.invitation/route.tsx";
import {
  action as makePasswordLink,
  loader as passwordLinkPage,
} from "#app/routes/admin/users.$userId_.password-link/route.tsx";
import { action as setStatus, loader as statusPage } from "#app/routes/admin/users.$userId_.status/route.tsx";
import { issueAccessLink } from "#app/services/session/access-links.ts";
import { resolveSession } from "#app/services/session/resolve-session.ts";
import { hashToken } from "#app/services/session/tokens.ts";
import { type Executor, inTransaction } from "#db/transaction.ts";
import { anActor, aUser, get, insert, post, testDatabase } from "../factories.ts";
import { anOffice, eventNames, events, giveRole, NOW, type Office, userRow } from "./office.ts";

let db: Executor;
let office: Office;
beforeEach(async () => {
  vi.useFakeTimers({ toFake: ["Date"], now: NOW });
  db = await testDatabase();
  office = await anOffice(db);
});
afterEach(() => vi.useRealTimers());

const invitedUser = () => aUser(db, office.policeId, { status: "invited", password_hash: null });
const status = (userId: string, change: string, actor: Actor = office.admin, version = "1") =>
  post(setStatus, actor, { userId }, { version, change, reason: "Has left" });

async function session(userId: string) {
  const token = uuid();
  await insert(db, "session", {
    id: uuid(), token_hash: hashToken(token), previous_token_hash: null, renewed_at: null, renewal_due: 0, user_id: userId, partnership_id: office.partnershipId, stage: "complete",
    pending_secret_sealed: null, browser: "x", created_at: NOW.toISOString(), last_seen_at: NOW.toISOString(), expires_at: addDays(NOW, 1).toISOString(), ended_at: null,
  }); // prettier-ignore
  return () => resolveSession({ db, now: NOW }, token);
}

describe("disabling and enabling", () => {
  test("a disabled user's next request is refused, the sessions and links are over, and the reason is in the detail", async () => {
    const { id } = await anActor(db, office, { groups: { [office.jagId]: "member" } });
    const nextRequest = await session(id);
    const { token } = await inTransaction(db, (trx) =>
      issueAccessLink(trx, { purpose: "password-reset", userId: id }, NOW),
    );
    expect((await nextRequest()).kind).toBe("alive");
    const answer = (await status(id, "disable")) as Response;
    expect([answer.status, answer.headers.get("Location")]).toEqual([302, `/admin/users/${id}?saved=user-disabled`]);
    expect((await nextRequest()).kind).toBe("none");
    expect(await userRow(db, id)).toMatchObject({ status: "disabled", version: 2 });
    expect(await db.selectFrom("session").select("ended_at").execute()).toEqual([{ ended_at: NOW.toISOString() }]);
    expect(
      await db.selectFrom("access_link").select("expires_at").where("token_hash", "=", hashToken(token)).execute(),
    ).toEqual([{ expires_at: NOW.toISOString() }]);
    const log = await events(db);
    expect(log).toMatchObject([
      {
        event: "user.disabled",
        category: "permission",
        object_id: id,
        fields: "status",
        purpose: null,
        detail: { reason: "Has left", before: { status: "active" }, after: { status: "disabled" } },
      },
    ]);
  });

  test("enabled again they are active with a password and invited without", async () => {
    const active = await aUser(db, office.policeId, { status: "disabled" });
    const invited = await aUser(db, office.policeId, { status: "disabled", password_hash: null });
    expect([await status(active, "enable"), await status(invited, "enable")]).toMatchObject([
      { status: 302 },
      { status: 302 },
    ]);
    expect([(await userRow(db, active)).status, (await userRow(db, invited)).status]).toEqual(["active", "invited"]);
    expect(await eventNames(db)).toEqual(["user.enabled", "user.enabled"]);
  });

  test("without a reason it is 400, and with the typed words", async () => {
    const id = await aUser(db, office.policeId);
    const fields = { version: "1", change: "disable", reason: " " };
    expect(await post(setStatus, office.admin, { userId: id }, fields)).toMatchObject({
      init: { status: 400 },
      data: { values: fields, errors: { reason: "Enter a reason" } },
    });
    expect(
      await post(setStatus, office.admin, { userId: id }, { ...fields, reason: "x", change: "delete" }),
    ).toMatchObject({ init: { status: 400 } });
    expect((await userRow(db, id)).status).toBe("active");
  });

  test("somebody disabled meanwhile: 409, and the form is then about enabling", async () => {
    const id = await aUser(db, office.policeId);
    await status(id, "disable");
    expect(await status(id, "disable")).toMatchObject({
      init: { status: 409 },
      data: {
        values: { change: "enable", version: "2", reason: "Has left" },
        errors: { form: "Someone changed this user after you opened the page. The user is now: disabled" },
      },
    });
    expect(await eventNames(db)).toEqual(["user.disabled"]);
  });

  test("nobody disables themselves", async () => {
    await anActor(db, office, { duties: ["administrator"] });
    expect(await get(statusPage, office.admin, { userId: office.admin.id })).toMatchObject({ status: 403 });
    expect(await status(office.admin.id, "disable")).toMatchObject({ status: 403 });
    expect((await userRow(db, office.admin.id)).status).toBe("active");
    expect(await eventNames(db)).toEqual(["access.refused", "access.refused"]);
  });

  test("of two administrators who disable each other at once, one stays", async () => {
    const other = await anActor(db, office, { duties: ["administrator"] });
    const answers = await Promise.all([status(other.id, "disable"), status(office.admin.id, "disable", other)]);
    const statuses = answers.map(
      (answer) =>
        (answer as { status?: number; init?: { status: number } }).status ??
        (answer as { init: { status: number } }).init.status,
    );
    expect(statuses.sort()).toEqual([302, 422]);
    expect(await db.selectFrom("user_account").select("id").where("status", "=", "active").execute()).toHaveLength(1);
    expect((await eventNames(db)).sort()).toEqual(["administrator.removal-refused", "user.disabled"]);
  });

  test("an administrator who was only invited does not count", async () => {
    const invited = await invitedUser();
    await giveRole(db, office.partnershipId, invited, { duty: "administrator" });
    const ending = await anActor(db, office, {});
    await giveRole(db, office.partnershipId, ending.id, { duty: "administrator" }, { until: "2026-03-31" });
    const actor = { ...office.admin, id: ending.id };
    expect(await status(office.admin.id, "disable", actor)).toMatchObject({
      init: { status: 422 },
      data: {
        values: { reason: "Has left" },
        errors: {
          reason:
            "The partnership would have no administrator from 1 April 2026. Give somebody else who has signed in the duty first",
        },
      },
    });
    expect(await events(db)).toMatchObject([
      {
        event: "administrator.removal-refused",
        category: "refusal",
        object_id: office.admin.id,
        purpose: "last-administrator",
      },
    ]);
  });

  test("the last administrator of another partnership is not disabled from this one; somebody else who works in both is, in the log of both", async () => {
    const elsewhere = await anOffice(db);
    const last = await aUser(db, office.policeId);
    await giveRole(db, office.partnershipId, last, { duty: "manager" });
    await inTransaction(db, (trx) =>
      trx.updateTable("duty").set({ user_id: last }).where("user_id", "=", elsewhere.admin.id).execute(),
    );
    expect(await status(last, "disable")).toMatchObject({ init: { status: 422 } });
    const both = await aUser(db, office.policeId);
    for (const id of [office.partnershipId, elsewhere.partnershipId]) await giveRole(db, id, both, { duty: "manager" });
    expect(await status(both, "disable")).toMatchObject({ status: 302 });
    const log = (await events(db)).filter((e) => e.event === "user.disabled");
    expect(log.map((e) => e.partnership_id).sort()).toEqual([office.partnershipId, elsewhere.partnershipId].sort());
    expect(await status(both, "enable", office.admin, "2")).toMatchObject({
      init: { status: 422 },
      data: { errors: { reason: expect.stringContaining("also works in another partnership") as string } },
    });
  });

  test("somebody who works only in another partnership is theirs to disable, though the agency is shared", async () => {
    const elsewhere = await anOffice(db);
    const theirs = await aUser(db, office.councilId);
    await giveRole(db, elsewhere.partnershipId, theirs, { duty: "manager" });
    expect(await get(statusPage, office.admin, { userId: theirs })).toMatchObject({ status: 403 });
    expect(await status(theirs, "disable")).toMatchObject({ status: 403 });
    expect((await userRow(db, theirs)).status).toBe("active");
  });
});

describe("links", () => {
  test("a new invitation replaces the one before, and stands in the answer alone", async () => {
    const id = await invitedUser();
    await inTransaction(db, (trx) => issueAccessLink(trx, { purpose: "invitation", userId: id }, NOW));
    const answer = await post(makeInvitation, office.admin, { userId: id }, {});
    expect(answer).toMatchObject({
      init: { status: 201 },
      data: { link: expect.stringMatching(/^http:\/\/localhost\/invitation\/[\w-]{43}$/) as string },
    });
    const token = (answer as { data: { link: string } }).data.link.split("/").pop() ?? "";
    const links = await db
      .selectFrom("access_link")
      .select(["token_hash", "expires_at"])
      .where("expires_at", ">", NOW.toISOString())
      .execute();
    expect(links).toEqual([{ token_hash: hashToken(token), expires_at: addDays(NOW, 1).toISOString() }]);
    const log = await events(db);
    expect(log).toMatchObject([
      { event: "user.invitation-renewed", category: "permission", object_id: id, detail: null },
    ]);
    expect(JSON.stringify(log)).not.toContain(token);
  });

  test("a link to set a password needs a reason, which only the detail holds", async () => {
    const id = await aUser(db, office.policeId);
    expect(await post(makePasswordLink, office.admin, { userId: id }, { reason: "" })).toMatchObject({
      init: { status: 400 },
      data: { values: { reason: "" }, errors: { reason: "Enter a reason" }, link: null },
    });
    expect(await post(makePasswordLink, office.admin, { userId: id }, { reason: "Forgot it" })).toMatchObject({
      init: { status: 201 },
      data: { link: expect.stringContaining("/reset/") as string },
    });
    expect(await events(db)).toMatchObject([
      { event: "user.password-reset-issued", object_id: id, detail: { reason: "Forgot it" } },
    ]);
  });

  test.each([
    [
      "an invitation to somebody active",
      makeInvitation,
      "active",
      "This user's status has changed. Go back to the user and look again",
    ],
    [
      "a password link for somebody invited",
      makePasswordLink,
      "invited",
      "This user's status has changed. Go back to the user and look again",
    ],
    [
      "a password link for somebody disabled",
      makePasswordLink,
      "disabled",
      "This user is disabled. Enable the account first",
    ],
  ] as const)("%s is refused", async (_name, action, was, message) => {
    const id = await aUser(db, office.policeId, { status: was, password_hash: was === "invited" ? null : "none" });
    const answer = (await post(action, office.admin, { userId: id }, { reason: "Why" })) as {
      init: { status: number };
      data: { errors: object };
    };
    expect([answer.init.status, Object.values(answer.data.errors)]).toEqual([422, [message]]);
    expect(await db.selectFrom("access_link").select("id").execute()).toEqual([]);
  });

  test("a lost authenticator is reset with a reason, and ends the sessions", async () => {
    const id = await aUser(db, office.policeId, {
      totp_secret_sealed: "sealed",
      totp_confirmed_at: NOW.toISOString(),
      totp_last_step: 1,
    });
    const nextRequest = await session(id);
    expect(await post(resetAuthenticator, office.admin, { userId: id }, { reason: "" })).toMatchObject({
      init: { status: 400 },
    });
    expect(await post(resetAuthenticator, office.admin, { userId: id }, { reason: "New phone" })).toMatchObject({
      status: 302,
    });
    expect(await userRow(db, id)).toMatchObject({
      totp_secret_sealed: null,
      totp_confirmed_at: null,
      totp_last_step: null,
    });
    expect((await nextRequest()).kind).toBe("lapsed");
    expect(await events(db)).toMatchObject([
      { event: "user.factor-reset", category: "permission", object_id: id, detail: { reason: "New phone" } },
    ]);
  });
});

const WAYS_IN = [
  ["an invitation", invitationPage, makeInvitation, "invited"],
  ["a password link", passwordLinkPage, makePasswordLink, "active"],
  ["a new authenticator", authenticatorPage, resetAuthenticator, "active"],
] as const;

describe.each(WAYS_IN)("%s", (_name, loader, action, was) => {
  const user = () => aUser(db, office.councilId, { status: was, password_hash: was === "invited" ? null : "none" });
  const send = (userId: string, actor: Actor = office.admin) => post(action, actor, { userId }, { reason: "Why" });
  const unchanged = async () => expect(await db.selectFrom("access_link").select("id").execute()).toEqual([]);

  test("is not for oneself", async () => {
    expect(await get(loader, office.admin, { userId: office.admin.id })).toMatchObject({ status: 403 });
    expect(await send(office.admin.id)).toMatchObject({ status: 403 });
    expect(await eventNames(db)).toEqual(["access.refused", "access.refused"]);
    await unchanged();
  });

  test("is not for a stranger of another partnership", async () => {
    const elsewhere = await anOffice(db);
    expect(await get(loader, office.admin, { userId: elsewhere.admin.id })).toMatchObject({ status: 404 });
    expect(await send(elsewhere.admin.id)).toMatchObject({ status: 404 });
    await unchanged();
  });

  test("is not for somebody who works in another partnership too, until the administrator administers that as well", async () => {
    const elsewhere = await anOffice(db);
    const id = await user();
    await giveRole(db, office.partnershipId, id, { duty: "manager" });
    await giveRole(
      db,
      elsewhere.partnershipId,
      id,
      { groupId: elsewhere.jagId, role: "coordinator" },
      { from: "2026-04-01" },
    );
    expect(await send(id)).toMatchObject({ init: { status: 422 } });
    await unchanged();
    await giveRole(db, elsewhere.partnershipId, office.admin.id, { duty: "administrator" });
    const answer = (await send(id)) as { status?: number; init?: { status: number } };
    expect([201, 302]).toContain(answer.status ?? answer.init?.status);
  });

  test("is 401 signed out and 403 without the permission", async () => {
    const id = await user();
    const coordinator = await anActor(db, office, { groups: { [office.jagId]: "coordinator" } });
    expect(await post(action, null, { userId: id }, { reason: "Why" })).toMatchObject({ init: { status: 401 } });
    expect(await send(id, coordinator)).toMatchObject({ status: 403 });
    await unchanged();
  });
});
