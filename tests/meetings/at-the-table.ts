import { afterEach, beforeEach, vi } from "vitest";
import type { Actor } from "#app/domain/access/actor.ts";
import {
  action as answer,
  loader as screenPage,
} from "#app/routes/meetings/$groupId.meetings.$sittingId.agenda.$itemId._index/route.tsx";
import {
  action as save,
  loader as follow,
} from "#app/routes/meetings/$groupId.meetings.$sittingId.agenda.$itemId.minute/route.tsx";
import type { Executor } from "#db/transaction.ts";
import { anActor, aPartnership, aSitting, auditEvents, get, post, testDatabase, type TestPartnership } from "../factories.ts"; // prettier-ignore
import { anItem, hasAccepted } from "../support/meetings.ts";

export const NOW = new Date("2026-04-09T14:00:00Z");
export let db: Executor;
export let p: TestPartnership;
export let chair: Actor;
export let other: Actor;
export let member: Actor;
export let sittingId: string;
export let itemId: string;
/** A matter on the agenda of a meeting today, and its chair, coordinator and a member, past the gate. */
export function useTable() {
  beforeEach(async () => {
    vi.useFakeTimers({ toFake: ["Date"], now: NOW });
    db = await testDatabase();
    p = await aPartnership(db);
    chair = await anActor(db, p, { groups: { [p.jagId]: "chair" }, name: "Chris Hair" });
    other = await anActor(db, p, { groups: { [p.jagId]: "coordinator" }, name: "Priya Shah" });
    member = await anActor(db, p, { groups: { [p.jagId]: "member" }, name: "Mem Ber", agencyId: p.policeId });
    sittingId = await aSitting(db, p);
    for (const { id: userId } of [chair, other, member]) await hasAccepted(db, p, { sittingId, userId });
    itemId = await anItem(db, p, { sitting_id: sittingId });
  });
  afterEach(() => vi.useRealTimers());
}

type Said = { version: number; texts: { minute: string }; writerName: string | null; formToken: string; contributions: { kind: string; words: string; by: string }[] }; // prettier-ignore
export type Reply = { init?: { status?: number }; data: { errors: Record<string, string>; values: Record<string, string>; recorded: Record<string, string> | null } }; // prettier-ignore
type Screen = {
  isOpen: boolean;
  screen: {
    mayMinute: boolean;
    refusal: string | null;
    words: string;
    reference: string | null;
    isRestricted: boolean;
    notBefore: string | null;
    giving: { dueOn: string; users: { id: string }[] } | null;
    earlier: { decision: string | null; day: string } | null;
    actions: { words: string; isOverdue: boolean }[];
    newActions: { words: string }[];
    ofCase: { incidents: { count: number; newest: unknown[] }; proposals: { id: string; who: string; mayConfirm: boolean }[] } | null; // prettier-ignore
    ofReferral: { reason: string; isUndecided: boolean } | null;
    ofPremises: { agreedBand: string | null } | null;
    way: { number: number; of: number; left: number; next: { id: string; name: string } | null; previous: { name: string } | null }; // prettier-ignore
    said: Said;
  };
};
export const at = (item = itemId) => ({ groupId: p.jagId, sittingId, itemId: item });
export const status = (given: unknown) =>
  given instanceof Response ? given.status : ((given as Reply).init?.status ?? 200);
export const errors = (given: unknown) => (given as Reply).data.errors;
export const TEXT = { minute: "", decision: "", sharedSummary: "" };
export const write = (who: Actor, version: number, text: Partial<typeof TEXT> & { over?: string }, item = itemId) =>
  post(save, who, at(item), { version: String(version), ...TEXT, ...text }) as Promise<Response>;
export const begin = (who: Actor) => post(save, who, at(), { intent: "begin" }) as Promise<Response>;
export const form = (who: Actor, fields: Record<string, string>, item = itemId) => post(answer, who, at(item), fields);
export const open = async (who = chair, item = itemId) => ((await get(screenPage, who, at(item))) as Screen).screen;
export const said = async (who: Actor) => (await ((await get(follow, who, at())) as Response).json()) as Said;
export const row = () => db.selectFrom("item_minute").selectAll().executeTakeFirst();
export const kept = () => db.selectFrom("item_contribution").selectAll().orderBy("id").execute();
export const events = async () => (await auditEvents(db)).map(({ event }) => event);
export const later = (ms: number) => vi.setSystemTime(new Date(Date.now() + ms));
export const MINUTE = 60_000;
