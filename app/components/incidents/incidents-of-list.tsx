import type { ReactNode } from "react";
import { shortDay } from "#app/domain/dates/iso-day.ts";
import { BackLink } from "../govuk/back-link.tsx";
import { Pagination } from "../govuk/pagination.tsx";
import { IncidentRows, type IncidentRow } from "./incident-rows.tsx";

type Props = {
  back: { href: string; text: string };
  /** In small above the heading, where that does not say it. */
  caption?: string;
  heading: string;
  /** The address of this list without a page. */
  path: string;
  page: {
    rows: readonly IncidentRow[];
    count: number;
    open: number;
    lastDay: string | null;
    next: string | null;
    isFirst: boolean;
  };
  /** What stands above the list. */
  children?: ReactNode;
};

/** All incidents of a record that the reader may see, a page at a time. */
export function IncidentsOfList({ back, caption, heading, path, page, children }: Props) {
  const { rows, count, open, lastDay, next, isFirst } = page;
  return (
    <>
      <BackLink href={back.href}>{back.text}</BackLink>
      {caption ? <span className="govuk-caption-l">{caption}</span> : null}
      <h1 className="govuk-heading-l">{heading}</h1>
      <p className="govuk-body">
        {count === 0
          ? "No incident that you may see."
          : `${count} that you may see, ${open} open, the last on ${shortDay(lastDay ?? "")}.`}
      </p>
      {children}
      {rows.length > 0 ? <IncidentRows caption={heading} rows={rows} /> : null}
      <Pagination
        previousHref={isFirst ? undefined : path}
        previousText="Newest"
        nextHref={next ? `${path}?after=${next}` : undefined}
        nextText="Earlier"
      />
    </>
  );
}
