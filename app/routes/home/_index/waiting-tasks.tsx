import { Tag } from "#app/components/govuk/tag.tsx";
import type { Task } from "#app/components/govuk/task-list.tsx";
import { ownRequestListHref } from "#app/domain/case-reviews/own-request-list.ts";
import { countedTask, inNumbers } from "./counted-task.ts";

type Asked = { waiting: number; late: number } | null;
export type Waits = {
  overdue: number | null;
  unowned: number;
  highReviews: number;
  requests: Asked;
  research: Asked;
  warnings: number;
};

/** What waits for the reader, each count the way to exactly its rows; what is nothing is not there. */
export function waitingTasks({ overdue, unowned, highReviews, requests, research, warnings }: Waits): Task[] {
  return [
    // A body must answer: ASBCPA 2014 Sch 4 para 7.
    ...countedTask(requests?.waiting ?? 0, {
      title: inNumbers(
        requests?.waiting ?? 0,
        "request for a case review to answer",
        "requests for case reviews to answer",
      ),
      href: ownRequestListHref("waiting"),
      status: <Late {...requests} />,
    }),
    ...countedTask(research?.waiting ?? 0, {
      title: inNumbers(
        research?.waiting ?? 0,
        "case that your agency is asked about before a meeting",
        "cases that your agency is asked about before a meeting",
      ),
      href: "/groups/research",
      status: <Late {...research} />,
    }),
    ...countedTask(overdue ?? 0, {
      title: inNumbers(overdue ?? 0, "overdue action", "overdue actions"),
      href: "/actions/overdue",
      status: <Tag colour="red">Late</Tag>,
    }),
    ...countedTask(highReviews, {
      title: inNumbers(highReviews, "overdue review of a High risk", "overdue reviews of High risks"),
      href: "/risk/reviews?role=lead&whose=groups&state=overdue&level=high",
      status: <Tag colour="red">Late</Tag>,
    }),
    ...countedTask(unowned, {
      title: inNumbers(unowned, "action that nobody owns", "actions that nobody owns"),
      href: "/actions/unowned",
      status: "Give it to somebody",
    }),
    ...countedTask(warnings, {
      title: inNumbers(warnings, "warning about a person to review", "warnings about people to review"),
      href: "/people/warnings",
      status: "Still true?",
    }),
  ];
}

function Late({ waiting = 0, late = 0 }: { waiting?: number; late?: number }) {
  if (late === 0) return <>To do</>;
  return <Tag colour="red">{late === waiting ? "Late" : `${late} late`}</Tag>;
}
