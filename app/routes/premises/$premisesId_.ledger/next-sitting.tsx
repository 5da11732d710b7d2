import { Table } from "#app/components/govuk/table.tsx";
import { BandTag } from "#app/components/premises/band-tag.tsx";
import { longDay, shortDay } from "#app/domain/dates/iso-day.ts";
import { pointsWithUnit } from "#app/domain/premises/band-because.ts";
import type { Band } from "#app/domain/premises/bands.ts";
import type { FallingOff } from "#app/domain/premises/falling-off.ts";
import { pointsInWords } from "#app/domain/premises/ledger.ts";
import { premisesIncidentHref } from "#app/domain/premises/premises-pages.ts";

type Props = { next: { day: string; points: number; band: Band; falls: readonly FallingOff[] } | null };

const numeric = (text: string) => ({ text, numeric: true });

/** What age alone makes of the points by the next meeting. */
export function NextSitting({ next }: Props) {
  if (next === null) return null;
  const { day, points, band, falls } = next;
  return (
    <section>
      <h2 className="govuk-heading-m">What falls off by the next meeting</h2>
      <p className="govuk-body">
        On {longDay(day)}, if nothing else happens: <strong>{pointsWithUnit(points)}</strong>, which would propose{" "}
        <BandTag band={band} />
      </p>
      {falls.length === 0 ? (
        <p className="govuk-body">Nothing counts less by then.</p>
      ) : (
        <Table
          caption="Incidents that count less by then"
          captionSize="s"
          scrollLabel="Incidents that count less by the next meeting"
          head={["Incident", numeric("Counts now"), numeric("Counts then")]}
          rows={falls.map(({ id, reference, day: on, now, then }) => [
            <span key="incident">
              <a className="govuk-link app-reference" href={premisesIncidentHref(id)}>
                {reference}
              </a>
              , {shortDay(on)}
            </span>,
            pointsInWords(now),
            pointsInWords(then),
          ])}
        />
      )}
    </section>
  );
}
