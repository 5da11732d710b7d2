import { classNames } from "#app/components/govuk/class-names.ts";
import { FormToken } from "#app/components/forms/page-form.tsx";
import { Table } from "#app/components/govuk/table.tsx";
import { Tag, type TagColour } from "#app/components/govuk/tag.tsx";
import { longDay } from "#app/domain/dates/iso-day.ts";
import { ITEM_STATE_NAMES, type ItemState } from "#app/domain/meetings/agenda-item.ts";
import { AGENDA_PART_NAMES, type AgendaPart } from "#app/domain/meetings/agenda-parts.ts";
import type { Band } from "#app/domain/premises/bands.ts";
import { type OfCase, Standing } from "./standing.tsx";

type Item = {
  id: string;
  state: ItemState;
  stateReason: string | null;
  reason: string | null;
  isCarried: boolean;
  reference: string | null;
  subject: string;
  href: string | null;
  ofCase?: OfCase;
  band?: Band | null;
};
type Props = {
  at: string;
  groupId: string;
  parts: readonly { part: AgendaPart; items: readonly Item[] }[];
  mayArrange: boolean;
  mayRun: boolean;
  /** Whether the reader writes what is said of the items. */
  mayKeep: boolean;
};

const COLOURS: Record<ItemState, TagColour> = { open: "blue", done: "green", deferred: "yellow", closed: "grey" };

/** Every part in its order, those without items as headings that are spoken to. */
export function AgendaParts({ parts, ...rest }: Props) {
  const lastDay = parts.flatMap(({ items }) => items.map(({ ofCase }) => ofCase?.lastDay)).find(Boolean);
  return (
    <>
      {lastDay ? (
        <p className="govuk-body">
          “New” is since the group last met, on {longDay(lastDay)}. Where it does not stand, nothing is new.
        </p>
      ) : null}
      <Parts parts={parts} {...rest} />
    </>
  );
}

function Parts({ parts, ...rest }: Props) {
  return (
    <ol className="govuk-list app-agenda">
      {parts.map(({ part, items }) => (
        <li key={part} className={items.length === 0 ? "app-agenda__empty" : undefined}>
          <h2 className={items.length === 0 ? "govuk-heading-s" : "govuk-heading-m govuk-!-margin-bottom-2"}>
            {AGENDA_PART_NAMES[part]}
          </h2>
          {part === "actions" ? (
            <p className="govuk-body govuk-!-display-none-print">
              <a className="govuk-link" href={`/actions/groups/${rest.groupId}`}>
                Actions of the group
              </a>
            </p>
          ) : null}
          {items.length === 0 ? null : <Items part={part} items={items} {...rest} />}
        </li>
      ))}
    </ol>
  );
}

function Items({
  part,
  items,
  at,
  mayArrange,
  ...may
}: Omit<Props, "parts"> & { part: AgendaPart; items: readonly Item[] }) {
  const hasStanding = items.some(({ ofCase, band }) => ofCase !== undefined || band !== undefined);
  return (
    <Table
      scrollLabel={`Items: ${AGENDA_PART_NAMES[part]}`}
      stacked
      className={classNames(
        "app-agenda-table",
        hasStanding && "app-agenda-table--facts",
        mayArrange && "app-agenda-table--ordered",
      )}
      head={["Item", ...(hasStanding ? ["How it stands"] : []), "State", ...(mayArrange ? ["Order"] : [])]}
      rows={items.map((item, index) => [
        <About key="about" item={item} at={at} {...may} />,
        ...(hasStanding ? [<Standing key="standing" {...item} />] : []),
        <State key="state" {...item} />,
        ...(mayArrange
          ? [<Moves key="moves" item={item} isFirst={index === 0} isLast={index === items.length - 1} />]
          : []),
      ])}
    />
  );
}

function About({
  item: { id, reference, subject, href, reason, isCarried },
  at,
  mayRun,
  mayKeep,
}: {
  item: Item;
  at: string;
  mayRun: boolean;
  mayKeep: boolean;
}) {
  const words = [reference, subject].filter(Boolean).join(" · ");
  return (
    <div id={id}>
      {href === null ? (
        words
      ) : (
        <a className="govuk-link" href={href}>
          {words}
        </a>
      )}
      {isCarried ? (
        <div className="govuk-hint govuk-!-margin-bottom-0">Carried over from an earlier meeting</div>
      ) : null}
      {reason === null ? null : <div className="govuk-hint govuk-!-margin-bottom-0">{reason}</div>}
      <div className="govuk-!-display-none-print govuk-!-margin-top-1 app-inline-list">
        <a className="govuk-link govuk-body-s govuk-!-margin-bottom-0" href={`${at}/${id}`}>
          {mayKeep ? "In the meeting" : "This item"}
          <span className="govuk-visually-hidden">: {words}</span>
        </a>
        {mayRun ? (
          <a className="govuk-link govuk-body-s govuk-!-margin-bottom-0" href={`${at}/${id}/place`}>
            Defer, close or move
            <span className="govuk-visually-hidden">: {words}</span>
          </a>
        ) : null}
      </div>
    </div>
  );
}

function State({ state, stateReason }: Item) {
  return (
    <>
      <Tag colour={COLOURS[state]}>{ITEM_STATE_NAMES[state]}</Tag>
      {stateReason === null ? null : <div>{stateReason}</div>}
    </>
  );
}

function Moves({ item: { id, subject }, isFirst, isLast }: { item: Item; isFirst: boolean; isLast: boolean }) {
  return (
    <form method="post" className="govuk-!-display-none-print">
      <FormToken />
      <input type="hidden" name="itemId" value={id} />
      {isFirst ? null : <Move way="up" subject={subject} />} {isLast ? null : <Move way="down" subject={subject} />}
    </form>
  );
}

function Move({ way, subject }: { way: "up" | "down"; subject: string }) {
  return (
    <button
      name="intent"
      value={way}
      className="govuk-button govuk-button--secondary govuk-!-margin-bottom-1 app-button-small"
    >
      {way === "up" ? "Up" : "Down"}
      <span className="govuk-visually-hidden">: {subject}</span>
    </button>
  );
}
