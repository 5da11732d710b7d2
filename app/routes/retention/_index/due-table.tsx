import { Button } from "#app/components/govuk/button.tsx";
import { Table } from "#app/components/govuk/table.tsx";
import { shortDay } from "#app/domain/dates/iso-day.ts";
import {
  type Fate,
  FATE_DONE_NAMES,
  FATE_NAMES,
  type ItemStatus,
  RETENTION_KIND_NAMES,
  type RetentionKind,
} from "#app/domain/retention/kinds.ts";
import { ruleInWords } from "#app/domain/retention/rules.ts";

type Item = {
  id: string;
  version: number;
  kind: RetentionKind;
  reference: string | null;
  reviewOn: string;
  rule: string;
  proposed: Fate;
  fate: Fate | null;
  reason: string | null;
  nextReviewOn: string | null;
  keptBecause: string | null;
  decidedBy: string | null;
};
type Props = { items: readonly Item[]; status: ItemStatus };

/** What is due has a box each, for one decision about many. */
export function DueTable({ items, status }: Props) {
  if (status !== "due") return <ItemTable items={items} status={status} />;
  return (
    // Sent as an address: it holds ids of rows of this list and nothing of anybody's.
    <form method="get" action="/retention/decide">
      <ItemTable items={items} status={status} />
      <Button>Decide about those ticked</Button>
    </form>
  );
}

function ItemTable({ items, status }: Props) {
  const isDue = status === "due";
  return (
    <Table
      caption="Records, the earliest day first"
      captionHidden
      scrollLabel="Records"
      stacked
      head={[...(isDue ? ["Tick"] : []), "Record", "Kind", "Day", "Rule", ...LAST[status]]}
      rows={items.map((item) => [
        ...(isDue ? [<Tick key="tick" {...item} />] : []),
        <a key="record" className="govuk-link" href={`/retention/items/${item.id}`}>
          {nameOf(item)}
        </a>,
        RETENTION_KIND_NAMES[item.kind],
        shortDay(item.reviewOn),
        ruleInWords(item.rule),
        ...lastOf(item, status),
      ])}
    />
  );
}

const LAST: Record<ItemStatus, string[]> = {
  due: ["Proposed"],
  approved: ["What becomes of it", "Approved by"],
  extended: ["Kept until", "Why", "By"],
  kept: ["Kept because"],
  gone: ["What became of it"],
};

function lastOf(item: Item, status: ItemStatus) {
  const fate = FATE_NAMES[item.fate ?? item.proposed];
  switch (status) {
    case "due":
      return [fate];
    case "approved":
      return [fate, item.decidedBy ?? "Not recorded"];
    case "extended":
      return [
        item.nextReviewOn ? shortDay(item.nextReviewOn) : "",
        <span key="reason" className="app-typed">
          {item.reason}
        </span>,
        item.decidedBy ?? "Not recorded",
      ];
    case "kept":
      return [item.keptBecause ?? "It is not due any more"];
    case "gone":
      return [item.fate ? FATE_DONE_NAMES[item.fate] : "Went with another record"];
  }
}

function nameOf({ reference, kind }: Item) {
  return reference ?? `${RETENTION_KIND_NAMES[kind]} without a reference`;
}

function Tick(item: Item) {
  return (
    <div className="govuk-checkboxes govuk-checkboxes--small">
      <div className="govuk-checkboxes__item">
        <input
          className="govuk-checkboxes__input"
          id={`item-${item.id}`}
          name="item"
          type="checkbox"
          value={`${item.id}.${item.version}`}
        />
        <label className="govuk-label govuk-checkboxes__label" htmlFor={`item-${item.id}`}>
          <span className="govuk-visually-hidden">{nameOf(item)}</span>
        </label>
      </div>
    </div>
  );
}
