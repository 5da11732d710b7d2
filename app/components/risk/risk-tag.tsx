import { changeInWords, type ChangeSince } from "#app/domain/risk/change-since.ts";
import { longDay } from "#app/domain/dates/iso-day.ts";
import { RISK_LEVEL_NAMES, type RiskLevel } from "#app/domain/risk/levels.ts";
import { VICTIM_BAND_NAMES, type VictimBand } from "#app/domain/risk/victim-band.ts";
import { Tag, type TagColour } from "../govuk/tag.tsx";

const COLOURS: Record<RiskLevel, TagColour> = { low: "blue", medium: "yellow", high: "orange", "very-high": "red" };
const BAND_COLOURS: Record<VictimBand, TagColour> = { standard: "blue", medium: "yellow", high: "orange" };

/**
 * Always the word, never the colour alone; "Not assessed" is grey, so that nobody takes it for a low risk. A lower level that
 * waits to be confirmed stands beside the one in force.
 */
export function RiskTag({ level, proposed = null }: { level: RiskLevel | null; proposed?: RiskLevel | null }) {
  if (!level) return <Tag colour="grey">Not assessed</Tag>;
  return (
    <>
      <Tag colour={COLOURS[level]}>{RISK_LEVEL_NAMES[level]}</Tag>
      {proposed ? <Proposed name={RISK_LEVEL_NAMES[proposed]} /> : null}
    </>
  );
}

export function BandTag({ band, proposed = null }: { band: VictimBand | null; proposed?: VictimBand | null }) {
  if (!band) return <Tag colour="grey">Not assessed</Tag>;
  return (
    <>
      <Tag colour={BAND_COLOURS[band]}>{VICTIM_BAND_NAMES[band]}</Tag>
      {proposed ? <Proposed name={VICTIM_BAND_NAMES[proposed]} /> : null}
    </>
  );
}

function Proposed({ name }: { name: string }) {
  return <span className="govuk-body-s govuk-!-margin-left-1">{name} proposed, not confirmed</span>;
}

/** By the partnership's own scale for places, which is not that of people. */
export function LocationLevel({ name }: { name: string | null }) {
  return name ? <Tag colour="purple">{name} (local scale)</Tag> : <Tag colour="grey">Not assessed</Tag>;
}

export function ChangeOfRisk({ change }: { change: ChangeSince | null }) {
  if (!change) return null;
  const { arrow, words } = changeInWords(change);
  return (
    <span className="govuk-body-s govuk-!-margin-left-1">
      <span aria-hidden="true">{arrow}</span> {words} ({longDay(change.day)})
    </span>
  );
}

type OfCase = {
  riskLevel: RiskLevel | null;
  riskAssessedOn: string | null;
  riskProposed?: RiskLevel | null;
  riskChange?: ChangeSince | null;
  locationLevelName?: string | null;
};

/** The risk of a case wherever the case stands: its level, what is proposed, when it was assessed, and the change since the group met. */
export function RiskOfCase(risk: OfCase) {
  return (
    <>
      {risk.locationLevelName ? <LocationLevel name={risk.locationLevelName} /> : null}
      {risk.locationLevelName && !risk.riskLevel ? null : (
        <RiskTag level={risk.riskLevel} proposed={risk.riskProposed} />
      )}
      {risk.riskAssessedOn ? (
        <span className="govuk-body-s govuk-!-margin-left-2">assessed {longDay(risk.riskAssessedOn)}</span>
      ) : null}
      <ChangeOfRisk change={risk.riskChange ?? null} />
    </>
  );
}

export function RiskWithDay({ level, assessedOn }: { level: RiskLevel | null; assessedOn: string | null }) {
  return <RiskOfCase riskLevel={level} riskAssessedOn={assessedOn} />;
}
