import type { ReviewNote, ReviewStep } from "./review-status.ts";

export type RecordedStep = { kind: ReviewStep | ReviewNote; happenedOn: string };

/** The days on which things were done; null where they have not been. */
export type ReviewDays = {
  receivedOn: string;
  passedOnOn: string | null;
  acknowledgedOn: string | null;
  requestedOn: string | null;
  decidedOn: string | null;
  toldOn: string | null;
  /** The day from which the review has its time: that of "met", or of the appeal that was upheld; null without either. */
  reviewFrom: string | null;
  offeredOn: string | null;
  scheduledOn: string | null;
  panelHeldOn: string | null;
  /** Of the last sitting, where the panel sat again before the outcome. */
  lastSittingOn: string | null;
  consultedOn: string | null;
  outcomeSentOn: string | null;
  appealReceivedOn: string | null;
  packSentOn: string | null;
  appealDecidedOn: string | null;
  closedOn: string | null;
};

/**
 * What has been done so far, from the steps in the order in which they were recorded. An appeal that was upheld begins the
 * review anew: panel, the victim's part and outcome are those after it. Of appeals the last one counts.
 */
export function daysOf(receivedOn: string, steps: readonly RecordedStep[]): ReviewDays {
  const last = (of: readonly RecordedStep[], ...kinds: RecordedStep["kind"][]) =>
    of.findLast(({ kind }) => kinds.includes(kind))?.happenedOn ?? null;
  const first = (...kinds: RecordedStep["kind"][]) =>
    steps.find(({ kind }) => kinds.includes(kind))?.happenedOn ?? null;
  const since = (kind: RecordedStep["kind"]) => steps.slice(steps.findLastIndex((step) => step.kind === kind) + 1);
  const round = since("uphold-appeal");
  const afterAppeal = since("receive-appeal");
  const appealReceivedOn = last(steps, "receive-appeal");
  return {
    receivedOn,
    passedOnOn: first("pass-on"),
    acknowledgedOn: first("acknowledge"),
    requestedOn: first("request-information"),
    decidedOn: last(steps, "decide-met", "decide-not-met"),
    toldOn: last(steps, "tell-threshold"),
    reviewFrom: last(steps, "uphold-appeal") ?? last(steps, "decide-met"),
    offeredOn: last(round, "offer-involvement"),
    scheduledOn: last(round, "schedule-panel"),
    panelHeldOn: round.find(({ kind }) => kind === "hold-panel")?.happenedOn ?? null,
    lastSittingOn: last(round, "hold-panel"),
    consultedOn: last(round, "consult-victim"),
    outcomeSentOn: last(round, "send-outcome"),
    appealReceivedOn,
    packSentOn: appealReceivedOn === null ? null : last(afterAppeal, "send-pack"),
    appealDecidedOn: appealReceivedOn === null ? null : last(afterAppeal, "uphold-appeal", "dismiss-appeal"),
    closedOn: last(appealReceivedOn === null ? steps : afterAppeal, "close", "withdraw"),
  };
}
