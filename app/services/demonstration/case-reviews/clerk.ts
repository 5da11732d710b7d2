import type { Actor } from "#app/domain/access/actor.ts";
import type { LetterKind } from "#app/domain/case-reviews/application.ts";
import {
  applicationForm,
  appealDecisionForm,
  appealForm,
  conflictForm,
  decisionForm,
  letterForm,
  panelMemberForm,
  poolMemberForm,
  recommendationForm,
  replyForm,
  requestsForm,
  responseForm,
  reviewerForm,
  stepForm,
} from "#app/domain/case-reviews/review.form.ts";
import type { StepPageName } from "#app/domain/case-reviews/step-page.ts";
import { decideAppeal, receiveAppeal } from "#app/services/case-reviews/appeals.ts";
import { apply } from "#app/services/case-reviews/apply.ts";
import { askBodies, replyToRequest } from "#app/services/case-reviews/ask-bodies.ts";
import type { ReviewContext } from "#app/services/case-reviews/change-review.ts";
import { decideThreshold } from "#app/services/case-reviews/decide-threshold.ts";
import { keepPoolMember } from "#app/services/case-reviews/keep-pool-member.ts";
import { sendLetter } from "#app/services/case-reviews/letters.ts";
import { addPanelMember } from "#app/services/case-reviews/panel-members.ts";
import { declareConflict, nameReviewer, recommend, recordResponse } from "#app/services/case-reviews/panel.ts";
import { takeStep } from "#app/services/case-reviews/take-step.ts";
import { unsafeListRecommendations } from "#db/queries/case-review-panel.ts";
import { unsafeListRequests } from "#db/queries/case-review-requests.ts";
import { findCaseReview } from "#db/queries/case-reviews.ts";
import type { CastKey } from "../cast.ts";
import { at, type World } from "../world.ts";

type Values = Record<string, unknown>;
type Result = { kind: string };

/** Whoever works on one review: each thing on its day, a few minutes after the one before. */
export function clerkOf(world: World, actorOf: (key: CastKey) => Promise<Actor>, of: string) {
  const { db } = world;
  let id = "";
  const last = { day: "", minutes: 0 };
  /** The next moment of that day on which somebody is at work. */
  function moment(day: string): Date {
    last.minutes = last.day === day ? last.minutes + 6 : 9 * 60 + 5;
    last.day = day;
    const [hours, minutes] = [Math.floor(last.minutes / 60), last.minutes % 60];
    return at(day, `${String(hours).padStart(2, "0")}:${String(minutes).padStart(2, "0")}`);
  }
  async function by<R extends Result>(key: CastKey, day: string, work: (context: ReviewContext) => Promise<R>) {
    const result = await work({ db, actor: await actorOf(key), now: moment(day) });
    if (result.kind !== "done") throw new Error(`${of}, on ${day}: ${JSON.stringify(result)}`);
    return result;
  }
  const version = async (key: CastKey) => String((await findCaseReview(db, await actorOf(key), id))?.version ?? "");
  /** A form of one thing done with the review, as its page gives it. */
  async function change<F>(
    key: CastKey,
    day: string,
    form: { shape: object; parse: (values: unknown) => F },
    values: Values,
    work: (context: ReviewContext, given: F) => Promise<Result>,
  ) {
    const lists = { attended: [], grounds: [], agencyId: "agencyId" in values ? values.agencyId : "" };
    const given = form.parse({ ...blank(form), ...lists, version: await version(key), ...values });
    await by(key, day, (context) => work(context, given));
  }

  return {
    reviewId: () => id,
    context: async (key: CastKey, day: string) => ({ db, actor: await actorOf(key), now: moment(day) }),
    async apply(key: CastKey, day: string, values: Values) {
      const lists = { offeredReports: [], reportId: [] };
      const form = applicationForm.parse({ ...blank(applicationForm), ...lists, receivedOn: day, ...values });
      const result = await by(key, day, (context) => apply(context, form));
      if ("id" in result && result.id !== undefined) id = result.id;
    },
    step: (key: CastKey, name: StepPageName, day: string, values: Values = {}) =>
      change(key, day, stepForm, { happenedOn: day, ...values }, (context, given) =>
        takeStep(context, id, name, given),
      ),
    ask: (key: CastKey, day: string, agencyId: string[], asked: string) =>
      change(key, day, requestsForm, { agencyId, asked, requestedOn: day }, (context, given) =>
        askBodies(context, id, given),
      ),
    async reply(key: CastKey, day: string, agencyId: string, reply: string) {
      const request = (await unsafeListRequests(db, id)).find((one) => one.agencyId === agencyId);
      const given = replyForm.parse({ version: String(request?.version ?? ""), reply });
      await by(key, day, (context) => replyToRequest(context, request?.id ?? "", given));
    },
    decide: (key: CastKey, day: string, values: Values) =>
      change(key, day, decisionForm, { decidedOn: day, ...values }, (context, given) =>
        decideThreshold(context, id, given),
      ),
    letter: (key: CastKey, kind: LetterKind, day: string, sentHow: string) =>
      change(key, day, letterForm, { sentOn: day, sentHow }, (context, given) =>
        sendLetter(context, { id, kind, applicationId: null }, given),
      ),
    panelMember: (key: CastKey, day: string, values: Values) =>
      change(key, day, panelMemberForm, values, (context, given) => addPanelMember(context, id, given)),
    async author(key: CastKey, day: string, author: CastKey) {
      const userId = world.userId(author);
      await change(key, day, conflictForm, { userId, conflict: "none", words: "Has not met the victim and has had no part in the reports" }, (context, given) =>
        declareConflict(context, id, given),
      ); // prettier-ignore
      await change(key, day, reviewerForm, { reviewerUserId: userId }, (context, given) =>
        nameReviewer(context, id, given),
      );
    },
    recommend: (key: CastKey, day: string, values: Values) =>
      change(key, day, recommendationForm, values, (context, given) => recommend(context, id, given)),
    async respond(key: CastKey, day: string, words: string, values: Values) {
      const recommendationId = await this.recommendation(words);
      await change(key, day, responseForm, { respondedOn: day, ...values }, (context, given) =>
        recordResponse(context, { id, recommendationId }, given),
      );
    },
    async recommendation(words: string) {
      const found = (await unsafeListRecommendations(db, id)).find((one) => one.words === words);
      if (!found) throw new Error(`${of} has no recommendation: ${words}`);
      return found.id;
    },
    appeal: (key: CastKey, day: string, values: Values) =>
      change(key, day, appealForm, { receivedOn: day, ...values }, (context, given) =>
        receiveAppeal(context, id, given),
      ),
    decideAppeal: (key: CastKey, day: string, values: Values) =>
      change(key, day, appealDecisionForm, { decidedOn: day, ...values }, (context, given) =>
        decideAppeal(context, id, given),
      ),
  };
}
export type Clerk = ReturnType<typeof clerkOf>;

const blank = (form: { shape: object }) => Object.fromEntries(Object.keys(form.shape).map((field) => [field, ""]));

/** The author of reviews was trained before the first of them. */
export async function trainAuthor(world: World, actor: Actor) {
  const given = poolMemberForm.parse({ version: "0", trainedOn: world.from, isActive: "yes" });
  const context = { db: world.db, actor, now: at(world.from, "16:00") };
  const result = await keepPoolMember(context, world.userId("reviewer"), given);
  if (result.kind !== "done") throw new Error(`The pool of authors: ${JSON.stringify(result)}`);
}
