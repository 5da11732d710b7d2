import { ACTION_STATUS_NAMES } from "#app/domain/actions/action.ts";
import { longDay } from "#app/domain/dates/iso-day.ts";
import type { Sheet, SheetBlock, SheetItem } from "#app/domain/meetings/minutes-sheet.ts";
import { Table } from "../govuk/table.tsx";

type Cover = { title: string; when: string; version: string; forWhom: string; hiddenWords: string | null };

/** A copy of minutes on a screen and on paper, where what it is and for whom stands on every page. */
export function MinutesPaper({ cover, sheet }: { cover: Cover; sheet: Sheet }) {
  return (
    <table role="presentation" className="app-minutes">
      <thead>
        <tr>
          <td>
            <p className="app-protective-marking">OFFICIAL-SENSITIVE</p>
            <p className="govuk-body-s app-minutes__for">
              {cover.version}. {cover.forWhom}.
            </p>
          </td>
        </tr>
      </thead>
      <tbody>
        <tr>
          <td>
            <Words cover={cover} sheet={sheet} />
          </td>
        </tr>
      </tbody>
    </table>
  );
}

function Words({ cover, sheet: { people, notes, items } }: { cover: Cover; sheet: Sheet }) {
  return (
    <>
      <h1 className="govuk-heading-l">
        {cover.title}
        <span className="govuk-caption-l">{cover.when}</span>
      </h1>
      {people.map(({ heading, lines }) => (
        <section key={heading}>
          <h2 className="govuk-heading-s govuk-!-margin-bottom-1">{heading}</h2>
          <ul className="govuk-list">
            {lines.map((line) => (
              <li key={line}>{line}</li>
            ))}
          </ul>
        </section>
      ))}
      {notes.map((note) => (
        <Block key={note.label} {...note} level="h2" />
      ))}
      {items.length === 0 ? <p className="govuk-body">There is nothing in it.</p> : null}
      {items.map((item) => (
        <Item key={item.id} {...item} />
      ))}
      {cover.hiddenWords === null ? null : <p className="govuk-body">{cover.hiddenWords}</p>}
    </>
  );
}

function Item({ id, number, title, state, blocks, actions }: SheetItem) {
  return (
    <section id={id} className="app-minutes__item">
      <h2 className="govuk-heading-m govuk-!-margin-bottom-1">
        {number}. {title}
      </h2>
      {state === "" ? null : <p className="govuk-hint">{state}</p>}
      {blocks.map((block, index) => (
        <Block key={index} {...block} level="h3" />
      ))}
      {actions.length === 0 ? null : (
        <Table
          caption={`Actions of item ${number}`}
          captionHidden
          scrollLabel={`Actions of item ${number}`}
          stacked
          head={["Reference", "Action", "Owner", "Due", "State"]}
          rows={actions.map(({ id: actionId, reference, words, agencyName, ownerName, dueOn, status }) => [
            <a key="reference" className="govuk-link app-reference" href={`/actions/${actionId}`}>
              {reference}
            </a>,
            words,
            [agencyName, ownerName].filter(Boolean).join(", "),
            longDay(dueOn),
            ACTION_STATUS_NAMES[status],
          ])}
        />
      )}
    </section>
  );
}

function Block({ label, words, level: Heading }: SheetBlock & { level: "h2" | "h3" }) {
  return (
    <>
      <Heading className="govuk-heading-s govuk-!-margin-bottom-1">{label}</Heading>
      <p className="govuk-body app-minutes__words">{words}</p>
    </>
  );
}
