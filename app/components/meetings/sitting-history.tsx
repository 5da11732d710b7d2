import { fullDay, londonTime } from "#app/domain/dates/iso-day.ts";
import { SITTING_CHANGE_NAMES, type SittingChangeKind } from "#app/domain/meetings/sitting.ts";
import { Timeline } from "../govuk/timeline.tsx";

type Change = {
  id: string;
  kind: SittingChangeKind;
  beforeDay: string;
  beforeStartTime: string;
  beforePlace: string | null;
  afterDay: string;
  afterStartTime: string;
  afterPlace: string | null;
  reason: string;
  changedAt: string;
  changedBy: string;
};

/** What became of one meeting, the newest first. */
export function SittingHistory({ changes }: { changes: readonly Change[] }) {
  if (changes.length === 0) return null;
  return (
    <>
      <h2 className="govuk-heading-m">What became of it</h2>
      <Timeline
        headingLevel={3}
        items={changes.map((change) => ({
          key: change.id,
          title: SITTING_CHANGE_NAMES[change.kind],
          byline: change.changedBy,
          dateTime: change.changedAt,
          date: londonTime(change.changedAt),
          body: [change.kind === "moved" ? movedWords(change) : null, change.reason].filter(Boolean).join(". "),
        }))}
      />
    </>
  );
}

function movedWords(change: Change) {
  const when = (day: string, time: string, place: string | null) =>
    [`${fullDay(day)} at ${time}`, place].filter(Boolean).join(", ");
  const before = when(change.beforeDay, change.beforeStartTime, change.beforePlace);
  return `From ${before} to ${when(change.afterDay, change.afterStartTime, change.afterPlace)}`;
}
