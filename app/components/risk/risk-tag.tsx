import { longDay } from "#app/domain/dates/iso-day.ts";
import { RISK_LEVEL_NAMES, type RiskLevel } from "#app/domain/risk/levels.ts";
import { Tag, type TagColour } from "../govuk/tag.tsx";

const COLOURS: Record<RiskLevel, TagColour> = { low: "blue", medium: "yellow", high: "orange", "very-high": "red" };

/** Always the word, never the colour alone; "Not assessed" is grey, so that nobody takes it for a low risk. */
export function RiskTag({ level }: { level: RiskLevel | null }) {
  return level ? <Tag colour={COLOURS[level]}>{RISK_LEVEL_NAMES[level]}</Tag> : <Tag colour="grey">Not assessed</Tag>;
}

export function RiskWithDay({ level, assessedOn }: { level: RiskLevel | null; assessedOn: string | null }) {
  return (
    <>
      <RiskTag level={level} />
      {assessedOn ? <span className="govuk-body-s govuk-!-margin-left-2">assessed {longDay(assessedOn)}</span> : null}
    </>
  );
}
