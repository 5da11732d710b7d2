import type { Actor } from "#app/domain/access/actor.ts";
import { action as applyAction } from "#app/routes/case-reviews/new/route.tsx";
import { loader as reviewLoader } from "#app/routes/case-reviews/$reviewId/route.tsx";
import { action as letterAction } from "#app/routes/case-reviews/$reviewId_.letters.$kind/route.tsx";
import { action as panelAction } from "#app/routes/case-reviews/$reviewId_.panel/route.tsx";
import { action as requestsAction } from "#app/routes/case-reviews/$reviewId_.requests/route.tsx";
import { action as stepAction } from "#app/routes/case-reviews/$reviewId_.steps.$name/route.tsx";
import { action as thresholdAction } from "#app/routes/case-reviews/$reviewId_.threshold/route.tsx";
import type { Executor } from "#db/transaction.ts";
import { get, type Handler, post, type TestPartnership } from "../factories.ts";
import { ago, dayFields } from "../incidents/logging.ts";
import { aVictim } from "./victim.ts";

export { ago, dayFields, aVictim };

function applicationFields(victim: { personId: string; problemId: string }, changes: Record<string, string> = {}) {
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
    step: (id: string, name: string, day: string, fields: Record<string, string> = {}) =>
      send(stepAction, id, { name }, { ...dayFields("happenedOn", day), ...fields }),
    ask: (id: string, agencies: string[], day: string) =>
      send(requestsAction, id, {}, [...agencies.map((agency): [string, string] => ["agencyId", agency]), ["asked", "What do you hold?"], ...Object.entries(dayFields("requestedOn", day))]),
    decide: (id: string, decision: string, fields: Record<string, string> = {}) =>
      send(thresholdAction, id, {}, { decision, reasons: "Three reports in time", ...dayFields("decidedOn", ago(6)), ...fields }),
    letter: (id: string, kind: string, day: string, fields: Record<string, string> = {}) =>
      send(letterAction, id, { kind }, { sentHow: "Post", ...dayFields("sentOn", day), ...fields }),
    panelMember: (id: string, name: string, fields: Record<string, string> = {}) =>
      send(panelAction, id, {}, { name, role: "member", ...fields }),
    read: (id: string) => get(reviewLoader, actor, { reviewId: id }),
  }; // prettier-ignore
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
