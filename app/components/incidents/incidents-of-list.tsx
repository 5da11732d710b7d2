import { shortDay } from "#app/domain/dates/iso-day.ts";
import { BackLink } from "../govuk/back-link.tsx";
import { Pagination } from "../govuk/pagination.tsx";
import { IncidentRows, type IncidentRow } from "./incident-rows.tsx";

type Props = {
  back: { href: string; text: string };
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
};

/** All incidents of a record that the reader may see, a page at a time. */
export function IncidentsOfList({ back, heading, path, page }: Props) {
  const { rows, count, open, lastDay, next, isFirst } = page;
  return (
    <>
      <BackLink href={back.href}>{back.text}</BackLink>
      <h1 className="govuk-heading-l">{heading}</h1>
      <p className="govuk-body">
        {count === 0
          ? "No incident that you may see."
          : `${count} that you may see, ${open} open, the last on ${shortDay(lastDay ?? "")}.`}
      </p>
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
