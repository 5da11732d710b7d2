import { Table } from "#app/components/govuk/table.tsx";
import { Tag } from "#app/components/govuk/tag.tsx";

type Review = {
  id: string;
  reference: string;
  victim: string;
  status: string;
  next: string;
  due: string | null;
  isLate: boolean;
  unanswered: number;
  contact: string | null;
};

/** Each with what comes next and by when, and how many bodies have not replied in time. */
export function ReviewTable({ caption, reviews }: { caption: string; reviews: readonly Review[] }) {
  return (
    <Table
      caption={caption}
      captionSize="m"
      scrollLabel="Case reviews"
      stacked
      head={["Review", "Victim", "State", "Next", "By", "Not replied in time", "Contact officer"]}
      rows={reviews.map((r) => [
        <a key="review" className="govuk-link app-reference" href={`/case-reviews/${r.id}`}>
          {r.reference}
        </a>,
        r.victim,
        r.status,
        r.next,
        <>
          {r.due ?? "No limit"} {r.isLate ? <Tag colour="red">Late</Tag> : null}
        </>,
        r.unanswered > 0 ? `${r.unanswered} ${r.unanswered === 1 ? "body" : "bodies"}` : "None",
        r.contact ?? "Not named yet",
      ])}
    />
  );
}
