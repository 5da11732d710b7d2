import type { RequestStepGiven } from "#app/domain/rights/request.form.ts";
import { refuseRequestStep, type StepPageName } from "#app/domain/rights/request-steps.ts";
import { changeRequest, type RequestContext, type RequestSet } from "./change-request.ts";

/** What is recorded of a request on a page of its own, with a day and words. */
export function takeRequestStep(context: RequestContext, id: string, name: StepPageName, given: RequestStepGiven) {
  return changeRequest(context, {
    ...{ id, version: given.version },
    decide(_trx, request, today) {
      const refusal = refuseRequestStep(name, request, given, today);
      if (refusal) return { kind: "refused", refusal };
      const { happenedOn, words } = given;
      const event =
        name === "closed" ? "rights.closed" : name === "reopened" ? "rights.reopened" : "rights.step-recorded";
      return { kind: "change", event, set: SET[name](given), step: { kind: name, happenedOn, words } };
    },
  });
}

const SET: Record<StepPageName, (given: RequestStepGiven) => RequestSet> = {
  "identity-asked": ({ happenedOn }) => ({ identity_asked_on: happenedOn }),
  "identity-proved": ({ happenedOn, words }) => ({ identity_proved_on: happenedOn, identity_how: words }),
  "clarification-asked": ({ happenedOn }) => ({ clarification_asked_on: happenedOn }),
  clarified: ({ happenedOn }) => ({ clarified_on: happenedOn }),
  extended: ({ happenedOn, words, toldOn }) => ({
    ...{ extended_on: happenedOn, extension_reason: words, extension_told_on: toldOn ?? null },
  }),
  told: ({ happenedOn }) => ({ extension_told_on: happenedOn }),
  searched: ({ words }) => ({ searched_words: words }),
  note: () => ({}),
  closed: ({ happenedOn, words, outcome }) => ({
    ...{ status: "closed", closed_on: happenedOn, outcome, outcome_words: words },
  }),
  reopened: () => ({ status: "open", closed_on: null, outcome: null, outcome_words: null }),
};
