import { Details } from "#app/components/govuk/details.tsx";
import { RightsMarks } from "#app/components/rights/rights-marks.tsx";
import { longDay } from "#app/domain/dates/iso-day.ts";
import { type PartKind, PART_NAMES } from "#app/domain/people/person-parts.ts";
import type { ShownPart } from "#app/services/people/person-record.ts";

type Props = { kind: PartKind; parts: readonly ShownPart[]; personId: string; mayChange: boolean };

/** One kind of what is known: what is in force, the way to add to it, and folded away what was known before. */
export function PartSection({ kind, parts, personId, mayChange }: Props) {
  const now = parts.filter((part) => part.isInForce);
  const before = parts.filter((part) => !part.isInForce);
  return (
    <section>
      <h2 className="govuk-heading-m" id={kind}>
        {PART_NAMES[kind].many}
      </h2>
      {now.length > 0 ? <PartList kind={kind} parts={now} personId={personId} mayChange={mayChange} /> : null}
      {before.length > 0 ? (
        <Details summary={`${before.length} known before`}>
          <PartList kind={kind} parts={before} personId={personId} mayChange={mayChange} />
        </Details>
      ) : null}
      <p className="govuk-body govuk-!-margin-bottom-6">
        {now.length === 0 ? "None recorded that you may see. " : null}
        {mayChange ? (
          <a className="govuk-link" href={`/people/${personId}/${kind}/new`}>
            Add {PART_NAMES[kind].one}
          </a>
        ) : null}
      </p>
    </section>
  );
}

function PartList({ kind, parts, personId, mayChange }: Props) {
  return (
    <ul className="govuk-list">
      {parts.map((part) => (
        <li key={part.id} className="govuk-!-margin-bottom-3">
          <strong>{part.title}</strong>
          {part.other ? (
            <>
              {" "}
              <a className="govuk-link" href={`/people/${part.other.id}`}>
                {part.other.name}
              </a>
            </>
          ) : null}
          {part.lines.map((line) => (
            <div key={line}>{line}</div>
          ))}
          {part.endedOn ? (
            <div>
              Taken off {longDay(part.endedOn)}: {part.endReason}
            </div>
          ) : null}
          <RightsMarks of={part.id} />
          <div className="govuk-hint govuk-!-margin-bottom-0">
            {part.source ? `Through ${part.source}` : "Recorded with the person"}
          </div>
          {mayChange && part.endedOn === null ? (
            <a className="govuk-link" href={`/people/${personId}/${kind}/${part.id}`}>
              Change<span className="govuk-visually-hidden"> {part.title}</span>
            </a>
          ) : null}
        </li>
      ))}
    </ul>
  );
}
