import { Tag } from "#app/components/govuk/tag.tsx";
import { type Task, TaskList } from "#app/components/govuk/task-list.tsx";

type Asked = { waiting: number; late: number } | null;
type Props = {
  overdue: number | null;
  unowned: number;
  highReviews: number;
  requests: Asked;
  research: Asked;
  warnings: number;
};

/** What waits for the reader, each count the way to exactly its rows; what is nothing is not there. */
export function Waiting({ overdue, unowned, highReviews, requests, research, warnings }: Props) {
  const one = (count: number, single: string, many: string) => (count === 1 ? `1 ${single}` : `${count} ${many}`);
  const items: Task[] = [
    // A body must answer: ASBCPA 2014 Sch 4 para 7.
    ...task(requests?.waiting ?? 0, {
      title: one(requests?.waiting ?? 0, "request for a case review to answer", "requests for case reviews to answer"),
      href: "/case-reviews/requests",
      status: <Late {...requests} />,
    }),
    ...task(research?.waiting ?? 0, {
      title: one(
        research?.waiting ?? 0,
        "case that your agency is asked about before a meeting",
        "cases that your agency is asked about before a meeting",
      ),
      href: "/groups/research",
      status: <Late {...research} />,
    }),
    ...task(overdue ?? 0, {
      title: one(overdue ?? 0, "overdue action", "overdue actions"),
      href: "/actions/overdue",
      status: <Tag colour="red">Late</Tag>,
    }),
    ...task(highReviews, {
      title: one(highReviews, "overdue review of a High risk", "overdue reviews of High risks"),
      href: "/risk/reviews?role=lead&whose=groups&state=overdue&level=high",
      status: <Tag colour="red">Late</Tag>,
    }),
    ...task(unowned, {
      title: one(unowned, "action that nobody owns", "actions that nobody owns"),
      href: "/actions/unowned",
      status: "Give it to somebody",
    }),
    ...task(warnings, {
      title: one(warnings, "warning about a person to review", "warnings about people to review"),
      href: "/people/warnings",
      status: "Still true?",
    }),
  ];
  if (items.length === 0) return null;
  return (
    <section>
      <h2 className="govuk-heading-m">Waiting for you</h2>
      <TaskList items={items} idPrefix="waiting" />
    </section>
  );
}

const task = (count: number, item: Task): Task[] => (count > 0 ? [item] : []);

function Late({ waiting = 0, late = 0 }: { waiting?: number; late?: number }) {
  if (late === 0) return <>To do</>;
  return <Tag colour="red">{late === waiting ? "Late" : `${late} late`}</Tag>;
}
