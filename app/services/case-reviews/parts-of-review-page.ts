import { fullName } from "#app/domain/people/person.ts";
import {
  isForWorkersOnly,
  REVIEW_CHANGE_NAMES,
  type ReviewChangeKind,
} from "#app/domain/case-reviews/review-change.ts";
import { REVIEW_NOTE_NAMES, REVIEW_STEP_NAMES } from "#app/domain/case-reviews/review-status.ts";
import type { RecordedStep } from "#app/domain/case-reviews/review-days.ts";
import type { applicationsOf } from "./applications-of.ts";

type Application = Awaited<ReturnType<typeof applicationsOf>>[number];

/** An application as the page shows it: how its applicant is reached only to those who work on the review. */
export function applicationShown(application: Application, mayWork: boolean) {
  const { id, position, receivedOn, channel, applicantName, applicantRelation, counts, kind } = application;
  const { consent, consentOn, consentHow, consentEvidence, words, owed, sent, contact } = application;
  return {
    ...{ id, position, receivedOn, channel, applicantName, applicantRelation, kind, words, owed },
    ...{ consent, consentOn, consentHow, consentEvidence, isCounted: counts === 1 },
    contact: mayWork ? contact : null,
    victim:
      application.victimWords ??
      fullName({ givenNames: application.givenNames ?? "", familyName: application.familyName ?? "" }),
    letters: sent.map(({ id: letterId, kind: letter, sentOn }) => ({ id: letterId, kind: letter, sentOn })),
  };
}

type Step = RecordedStep & { id: string; words: string | null; byName: string | null };
type Change = {
  id: string;
  kind: ReviewChangeKind;
  happenedOn: string;
  beforeWords: string | null;
  afterWords: string | null;
  reason: string | null;
  byName: string | null;
};
const PANEL_NAMED: ReviewChangeKind = "panel-member-added";
const STEP_NAMES = { ...REVIEW_STEP_NAMES, ...REVIEW_NOTE_NAMES };

/** What has been done and what has been changed, the newest first: the ids of both run with time. */
export function historyOf(steps: readonly Step[], changes: readonly Change[], mayWork: boolean) {
  const entries = [
    ...steps.map(({ id, kind, happenedOn, words, byName }) => ({
      ...{ id, kind, happenedOn, byName, title: STEP_NAMES[kind] },
      lines: words === null ? [] : [words],
    })),
    ...changes.map(({ id, kind, happenedOn, beforeWords, afterWords, reason, byName }) => ({
      ...{ id, kind, happenedOn, byName, title: REVIEW_CHANGE_NAMES[kind] },
      lines:
        isForWorkersOnly(kind) && !mayWork
          ? []
          : [
              beforeWords === null ? null : `Before: ${beforeWords}`,
              afterWords === null || kind === PANEL_NAMED ? afterWords : `Now: ${afterWords}`,
              reason,
            ].filter((line) => line !== null),
    })),
  ];
  return withPanelGathered(entries.sort((a, b) => (a.id < b.id ? 1 : -1)));
}

type Entry = { id: string; kind: string; happenedOn: string; byName: string | null; title: string; lines: string[] };

/** A panel is named at once and kept member by member: those that one officer named on a day, one after the other, are one entry. */
function withPanelGathered(entries: readonly Entry[]): Omit<Entry, "kind">[] {
  const gathered: Entry[] = [];
  for (const entry of entries) {
    const above = gathered.at(-1);
    const isMore =
      above?.kind === PANEL_NAMED &&
      entry.kind === PANEL_NAMED &&
      above.happenedOn === entry.happenedOn &&
      above.byName === entry.byName;
    if (isMore) {
      above.title = "Members of the panel named";
      above.lines = [...entry.lines, ...above.lines];
    } else gathered.push({ ...entry });
  }
  return gathered.map(({ id, happenedOn, byName, title, lines }) => ({ id, happenedOn, byName, title, lines }));
}

type Attendance = { stepId: string; happenedOn: string; name: string; attended: 0 | 1 };

/** Each sitting of the panel with who was there and who was not. */
export function sittingsOf(rows: readonly Attendance[]) {
  const sittings = new Map<string, { id: string; heldOn: string; present: string[]; absent: string[] }>();
  for (const { stepId, happenedOn, name, attended } of rows) {
    const sitting = sittings.get(stepId) ?? { id: stepId, heldOn: happenedOn, present: [], absent: [] };
    (attended === 1 ? sitting.present : sitting.absent).push(name);
    sittings.set(stepId, sitting);
  }
  return [...sittings.values()];
}
