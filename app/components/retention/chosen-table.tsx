import { shortDay } from "#app/domain/dates/iso-day.ts";
import {
  type Fate,
  FATE_NAMES,
  ITEM_STATUS_NAMES,
  type ItemStatus,
  RETENTION_KIND_NAMES,
  type RetentionKind,
} from "#app/domain/retention/kinds.ts";
import { Table } from "../govuk/table.tsx";
import { WarningText } from "../govuk/warning-text.tsx";

export type ChosenRow = {
  id: string;
  record_kind: RetentionKind;
  reference: string | null;
  review_on: string;
  proposed: Fate;
};
const SHOWN = 20;

/** The first of those that a decision is about, and how many more there are. */
export function ChosenTable({ items }: { items: readonly ChosenRow[] }) {
  return (
    <>
      <Table
        caption={items.length === 1 ? "1 record" : `${items.length.toLocaleString("en-GB")} records`}
        captionSize="m"
        scrollLabel="Records"
        head={["Record", "Kind", "Day", "Proposed"]}
        rows={items
          .slice(0, SHOWN)
          .map((item) => [
            item.reference ?? "Without a reference",
            RETENTION_KIND_NAMES[item.record_kind],
            shortDay(item.review_on),
            FATE_NAMES[item.proposed],
          ])}
      />
      {items.length > SHOWN ? (
        <p className="govuk-body">And {(items.length - SHOWN).toLocaleString("en-GB")} more.</p>
      ) : null}
    </>
  );
}

type Lost = ChosenRow & { status: ItemStatus; decidedBy: string | null };

/** After a lost race: what somebody else decided meanwhile. */
export function LostItems({ items }: { items: readonly Lost[] }) {
  return (
    <>
      <WarningText>
        Somebody decided about some of these after you opened them. Nothing of yours has been saved: go back to the list
        and tick those that are still due.
      </WarningText>
      {items.length > 0 ? (
        <Table
          caption="What was decided meanwhile"
          captionSize="m"
          scrollLabel="What was decided meanwhile"
          head={["Record", "Kind", "Now", "By"]}
          rows={items.map((item) => [
            item.reference ?? "Without a reference",
            RETENTION_KIND_NAMES[item.record_kind],
            ITEM_STATUS_NAMES[item.status],
            item.decidedBy ?? "Joint Action itself",
          ])}
        />
      ) : null}
    </>
  );
}
