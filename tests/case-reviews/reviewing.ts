import type { Actor } from "#app/domain/access/actor.ts";
import { loader as figuresLoader } from "#app/routes/case-reviews/figures/route.tsx";
import { action as applyAction } from "#app/routes/case-reviews/new/route.tsx";
import { loader as reviewLoader } from "#app/routes/case-reviews/$reviewId/route.tsx";
import { action as letterAction } from "#app/routes/case-reviews/$reviewId_.letters.$kind/route.tsx";
import { action as panelAction } from "#app/routes/case-reviews/$reviewId_.panel/route.tsx";
import { action as recommendAction } from "#app/routes/case-reviews/$reviewId_.recommendations_.new/route.tsx";
import { action as carryAction } from "#app/routes/case-reviews/$reviewId_.recommendations_.$recommendationId_.action/route.tsx";
import { action as requestsAction } from "#app/routes/case-reviews/$reviewId_.requests/route.tsx";
import { action as stepAction } from "#app/routes/case-reviews/$reviewId_.steps.$name/route.tsx";
import { action as thresholdAction } from "#app/routes/case-reviews/$reviewId_.threshold/route.tsx";
import type { Executor } from "#db/transaction.ts";
import { anActor, get, type Handler, post, type TestPartnership } from "../factories.ts";
import { ago, dayFields } from "../incidents/logging.ts";
import { aVictim } from "./victim.ts";

export { ago, dayFields, aVictim };

export function applicationFields(
  victim: { personId: string; problemId: string },
  changes: Record<string, string> = {},
) {
  return {
    ...{ personId: victim.personId, problemId: victim.problemId },
    ...{ applicantKind: "victim", channel: "phone", about: "Nobody has stopped it", isRepeat: "no" },
    ...dayFields("receivedOn", ago(8)),
    ...changes,
  };
}

export async function idOf(answer: unknown): Promise<string> {
  const location = answer instanceof Response ? (answer.headers.get("location") ?? "") : "";
  const id = /case-reviews\/([0-9a-f-]{36})/.exec(location)?.[1];
  if (!id) throw new Error(JSON.stringify(answer));
  return Promise.resolve(id);
}

/** Somebody at work on one review: each step posted with the version that stands, as the page gives it. */
export function atWork(db: Executor, actor: Actor) {
  const versionOf = async (id: string) =>
    String(
      (await db.selectFrom("case_review").select("version").where("id", "=", id).executeTakeFirstOrThrow()).version,
    );
  const send = async (
    handler: unknown,
    id: string,
    more: Record<string, string>,
    fields: [string, string][] | Record<string, string>,
  ) => {
    const given = Array.isArray(fields) ? fields : Object.entries(fields);
    return post(handler as Handler, actor, { reviewId: id, ...more }, [["version", await versionOf(id)], ...given]);
  };
  return {
    send,
    apply: (victim: { personId: string; problemId: string }, changes: Record<string, string> = {}) =>
      post(applyAction, actor, {}, applicationFields(victim, changes)),
    applyWith: (victim: { personId: string; problemId: string }, more: [string, string][]) =>
      post(applyAction, actor, {}, [...Object.entries(applicationFields(victim)), ...more]),
    step: (id: string, name: string, day: string, fields: Record<string, string> = {}) =>
      send(stepAction, id, { name }, { ...dayFields("happenedOn", day), ...fields }),
    ask: (id: string, agencies: string[], day: string) =>
      send(requestsAction, id, {}, [...agencies.map((agency): [string, string] => ["agencyId", agency]), ["asked", "What do you hold?"], ...Object.entries(dayFields("requestedOn", day))]),
    decide: (id: string, decision: string, fields: Record<string, string> = {}) =>
      send(thresholdAction, id, {}, { decision, reasons: "Three reports in time", ...dayFields("decidedOn", ago(6)), ...fields }),
    letter: (id: string, kind: string, day: string, fields: Record<string, string> = {}) =>
      send(letterAction, id, { kind }, { sentHow: "Post", ...dayFields("sentOn", day), ...fields }),
    /** A form of one change, given by the action of its page. */
    letterTo: (id: string, kind: string, applicationId: string, day: string, fields: Record<string, string> = {}) =>
      versionOf(id).then((version) =>
        post(letterAction, actor, { reviewId: id, kind }, { version, sentHow: "Post", ...dayFields("sentOn", day), ...fields }, `?application=${applicationId}`),
      ),
    panelMember: (id: string, name: string, fields: Record<string, string> = {}) =>
      send(panelAction, id, {}, { name, role: "member", ...fields }),
    read: (id: string) => get(reviewLoader, actor, { reviewId: id }),
  }; // prettier-ignore
}

/** The four figures of the last thirty days, as the page shows them. */
export async function figuresSince(actor: Actor): Promise<number[]> {
  const page = (await get(figuresLoader, actor, {}, `?from=${ago(30)}&to=${ago(0)}`)) as {
    figures: { count: number }[];
  };
  return page.figures.map(({ count }) => count);
}

type Reply = { init?: { status?: number } | null; data?: { errors: Record<string, string> } };
/** Saved, or the status with the fields at fault. */
export function outcomeOf(answer: unknown): string {
  if (answer instanceof Response) return answer.status === 302 ? "saved" : String(answer.status);
  const { init, data } = answer as Reply;
  return `${init?.status} ${Object.keys(data?.errors ?? {}).join(",")}`;
}

/** As far as the threshold decided as met, with somebody of the council to be contact officer. */
export async function decidedReview(db: Executor, p: TestPartnership, officer: Actor, reports = 3) {
  const victim = await aVictim(db, p, reports);
  const work = atWork(db, officer);
  const id = await idOf(await work.apply(victim));
  await work.step(id, "pass-on", ago(8), { words: "All" });
  await work.step(id, "acknowledge", ago(7), { contactUserId: officer.id });
  await work.ask(id, [p.policeId, p.councilId], ago(7));
  return { id, victim, work };
}

/** As far as the panel held, with Ada in the chair. */
export async function heldReview(db: Executor, p: TestPartnership, officer: Actor) {
  const { id, victim, work } = await decidedReview(db, p, officer);
  await work.decide(id, "met");
  await work.letter(id, "threshold-met", ago(5));
  await work.panelMember(id, "Ada Chair", { role: "chair" });
  await work.step(id, "schedule-panel", ago(4), dayFields("panelOn", ago(3)));
  const member = await db.selectFrom("case_review_panel_member").select("id").where("review_id", "=", id).executeTakeFirstOrThrow(); // prettier-ignore
  await work.step(id, "hold-panel", ago(3), { words: "Outcome", attended: member.id });
  await work.send(recommendAction, id, {}, { theme: "Silo working", agencyId: p.policeId, words: "Name one officer" });
  const { id: recommendationId } = await db.selectFrom("case_review_recommendation").select("id").where("review_id", "=", id).executeTakeFirstOrThrow(); // prettier-ignore
  return { id, victim, work, recommendationId };
}

/** What a form for the action of a recommendation says. */
export function actionFields(p: TestPartnership, ownerUserId: string) {
  return { words: "Name the officer", ownerAgencyId: p.councilId, ownerUserId, ...dayFields("dueOn", ago(-10)), priority: "normal" }; // prettier-ignore
}

/** Closed, with a recommendation that an action carries. */
export async function anEndedReview(db: Executor, p: TestPartnership, officer: Actor) {
  const { id, victim, work, recommendationId } = await heldReview(db, p, officer);
  const runner = await anActor(db, p, { groups: { [p.jagId]: "coordinator" }, duties: ["asb-officer"] });
  await post(carryAction, runner, { reviewId: id, recommendationId }, actionFields(p, runner.id));
  const { id: actionId } = await db.selectFrom("action").select("id").executeTakeFirstOrThrow();
  await work.letter(id, "outcome", ago(2));
  await work.step(id, "close", ago(1), { words: "Done; the victim was told" });
  return { id, victim, actionId, ownerId: runner.id };
}
