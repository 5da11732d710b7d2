import { shortDay } from "#app/domain/dates/iso-day.ts";
import { NOT_RECORDED } from "#app/domain/locations/area-kinds.ts";
import { ATTRIBUTION_NAMES, type Attribution } from "#app/domain/premises/attribution.ts";
import { type Band, bandInWords } from "#app/domain/premises/bands.ts";
import { HOLDER_ROLE_NAMES, type HolderRole } from "#app/domain/premises/register.ts";
import { cut } from "#app/domain/premises/room-on-sheet.ts";
import { SEVERITIES, type Severity } from "#app/domain/premises/severity.ts";
import { Table } from "#app/components/govuk/table.tsx";

type FactsProps = {
  premises: { addressWords: string | null; postcode: string | null; capacity: number | null; hours: string | null };
  activities: readonly string[];
  holders: readonly { role: HolderRole; holder: { name: string; phone: string | null } | null }[];
};

export function Facts({ premises, activities, holders }: FactsProps) {
  const rows: [string, string][] = [
    ...holders.map(({ role, holder }): [string, string] => [
      HOLDER_ROLE_NAMES[role],
      holder ? [holder.name, holder.phone].filter(Boolean).join(", ") : NOT_RECORDED,
    ]),
    ["Address", [premises.addressWords, premises.postcode].filter(Boolean).join(", ") || NOT_RECORDED],
    ["Capacity", premises.capacity?.toLocaleString("en-GB") ?? NOT_RECORDED],
    ["Activities", cut(activities.join("; ") || NOT_RECORDED, 160)],
    ["Hours", cut(premises.hours?.replaceAll("\n", "; ") ?? NOT_RECORDED, 160)],
  ];
  return <Rows heading="The licence" rows={rows} />;
}

type GradeProps = {
  points: {
    band: Band;
    because: string;
    waiting: { incidents: number };
    agreed: { band: Band; on: string; computedBand: Band | null; reason: string | null } | null;
  };
};

export function Grade({ points: { band, because, waiting, agreed } }: GradeProps) {
  const rows: [string, string][] = [
    ["Agreed", agreed ? `${bandInWords(agreed.band)} on ${shortDay(agreed.on)}` : "Not graded"],
    ...(agreed?.reason ? [["Why", cut(agreed.reason, 240)] as [string, string]] : []),
    ["The points propose", `${bandInWords(band)}: ${because}`],
    ...(waiting.incidents > 0
      ? [["To be decided at the meeting", incidentsInWords(waiting.incidents)] as [string, string]]
      : []),
  ];
  return <Rows heading="The grade, and why" rows={rows} />;
}

function incidentsInWords(count: number) {
  return count === 1 ? "1 incident" : `${count} incidents`;
}

function Rows({ heading, rows }: { heading: string; rows: readonly [string, string][] }) {
  return (
    <section>
      <h2 className="govuk-heading-s">{heading}</h2>
      <dl className="app-sheet__facts">
        {rows.map(([key, value]) => (
          <div key={key}>
            <dt>{key}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

type Cut<R> = { rows: readonly R[]; more: number };
type IncidentsProps = {
  since: string | null;
  incidents: Cut<{
    id: string;
    reference: string;
    day: string;
    time: string | null;
    severity: Severity;
    attribution: Attribution;
    summary: string | null;
  }>;
};

/** Of the words, only those written for licensing. */
export function Incidents({ since, incidents: { rows, more } }: IncidentsProps) {
  const heading = since === null ? "Incidents" : `Incidents since the meeting of ${shortDay(since)}`;
  return (
    <section>
      <h2 className="govuk-heading-s">{heading}</h2>
      {rows.length === 0 ? (
        <p className="govuk-body">None.</p>
      ) : (
        <Table
          small
          scrollLabel={heading}
          head={["When", "What", "Attribution", "Summary for licensing"]}
          rows={rows.map((row) => [
            <span key="when">
              {[shortDay(row.day), row.time].filter(Boolean).join(", ")} {row.reference}
            </span>,
            SEVERITIES[row.severity].name,
            ATTRIBUTION_NAMES[row.attribution],
            cut(row.summary ?? "None was written", 120),
          ])}
        />
      )}
      <More more={more} />
    </section>
  );
}

type ActionsProps = { actions: Cut<{ key: string; words: string | null; dueOn: string; owner: string }> };

export function Actions({ actions: { rows, more } }: ActionsProps) {
  if (rows.length === 0) return null;
  return (
    <section>
      <h2 className="govuk-heading-s">Open actions of the plan</h2>
      <ul className="govuk-list govuk-list--bullet">
        {rows.map(({ key, words, dueOn, owner }) => (
          <li key={key}>
            By {shortDay(dueOn)}, {owner}: {cut(words ?? "", 90)}
          </li>
        ))}
      </ul>
      <More more={more} />
    </section>
  );
}

type ConditionsProps = { conditions: Cut<{ id: string; number: number; words: string }> };

export function Conditions({ conditions: { rows, more } }: ConditionsProps) {
  if (rows.length === 0) return null;
  return (
    <section>
      <h2 className="govuk-heading-s">Conditions</h2>
      <ul className="govuk-list app-sheet__conditions">
        {rows.map(({ id, number, words }) => (
          <li key={id}>
            {number}. {words}
          </li>
        ))}
      </ul>
      <More more={more} />
    </section>
  );
}

function More({ more }: { more: number }) {
  return more === 0 ? null : <p className="govuk-body-s">And {more} more.</p>;
}
