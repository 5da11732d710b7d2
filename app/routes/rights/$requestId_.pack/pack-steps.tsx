import { PageForm } from "#app/components/forms/page-form.tsx";
import { Button } from "#app/components/govuk/button.tsx";
import { Details } from "#app/components/govuk/details.tsx";
import { londonTime } from "#app/domain/dates/iso-day.ts";
import type { PackCounts } from "#app/domain/rights/pack-marks.ts";

type Props = {
  page: {
    request: { id: string };
    pack: { number: number; gatheredAt: string; namesAgencies: 0 | 1; version: number };
    counts: PackCounts;
    refusal: string | null;
    withoutContact: readonly string[];
  };
};

/** Where the draft stands, and what can be done with it as a whole. */
export function PackSteps({ page: { request, pack, counts, refusal, withoutContact } }: Props) {
  const toAsk = counts.ask - counts.asked;
  const at = `/rights/${request.id}/pack`;
  return (
    <>
      <p className="govuk-body">
        Pack {pack.number}, gathered {londonTime(pack.gatheredAt)}.{" "}
        {refusal === null ? "Everything is decided." : `${refusal}.`}
        {counts.asked > 0
          ? ` ${counts.asked === 1 ? "1 item has" : `${counts.asked} items have`} been asked and wait.`
          : ""}
      </p>
      {withoutContact.length > 0 ? (
        <p className="govuk-body">
          Nobody answers for {withoutContact.join(", ")}: an administrator names the contact of an agency, or you
          decide.
        </p>
      ) : null}
      <div className="govuk-button-group">
        <Button href={`${at}/preview`} variant={refusal === null ? "primary" : "secondary"}>
          Preview
        </Button>
        {refusal === null ? <Button href={`${at}/give`}>Give it</Button> : null}
        {toAsk > 0 ? (
          <PageForm id="ask">
            <Button name="intent" value="ask" variant="secondary">
              Ask agencies about {toAsk === 1 ? "1 item" : `${toAsk} items`}
            </Button>
          </PageForm>
        ) : null}
        {counts.asked > 0 ? (
          <PageForm id="chase">
            <Button name="intent" value="chase" variant="secondary">
              Remind those who have not answered
            </Button>
          </PageForm>
        ) : null}
        <PageForm id="gather">
          <Button name="intent" value="gather" variant="secondary">
            Search again
          </Button>
        </PageForm>
      </div>
      <Details summary="How agencies are named">
        <p className="govuk-body">
          {pack.namesAgencies === 1
            ? "The pack names agencies. Their officers are Officer 1, Officer 2."
            : "The pack calls agencies Agency A, Agency B, and their officers Officer 1 of Agency A."}
        </p>
        <PageForm id="names">
          <input type="hidden" name="version" value={pack.version} />
          <input type="hidden" name="namesAgencies" value={pack.namesAgencies === 1 ? "no" : "yes"} />
          <Button name="intent" value="names" variant="secondary">
            {pack.namesAgencies === 1 ? "Do not name agencies" : "Name agencies"}
          </Button>
        </PageForm>
      </Details>
    </>
  );
}
