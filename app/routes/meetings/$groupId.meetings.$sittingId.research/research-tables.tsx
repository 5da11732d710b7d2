import { PageForm } from "#app/components/forms/page-form.tsx";
import { Button } from "#app/components/govuk/button.tsx";
import { Table } from "#app/components/govuk/table.tsx";
import { Tag } from "#app/components/govuk/tag.tsx";
import { longDay } from "#app/domain/dates/iso-day.ts";

/** As the overview counts them. */
export type Agency = {
  id: string;
  name: string;
  asked: number;
  open: number;
  late: number;
  chasedOn: string | null;
  /** Why it is not chased now; null where it can be. */
  noChase: string | null;
};
/** Who has not answered, each with one click to chase. */
export function ChaseTable({ agencies, isOpen }: { agencies: readonly Agency[]; isOpen: boolean }) {
  const anyToChase = agencies.some(({ noChase }) => noChase === null);
  return (
    <section>
      <Table
        caption="Agencies"
        captionSize="m"
        scrollLabel="Agencies"
        stacked
        head={["Agency", { text: "Asked", numeric: true }, { text: "Not answered", numeric: true }, "Chase"]}
        rows={agencies.map((agency) => [
          agency.name,
          agency.asked,
          <span key="open">
            {agency.open} {agency.late > 0 ? <Tag colour="red">Late</Tag> : null}
          </span>,
          <Chase key="chase" agency={agency} isOpen={isOpen} />,
        ])}
      />
      {isOpen && anyToChase ? (
        <PageForm id="chase-all">
          <p className="govuk-hint">An agency is chased once a day at most. Its people in the group are sent a link.</p>
          <Button name="intent" value="chase" variant="secondary">
            Chase everyone who has not answered
          </Button>
        </PageForm>
      ) : null}
    </section>
  );
}

function Chase({ agency: { id, name, open, chasedOn, noChase }, isOpen }: { agency: Agency; isOpen: boolean }) {
  if (open === 0) return <Tag colour="green">All answered</Tag>;
  return (
    <>
      {isOpen && noChase === null ? (
        <PageForm id={`chase-${id}`}>
          <input type="hidden" name="agencyId" value={id} />
          <button
            name="intent"
            value="chase"
            className="govuk-button govuk-button--secondary govuk-!-margin-bottom-1 app-button-small"
          >
            Chase<span className="govuk-visually-hidden">: {name}</span>
          </button>
        </PageForm>
      ) : null}
      {chasedOn === null ? null : <div className="govuk-hint govuk-!-margin-bottom-0">Chased {longDay(chasedOn)}</div>}
    </>
  );
}
