import { PageForm } from "#app/components/forms/page-form.tsx";
import { Button } from "#app/components/govuk/button.tsx";
import { Table } from "#app/components/govuk/table.tsx";
import { Tag } from "#app/components/govuk/tag.tsx";
import { longDay } from "#app/domain/dates/iso-day.ts";
import type { ResearchAnswer } from "#app/domain/meetings/research.ts";

type Agency = {
  id: string;
  name: string;
  asked: number;
  open: number;
  late: number;
  chasedOn: string | null;
  /** Why it is not chased now; null where it can be. */
  noChase: string | null;
};
type Case = {
  itemId: string;
  reference: string;
  subject: string;
  answers: readonly { agencyId: string; isAnswered: boolean; answer: ResearchAnswer | null }[];
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

type Answers = { agenda: string; agencies: readonly Agency[]; cases: readonly Case[] };

/** Each case by each agency; what was answered is read with the item. */
export function AnswerTable({ agenda, agencies, cases }: Answers) {
  return (
    <Table
      caption="Cases"
      captionSize="m"
      scrollLabel="Answers by case and agency"
      stacked
      head={["Case", ...agencies.map(({ name }) => name)]}
      rows={cases.map(({ itemId, reference, subject, answers }) => [
        <a key="case" className="govuk-link" href={`${agenda}/${itemId}`}>
          {reference} · {subject}
        </a>,
        ...agencies.map(({ id }) => <AnswerCell key={id} {...answers.find(({ agencyId }) => agencyId === id)} />),
      ])}
    />
  );
}

function AnswerCell({ isAnswered, answer }: { isAnswered?: boolean; answer?: ResearchAnswer | null }) {
  if (isAnswered === undefined) return <>Not asked</>;
  if (!isAnswered) return <Tag colour="yellow">No answer</Tag>;
  if (answer === "known") return <Tag colour="blue">Known</Tag>;
  if (answer === "not-known") return <Tag colour="grey">Not known</Tag>;
  return <>Answered, not shown to you</>;
}
