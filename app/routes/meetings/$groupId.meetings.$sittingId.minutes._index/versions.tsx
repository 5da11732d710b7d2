import { Table } from "#app/components/govuk/table.tsx";
import { Tag, type TagColour } from "#app/components/govuk/tag.tsx";
import { londonTime, longDay } from "#app/domain/dates/iso-day.ts";
import { MINUTES_KIND_NAMES, type MinutesKind } from "#app/domain/meetings/minutes.ts";

type Version = {
  id: string;
  number: number;
  kind: MinutesKind;
  madeAt: string;
  madeBy: string;
  confirmedOn: string | null;
  correctedOn: string | null;
};

const COLOURS: Record<MinutesKind, TagColour> = { draft: "yellow", confirmed: "green", correction: "blue" };

/** Every version, the newest first, with who made it and when. */
export function Versions({ at, versions, mayKeep }: { at: string; versions: readonly Version[]; mayKeep: boolean }) {
  if (versions.length === 0) return null;
  return (
    <Table
      caption="Versions"
      captionSize="m"
      scrollLabel="Versions"
      stacked
      head={["Version", "What it is", "Made", "Open"]}
      rows={versions.map(({ id, number, kind, madeAt, madeBy, confirmedOn, correctedOn }) => [
        number,
        <div key="kind">
          <Tag colour={COLOURS[kind]}>{MINUTES_KIND_NAMES[kind]}</Tag>
          {confirmedOn === null ? null : <div>At the meeting of {longDay(confirmedOn)}</div>}
          {correctedOn === null ? null : <div>Of {longDay(correctedOn)}</div>}
        </div>,
        `${madeBy}, ${londonTime(madeAt)}`,
        <a key="open" className="govuk-link" href={`${at}/${id}/${mayKeep ? "whole" : "agency"}`}>
          Open<span className="govuk-visually-hidden"> version {number}</span>
        </a>,
      ])}
    />
  );
}
