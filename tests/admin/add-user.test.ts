import { v7 as uuid } from "uuid";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import type { Actor } from "#app/domain/access/actor.ts";
import { action as addUser } from "#app/routes/admin/users.new/route.tsx";
import { hashToken } from "#app/services/session/tokens.ts";
import type { Executor } from "#db/transaction.ts";
import { auditEvents, aUser, insert, post, testDatabase } from "../factories.ts";
import { anOffice, eventNames, events, joinAgency, NOW, type Office, userRow } from "./office.ts";

let db: Executor;
let office: Office;
beforeEach(async () => {
  vi.useFakeTimers({ toFake: ["Date"], now: NOW });
  db = await testDatabase();
  office = await anOffice(db);
});
afterEach(() => vi.useRealTimers());

const FIELDS = { name: "Zoë O’Neill", email: "Zoe.ONeill@Example.org ", jobTitle: "Analyst" };
const newUser = (fields: Record<string, string> | [string, string][], actor: Actor = office.admin) =>
  post(addUser, actor, {}, fields);

describe("adding a user", () => {
  test("invites them, shows the link once and leaves one event", async () => {
    const answer = await newUser([
      ...Object.entries({ ...FIELDS, agencyId: office.policeId }),
      ["duties", "manager"],
      ["duties", "asb-officer"],
    ]);
    expect(answer).toMatchObject({
      init: { status: 201 },
      data: {
        values: {},
        issued: { link: expect.stringMatching(/^http:\/\/localhost\/invitation\/[\w-]{43}$/) as string },
      },
    });
    const { userId, link } = (answer as { data: { issued: { userId: string; link: string } } }).data.issued;
    expect(await userRow(db, userId)).toMatchObject({
      name: "Zoë O’Neill",
      name_folded: "zoe oneill",
      email: "Zoe.ONeill@Example.org",
      email_folded: "zoe.oneill@example.org",
      job_title: "Analyst",
      agency_id: office.policeId,
      status: "invited",
      password_hash: null,
      version: 1,
    });
    const duties = await db
      .selectFrom("duty")
      .select(["duty", "from_day", "until_day", "partnership_id"])
      .where("user_id", "=", userId)
      .orderBy("duty")
      .execute();
    const begins = { from_day: "2026-03-10", until_day: null, partnership_id: office.partnershipId };
    expect(duties).toEqual([{ duty: "asb-officer", ...begins }, { duty: "manager", ...begins }]); // prettier-ignore

    const token = link.slice(link.lastIndexOf("/") + 1);
    const links = await db.selectFrom("access_link").selectAll().execute();
    expect(links).toMatchObject([
      { user_id: userId, purpose: "invitation", token_hash: hashToken(token), expires_at: "2026-03-11T09:00:00.000Z" },
    ]);
    const log = await events(db);
    expect(log).toMatchObject([
      {
        event: "user.invited",
        category: "permission",
        object_kind: "user",
        object_id: userId,
        fields: "name,email,agencyId,jobTitle,duties",
      },
    ]);
    expect(JSON.stringify(await auditEvents(db))).not.toMatch(/Zoë|Neill|example\.org/i);
    expect(JSON.stringify([log, links])).not.toContain(token);
  });

  test.each([
    ["nothing", {}, { name: "Enter a name", email: "Enter an e-mail address", agencyId: "Select an agency" }],
    [
      "half an address",
      { ...FIELDS, email: "zoe@" },
      {
        email: "Enter an e-mail address in the correct format, like name@example.gov.uk",
        agencyId: "Select an agency",
      },
    ],
  ])("with %s it is 400, keeps what was typed and adds nobody", async (_name, fields, errors) => {
    expect(await newUser(fields)).toMatchObject({
      init: { status: 400 },
      data: { values: fields, errors, issued: null },
    });
    expect(await db.selectFrom("user_account").select("id").execute()).toHaveLength(1);
    expect(await eventNames(db)).toEqual([]);
  });

  test("the same e-mail address again is refused, whatever its capitals, and says where the other is", async () => {
    await aUser(db, office.policeId, { email_folded: "zoe.oneill@example.org" });
    const fields = { ...FIELDS, agencyId: office.policeId };
    expect(await newUser(fields)).toMatchObject({
      init: { status: 422 },
      data: { values: fields, errors: { email: "A user with this e-mail address already exists" } },
    });
    const elsewhere = await anOffice(db);
    await aUser(db, elsewhere.policeId, { email_folded: "ann@example.org" });
    expect(await newUser({ ...fields, email: "ann@example.org" })).toMatchObject({
      init: { status: 422 },
      data: { errors: { email: expect.stringContaining("in another partnership. Add their agency") as string } },
    });
    expect(await eventNames(db)).toEqual([]);
  });

  test("two at once with the same address: one is added, the other told", async () => {
    const fields = { ...FIELDS, agencyId: office.policeId };
    const answers = (await Promise.all([newUser(fields), newUser(fields)])) as { init: { status: number } }[];
    expect(answers.map((answer) => answer.init.status).sort()).toEqual([201, 422]);
    expect(await eventNames(db)).toEqual(["user.invited"]);
  });

  test.each([
    ["another partnership's", async () => (await anOffice(db)).policeId],
    ["one that has left", async () => {
      const { agencyId } = { agencyId: uuid() };
      await insert(db, "agency", { id: agencyId, name: "Gone", name_folded: "gone", kind: "other", created_at: NOW.toISOString(), version: 1 });
      await joinAgency(db, office.partnershipId, agencyId, { left_on: "2026-02-01" });
      return agencyId;
    }],
    ["one that does not exist", async () => uuid()],
  ])("an agency that is %s is refused", async (_name, agencyOf) => {
    expect(await newUser({ ...FIELDS, agencyId: await agencyOf() })).toMatchObject({ init: { status: 422 }, data: { errors: { agencyId: "Select an agency from the list" } } });
  }); // prettier-ignore
});
