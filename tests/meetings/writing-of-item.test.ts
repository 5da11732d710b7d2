import { v7 as uuid } from "uuid";
import { describe, expect, test, vi } from "vitest";
import type { Actor } from "#app/domain/access/actor.ts";
import {
  action as answer,
  loader as screenPage,
} from "#app/routes/meetings/$groupId.meetings.$sittingId.agenda.$itemId._index/route.tsx";
import {
  action as save,
  loader as follow,
} from "#app/routes/meetings/$groupId.meetings.$sittingId.agenda.$itemId.minute/route.tsx";
import { formTokenOf } from "#app/http/form-token.server.ts";
import { anActor, aSitting, auditEvents, contextOf, get, insert, post } from "../factories.ts"; // prettier-ignore
import {
  MINUTE,
  NOW,
  TEXT,
  at,
  begin,
  chair,
  db,
  errors,
  events,
  form,
  itemId,
  kept,
  later,
  member,
  open,
  other,
  p,
  row,
  said,
  sittingId,
  status,
  write,
  type Reply,
  useTable,
} from "./at-the-table.ts";

useTable();

describe("saving what is said", () => {
  test("each save gives the next version and the time, and leaves an event without the words", async () => {
    const first = await write(chair, 1, { minute: "Four calls" });
    expect([first.status, await first.json()]).toEqual([200, { version: 2, savedAt: NOW.toISOString() }]);
    expect((await write(chair, 2, { minute: "Four calls", decision: "AGREED" })).status).toBe(200);
    expect(await row()).toMatchObject({ minute: "Four calls", decision: "AGREED", version: 3, saved_by: chair.id });
    const [one, two] = await auditEvents(db);
    expect([one?.event, one?.fields, two?.fields]).toEqual(["agenda.minute-saved", "minute", "decision"]);
    const details = await db.selectFrom("audit_detail").selectAll().execute();
    expect(JSON.stringify(details)).not.toContain("Four calls");
  });

  test("the same text again writes no version and no event", async () => {
    await write(chair, 1, { minute: "Four calls" });
    const again = await write(chair, 2, { minute: "Four calls" });
    expect(await again.json()).toMatchObject({ version: 2 });
    expect(await events()).toEqual(["agenda.minute-saved"]);
  });

  test.each([["minute"], ["decision"], ["sharedSummary"], ["version"]])("a form without its %s blanks nothing", async (name) => {
    await write(chair, 1, { minute: "Four calls" });
    const fields: Record<string, string> = { version: "2", ...TEXT };
    delete fields[name];
    expect(status(await post(save, chair, at(), fields))).toBe(400);
    expect(await row()).toMatchObject({ minute: "Four calls", version: 2 });
  }); // prettier-ignore

  test("a member writes nothing, unless they take the minutes at this meeting", async () => {
    expect(status(await write(member, 1, { minute: "Mine" }))).toBe(403);
    expect(await row()).toBeUndefined();
    await insert(db, "attendance", {
      ...{
        id: uuid(),
        partnership_id: p.partnershipId,
        sitting_id: sittingId,
        agency_id: p.policeId,
        user_id: member.id,
      },
      ...{ name: null, capacity: "member", status: "present", deputy_for_id: null, office: "minute-taker", version: 1 },
      ...{ recorded_by: chair.id, recorded_at: NOW.toISOString() },
    });
    expect(status(await write(member, 1, { minute: "Mine" }))).toBe(200);
    expect((await open(member)).mayMinute).toBe(true);
    expect(status(await form(member, { intent: "state", version: "1", state: "done", reason: "" }))).toBe(302);
  });

  test("nobody of another group, with a conflict of interest, or before the gate reads or writes it", async () => {
    await write(chair, 1, { minute: "Canary" });
    const youth = await anActor(db, p, { groups: { [p.youthJagId]: "chair" } });
    const late = await anActor(db, p, { groups: { [p.jagId]: "chair" } });
    await insert(db, "item_conflict", {
      ...{ item_id: itemId, user_id: other.id, partnership_id: p.partnershipId },
      ...{ declared_at: NOW.toISOString(), recorded_by: other.id },
    });
    for (const [who, expected] of [[youth, 404], [other, 404], [late, 403]] as const) {
      expect(status(await write(who, 2, { minute: "Mine" }))).toBe(expected);
      expect(status(await begin(who))).toBe(expected);
      expect(status(await get(follow, who, at()))).toBe(expected);
      expect(status(await form(who, { intent: "contribute", contribution: "Mine" }))).toBe(expected);
      expect(status(await form(who, { intent: "take-over" }))).toBe(expected);
      expect(JSON.stringify(await get(screenPage, who, at()))).not.toContain("Canary");
    }
    expect(await row()).toMatchObject({ minute: "Canary", version: 2 });
  }); // prettier-ignore

  test("nothing is written of a meeting that is off, or whose minutes are confirmed", async () => {
    await insert(db, "minutes_version", {
      ...{
        id: uuid(),
        partnership_id: p.partnershipId,
        sitting_id: sittingId,
        number: 1,
        kind: "confirmed",
        content: "{}",
      },
      ...{
        made_at: NOW.toISOString(),
        made_by: chair.id,
        confirmed_at_id: await aSitting(db, p, { day: "2026-05-07" }),
      },
      ...{ item_id: null, correction: null, corrected_on: null },
    });
    const refused = await write(chair, 1, { minute: "Late" });
    expect([refused.status, await refused.json()]).toMatchObject([422, { errors: { form: expect.stringContaining("confirmed") as string } }]); // prettier-ignore
    expect(status(await form(member, { intent: "contribute", contribution: "Late" }))).toBe(422);
    expect(await row()).toBeUndefined();
    expect((await open()).refusal).toContain("confirmed");
  });
});

describe("one writes at a time", () => {
  test("whoever begins has the pen for two minutes, each save anew; others see by name who writes", async () => {
    expect((await begin(chair)).status).toBe(200);
    expect((await said(other)).writerName).toBe("Chris Hair");
    expect((await said(chair)).writerName).toBeNull();
    expect((await begin(other)).status).toBe(409);
    later(MINUTE);
    await write(chair, 1, { minute: "Four calls" });
    later(2 * MINUTE - 1);
    expect((await begin(other)).status).toBe(409);
    later(1);
    expect((await begin(other)).status).toBe(200);
    expect((await said(chair)).writerName).toBe("Priya Shah");
  });

  test("taken over, the other's unsaved text is kept beside it once, and nothing of anybody's is written over", async () => {
    await write(chair, 1, { minute: "Four calls" });
    expect(status(await form(other, { intent: "take-over" }))).toBe(302);
    const lost = await write(chair, 2, { minute: "Four calls at night" });
    expect([lost.status, await lost.json()]).toMatchObject([409, { version: 3, texts: { minute: "Four calls" } }]);
    expect((await write(chair, 2, { minute: "Four calls at night" })).status).toBe(409);
    expect((await write(other, 3, { minute: "Four calls, and two at the school" })).status).toBe(200);
    expect(await kept()).toMatchObject([
      { kind: "lost-text", words: "Minute: Four calls at night", said_by: chair.id, agency_id: p.councilId },
    ]);
    expect(await row()).toMatchObject({ minute: "Four calls, and two at the school", version: 4 });
    expect(await events()).toEqual(["agenda.minute-saved", "agenda.pen-taken-over", "agenda.text-kept", "agenda.minute-saved"]); // prettier-ignore
  });

  test("two tabs of one person are two writers", async () => {
    await write(chair, 1, { minute: "From the first" });
    expect((await write(chair, 1, { minute: "From the second" })).status).toBe(409);
    expect((await kept()).map(({ words }) => words)).toEqual(["Minute: From the second"]);
    expect(await row()).toMatchObject({ minute: "From the first" });
  });

  test("whoever has seen both may put theirs in place, and what that displaces is kept under its author's name", async () => {
    await write(chair, 1, { minute: "Mine" });
    await form(other, { intent: "take-over" });
    await write(other, 3, { minute: "Theirs" });
    expect((await write(chair, 4, { minute: "Mine again" })).status).toBe(409);
    expect((await write(chair, 3, { minute: "Mine again", over: "yes" })).status).toBe(409);
    expect((await write(chair, 4, { minute: "Mine again", over: "yes" })).status).toBe(200);
    expect((await kept()).map(({ words, said_by }) => [words, said_by])).toEqual([
      ["Minute: Mine again", chair.id],
      ["Minute: Theirs", other.id],
    ]);
  });

  test("of two who save at once one is saved, and the other's text is kept", async () => {
    const answers = await Promise.all([write(chair, 1, { minute: "A" }), write(other, 1, { minute: "B" })]);
    expect(answers.map((one) => one.status).sort()).toEqual([200, 409]);
    const { minute } = (await row()) ?? { minute: "" };
    expect([minute, (await kept())[0]?.words].sort()).toEqual(minute === "A" ? ["A", "Minute: B"] : ["B", "Minute: A"]);
  });

  test("without JavaScript the race shows both, and the next save is about what was shown", async () => {
    await write(other, 1, { minute: "Theirs" });
    const lost = await form(chair, { intent: "save", version: "1", ...TEXT, minute: "Mine" });
    expect(status(lost)).toBe(409);
    expect((lost as Reply).data).toMatchObject({ recorded: { Minute: "Theirs" }, values: { minute: "Mine", version: "2" } }); // prettier-ignore
    expect(status(await form(chair, { intent: "save", version: "2", ...TEXT, minute: "Mine", over: "yes" }))).toBe(302);
    expect(await row()).toMatchObject({ minute: "Mine", version: 3 });
  });
});

describe("what others add", () => {
  test("stands under name and agency, once for each form, and is read by whoever follows", async () => {
    const once = uuid();
    for (const _ of [1, 2]) expect(status(await form(member, { intent: "contribute", contribution: "Seen twice", once }))).toBe(302); // prettier-ignore
    expect((await said(chair)).contributions).toMatchObject([
      { kind: "contribution", words: "Seen twice", by: "Mem Ber" },
    ]);
    expect(errors(await form(member, { intent: "contribute", contribution: " " }))).toEqual({ contribution: "Enter what you want to add" }); // prettier-ignore
  });

  test("of more than are shown the newest are, so that nobody's words are pushed out by many before them", async () => {
    for (let n = 1; n <= 201; n++)
      await insert(db, "item_contribution", {
        ...{ id: uuid(), partnership_id: p.partnershipId, item_id: itemId, kind: "contribution", words: `Word ${n}` },
        ...{ agency_id: p.policeId, said_by: member.id, said_at: NOW.toISOString() },
      });
    const shown = (await said(chair)).contributions.map(({ words }) => words);
    expect([shown.length, shown[0], shown.at(-1)]).toEqual([200, "Word 2", "Word 201"]);
  });

  test("a page that asks again leaves no event beside the one of opening it; asked without it leaves that one", async () => {
    await said(member);
    expect(await events()).toEqual(["agenda.item-viewed"]);
    for (let n = 0; n < 5; n++) {
      later(11 * MINUTE);
      await said(member);
    }
    expect(await events()).toEqual(["agenda.item-viewed"]);
  });
});

describe("on its day whoever keeps the meeting is not idle", () => {
  const session = async (who: Actor) => {
    await insert(db, "session", {
      ...{ id: who.sessionId, token_hash: who.sessionId, previous_token_hash: null, renewed_at: null, renewal_due: 0 },
      ...{ user_id: who.id, partnership_id: p.partnershipId, stage: "complete", pending_secret_sealed: null },
      ...{ browser: "x", created_at: NOW.toISOString(), last_seen_at: NOW.toISOString(), ended_at: null },
      expires_at: "2026-04-10T02:00:00.000Z",
    });
  };
  const keptAt = async (who: Actor) =>
    (await db.selectFrom("session").select("kept_meeting_at").where("id", "=", who.sessionId).executeTakeFirst())?.kept_meeting_at; // prettier-ignore

  test("by opening an item and by saving it; a member who listens is", async () => {
    for (const who of [chair, member]) await session(who);
    await open(chair);
    expect(await keptAt(chair)).toBe(NOW.toISOString());
    later(30 * MINUTE);
    await write(chair, 1, { minute: "Four calls" });
    expect(await keptAt(chair)).toBe("2026-04-09T14:30:00.000Z");
    await open(member);
    await said(member);
    expect(await keptAt(member)).toBeNull();
  });

  test("not by a page that keeps the pen in hand by itself, while nobody types", async () => {
    await session(chair);
    const renew = (headers: Record<string, string>) => {
      const body = new URLSearchParams({ intent: "begin", formToken: formTokenOf(chair.sessionId) });
      const request = new Request("http://localhost/test", { method: "POST", body, headers });
      return save({ request, params: at(), context: contextOf(chair) });
    };
    expect((await renew({ "Joint-Action-Unattended": "yes" })).status).toBe(200);
    expect(await keptAt(chair)).toBeNull();
    expect((await renew({})).status).toBe(200);
    expect(await keptAt(chair)).toBe(NOW.toISOString());
  });

  test.each([["2026-04-08T14:00:00Z"], ["2026-04-10T14:00:00Z"]])("not on another day: %s", async (instant) => {
    vi.setSystemTime(new Date(instant));
    await session(chair);
    await write(chair, 1, { minute: "Prepared" });
    expect(await keptAt(chair)).toBeNull();
  });
});

test("a text that a page sends by itself after the session ended does not wait to be sent again: the page has it", async () => {
  const send = async (action: typeof save | typeof answer) => {
    const body = new URLSearchParams({ version: "1", minute: "Seen", decision: "", sharedSummary: "", intent: "save" });
    const request = new Request("http://localhost/x", { method: "POST", body });
    const context = { ...contextOf(null), lapsedUserId: chair.id };
    const params = { groupId: p.jagId, sittingId, itemId };
    return action({ request, params, context }).catch((thrown: unknown) => thrown);
  };
  const kept = () => db.selectFrom("unsent_form").selectAll().execute();
  expect(await send(save)).toMatchObject({ init: { status: 401 }, data: { unsentKey: null } });
  expect(await kept()).toEqual([]);
  expect(await send(answer)).toMatchObject({ init: { status: 401 } });
  expect(await kept()).toHaveLength(1);
});
