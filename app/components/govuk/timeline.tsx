import type { ReactNode } from "react";

export type TimelineItem = {
  key?: string;
  title: ReactNode;
  byline?: ReactNode;
  /** ISO, for machines: "2026-03-27" or "2026-03-27T10:15:00Z". */
  dateTime: string;
  /** For people: "27 March 2026 at 10:15am". */
  date: ReactNode;
  body?: ReactNode;
};

type Props = { items: readonly TimelineItem[]; headingLevel?: 2 | 3 | 4 };

export function Timeline({ items, headingLevel = 2 }: Props) {
  const Heading = `h${headingLevel}` as const;
  return (
    <div className="moj-timeline">
      {items.map((item, index) => (
        <div key={item.key ?? index} className="moj-timeline__item">
          <div className="moj-timeline__header">
            <Heading className="moj-timeline__title">{item.title}</Heading>{" "}
            {item.byline ? <p className="moj-timeline__byline">by {item.byline}</p> : null}
          </div>
          <p className="moj-timeline__date">
            <time dateTime={item.dateTime}>{item.date}</time>
          </p>
          {item.body ? <div className="moj-timeline__description">{item.body}</div> : null}
        </div>
      ))}
    </div>
  );
}
