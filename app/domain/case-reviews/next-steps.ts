import { mayWrite } from "./letter.ts";
import { mayNamePanel, mayRecommend } from "./panel.ts";
import type { ReviewStatus } from "./review-status.ts";
import { statusAfter } from "./review-status.ts";
import { mayTake, STEP_PAGE_NAMES, STEP_PAGES, type StepPageName } from "./step-page.ts";

/** A page on which something is recorded, below the address of the review. */
export type NextStep = { path: string; text: string };
type State = {
  status: ReviewStatus;
  passedOn: boolean;
  told: boolean;
  offered: boolean;
  consulted: boolean;
  packSent: boolean;
  isCommissionerOn: boolean;
};

/**
 * What can be done with a review as it stands, the next step of its way first. What has been done once and need not be done
 * again stands last.
 */
export function nextSteps(state: State): { main: NextStep | null; others: NextStep[] } {
  const { status } = state;
  const main = mainStep(state);
  const pages = STEP_PAGE_NAMES.filter(
    (name) =>
      mayTake(name, status) &&
      (name !== "commissioner-review" || state.isCommissionerOn) &&
      !(name === "pass-on" && state.passedOn) &&
      !(name === "tell-threshold" && state.told) &&
      !(
        AFTER_PANEL.includes(status) &&
        ((name === "offer-involvement" && state.offered) || (name === "consult-victim" && state.consulted))
      ),
  );
  const others: NextStep[] = [
    ...pages.map((name) => pageOf(name)),
    ...(statusAfter(status, "request-information") !== null ||
    status === "information-requested" ||
    status === "acknowledged"
      ? [{ path: "requests", text: "Ask bodies for information" }]
      : []),
    ...(mayNamePanel(status)
      ? [
          { path: "panel", text: "Name the panel" },
          { path: "reviewer", text: "Name the author of the review" },
        ]
      : []),
    ...(mayRecommend(status)
      ? [
          { path: "recommendations/new", text: "Add a recommendation" },
          { path: "sittings/new", text: "Record a further sitting of the panel" },
        ]
      : []),
    ...(["acknowledgement", "threshold-met", "threshold-not-met", "outcome", "closing"] as const)
      .filter((kind) => mayWrite(kind, status))
      .map((kind) => ({ path: `letters/${kind}`, text: LETTER_TEXT[kind] })),
    ...(statusAfter(status, "receive-appeal") !== null ? [{ path: "appeal", text: "Record an appeal" }] : []),
    ...(status === "withdrawn" ? [] : [{ path: "conflict", text: "Record a declaration of interest" }]),
  ];
  return { main, others: others.filter(({ path }) => path !== main?.path) };
}

/** Where an offer or a consultation is recorded late or not at all. */
const AFTER_PANEL: readonly ReviewStatus[] = ["outcome-sent", "appeal-received", "appeal-dismissed"];

const LETTER_TEXT = {
  acknowledgement: "Write the letter of acknowledgement",
  "threshold-met": "Tell the applicant that the threshold is met",
  "threshold-not-met": "Tell the applicant that the threshold is not met",
  outcome: "Write and send the outcome letter",
  closing: "Write the closing letter",
};

function pageOf(name: StepPageName): NextStep {
  return { path: `steps/${name}`, text: STEP_PAGES[name].heading };
}

function mainStep(state: State): NextStep | null {
  switch (state.status) {
    case "received":
      return state.passedOn ? pageOf("acknowledge") : pageOf("pass-on");
    case "acknowledged":
      return { path: "requests", text: "Ask bodies for information" };
    case "information-requested":
      return { path: "threshold", text: "Decide on the threshold" };
    case "threshold-met":
      if (!state.told) return { path: "letters/threshold-met", text: LETTER_TEXT["threshold-met"] };
      return state.offered ? pageOf("schedule-panel") : pageOf("offer-involvement");
    case "threshold-not-met":
      return state.told
        ? pageOf("close")
        : { path: "letters/threshold-not-met", text: LETTER_TEXT["threshold-not-met"] };
    case "appeal-upheld":
      return state.offered ? pageOf("schedule-panel") : pageOf("offer-involvement");
    case "panel-scheduled":
      return pageOf("hold-panel");
    case "panel-held":
      return state.consulted ? { path: "letters/outcome", text: LETTER_TEXT.outcome } : pageOf("consult-victim");
    case "appeal-received":
      return state.packSent ? { path: "appeal", text: "Record the decision on the appeal" } : pageOf("send-pack");
    case "outcome-sent":
    case "appeal-dismissed":
      return pageOf("close");
    case "closed":
    case "withdrawn":
      return null;
  }
}
