import { Table } from "#app/components/govuk/table.tsx";
import { Tag } from "#app/components/govuk/tag.tsx";
import { DUTY_NAMES } from "#app/domain/case-reviews/review-clock.ts";
import { longDay } from "#app/domain/dates/iso-day.ts";
import { calendarNotLoaded } from "#app/domain/dates/working-days.ts";
import type { ReviewPage } from "#app/services/case-reviews/review-page.ts";

/** Every step against its limit. */
export function Clock({ duties, today }: Pick<ReviewPage, "duties"> & { today: string }) {
  return (
    <Table
      caption="The clock"
      captionSize="m"
      scrollLabel="The steps of the review"
      stacked
      head={["Step", "By", "Done", "State"]}
      rows={duties.map(({ duty, dueOn, missingYear, doneOn, isLate }) => [
        DUTY_NAMES[duty],
        dueOn ? longDay(dueOn) : missingYear ? calendarNotLoaded(missingYear) : "No limit",
        doneOn ? longDay(doneOn) : "Not yet",
        <State key="state" isDone={doneOn !== null} isLate={isLate} isToday={dueOn === today} />,
      ])}
    />
  );
}

function State({ isDone, isLate, isToday }: { isDone: boolean; isLate: boolean; isToday: boolean }) {
  if (isDone) return isLate ? <Tag colour="orange">Done late</Tag> : <Tag colour="green">Done in time</Tag>;
  if (isLate) return <Tag colour="red">Late</Tag>;
  return isToday ? <Tag colour="yellow">Due today</Tag> : <Tag colour="grey">To do</Tag>;
}
