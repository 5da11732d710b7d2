import { Table } from "#app/components/govuk/table.tsx";
import { Tag } from "#app/components/govuk/tag.tsx";
import type { ResearchAnswer } from "#app/domain/meetings/research.ts";
import type { Agency } from "./research-tables.tsx";

type Answered = { agencyId: string; isAnswered: boolean; answer: ResearchAnswer | null };
type Case = { itemId: string; reference: string; subject: string; answers: readonly Answered[] };
type Props = { agenda: string; agencies: readonly Agency[]; cases: readonly Case[] };

/** Each case by each agency; what was answered is read with the item. On a phone each case is a few lines of names. */
export function AnswerTable({ agenda, agencies, cases }: Props) {
  return (
    <>
      <div className="app-research">
        <Table
          caption="Cases"
          captionSize="m"
          scrollLabel="Answers by case and agency"
          head={["Case", ...agencies.map(({ id, name }) => ({ text: <AgencyName key={id} name={name} /> }))]}
          firstCellIsHeader
          rows={cases.map(({ answers, ...one }) => [
            <CaseLink key="case" agenda={agenda} {...one} />,
            ...agencies.map(({ id }) => <AnswerCell key={id} {...answers.find(({ agencyId }) => agencyId === id)} />),
          ])}
        />
      </div>
      <div className="app-research-narrow">
        <h2 className="govuk-heading-m">Cases</h2>
        {cases.map(({ answers, ...one }) => (
          <div key={one.itemId} className="govuk-body">
            <CaseLink agenda={agenda} {...one} />
            <Answers answers={answers} agencies={agencies} />
          </div>
        ))}
      </div>
    </>
  );
}

function AgencyName({ name }: { name: string }) {
  return <span className="app-research-agency">{name}</span>;
}

function CaseLink({ agenda, itemId, reference, subject }: Omit<Case, "answers"> & { agenda: string }) {
  return (
    <a className="govuk-link" href={`${agenda}/${itemId}`}>
      <span className="app-reference">{reference}</span> · {subject}
    </a>
  );
}

function AnswerCell({ isAnswered, answer }: Partial<Answered>) {
  if (isAnswered === undefined) return <>Not asked</>;
  if (!isAnswered) return <Tag colour="yellow">No answer</Tag>;
  if (answer === "known") return <Tag colour="blue">Known</Tag>;
  if (answer === "not-known") return <>Not known</>;
  return <>Answered, not shown to you</>;
}

/** In a few lines: which agencies know of the case, and how many do not or have not said. */
function Answers({ answers, agencies }: { answers: readonly Answered[]; agencies: readonly Agency[] }) {
  const known = agencies.filter(({ id }) => answers.some((one) => one.agencyId === id && one.answer === "known"));
  const count = (fits: (one: Answered) => boolean) => answers.filter(fits).length;
  const rest = [
    { count: count(({ isAnswered }) => !isAnswered), words: "no answer yet" },
    { count: count(({ answer }) => answer === "not-known"), words: "not known" },
    { count: count(({ isAnswered, answer }) => isAnswered && answer === null), words: "not shown to you" },
  ].filter((one) => one.count > 0);
  return (
    <>
      <div>Known to: {known.length === 0 ? "nobody so far" : known.map(({ name }) => name).join("; ")}</div>
      <div>{rest.map((one) => `${one.count} ${one.words}`).join(", ")}</div>
    </>
  );
}
