import { Details } from "#app/components/govuk/details.tsx";
import { Table } from "#app/components/govuk/table.tsx";
import { RISK_DOMAINS, RISK_LEVEL_NAMES, RISK_LEVELS, RISK_MEANINGS } from "#app/domain/risk/levels.ts";

/** Each domain has meanings of its own. */
export function LevelMeanings({ isChild }: { isChild: boolean }) {
  return (
    <Details summary="What the levels mean in each domain">
      <Table
        captionHidden
        caption="What the levels mean"
        scrollLabel="What the levels mean"
        firstCellIsHeader
        head={["Level", ...RISK_DOMAINS.map(({ name }) => name.replace("Risk of ", ""))]}
        rows={RISK_LEVELS.map((level) => [
          RISK_LEVEL_NAMES[level],
          ...RISK_DOMAINS.map(({ id }) => RISK_MEANINGS[id][level]),
        ])}
      />
      <p className="govuk-body-s">
        {isChild ? "Child first: a child, and not an offender. " : ""}Somebody in custody is assessed as if release were
        imminent.
      </p>
    </Details>
  );
}
