import { Table } from "#app/components/govuk/table.tsx";
import { Tag } from "#app/components/govuk/tag.tsx";
import { BandTag } from "#app/components/premises/band-tag.tsx";
import { longDay } from "#app/domain/dates/iso-day.ts";
import { NOT_RECORDED } from "#app/domain/locations/area-kinds.ts";
import type { Band } from "#app/domain/premises/bands.ts";
import type { ContactDue } from "#app/domain/premises/contacts-due-list.ts";
import { premisesHref } from "#app/domain/premises/premises-pages.ts";

type Row = {
  id: string;
  name: string;
  addressWords: string | null;
  postcode: string | null;
  beatCode: string | null;
  band: Band | null;
  lastContactOn: string | null;
  dueOn: string;
  when: ContactDue;
};

export function ContactsDueTable({ rows, mayRecord }: { rows: readonly Row[]; mayRecord: boolean }) {
  if (rows.length === 0)
    return (
      <p className="govuk-body">
        No contact is due in this list. Each premises comes here again as its grade asks for.
      </p>
    );
  return (
    <Table
      caption="Contacts due, soonest first"
      captionHidden
      scrollLabel="Contacts due in this list"
      stacked
      head={["Premises", "Beat", "Grade", "Last contact", "Due", ...(mayRecord ? ["Record"] : [])]}
      rows={rows.map((row) => [
        <div key="premises">
          <a className="govuk-link app-premises-name" href={`${premisesHref(row.id, "plan")}#contacts`}>
            {row.name}
          </a>
          <div className="govuk-hint govuk-!-margin-bottom-0">
            {[row.addressWords, row.postcode].filter(Boolean).join(", ")}
          </div>
        </div>,
        row.beatCode ?? NOT_RECORDED,
        <BandTag key="band" band={row.band} />,
        row.lastContactOn === null ? "None yet" : longDay(row.lastContactOn),
        <span key="due">
          {longDay(row.dueOn)} {row.when === "overdue" ? <Tag colour="red">Overdue</Tag> : null}
        </span>,
        ...(mayRecord
          ? [
              <a key="record" className="govuk-link" href={`/premises/${row.id}/contacts/new`}>
                Record<span className="govuk-visually-hidden"> a contact with {row.name}</span>
              </a>,
            ]
          : []),
      ])}
    />
  );
}
