import { longDay, londonTime } from "#app/domain/dates/iso-day.ts";
import type { ChangeSince } from "#app/domain/risk/change-since.ts";
import type { RiskDecision } from "#app/domain/risk/decisions.ts";
import type { RiskDomain, RiskLevel } from "#app/domain/risk/levels.ts";
import type { Requirement } from "#app/domain/risk/requirements.ts";
import { Button } from "../govuk/button.tsx";
import { Details } from "../govuk/details.tsx";
import { InsetText } from "../govuk/inset-text.tsx";
import { SummaryList } from "../govuk/summary-list.tsx";
import { Table } from "../govuk/table.tsx";
import { RightsMarks } from "../rights/rights-marks.tsx";
import { HighChecklist } from "./high-checklist.tsx";
import { type HistoryRow, RiskHistory } from "./risk-history.tsx";
import { ChangeOfRisk, RiskTag } from "./risk-tag.tsx";

export type PersonRiskView = {
  personId: string;
  name: string;
  role: string;
  isChild: boolean;
  level: RiskLevel | null;
  proposed: RiskLevel | null;
  change: ChangeSince | null;
  domains: readonly {
    id: RiskDomain;
    name: string;
    level: RiskLevel | null;
    reasons: string | null;
    change: ChangeSince | null;
  }[];
  assessment:
    | (HistoryRowLike & {
        protectiveFactors: string | null;
        strengths: string | null;
        ownView: string | null;
        nextReviewOn: string | null;
      })
    | null;
  factors: readonly string[];
  exploitation: readonly string[];
  promptsReferral: boolean;
  adversity: readonly string[];
  cuckooing: readonly string[];
  adultSigns: readonly string[];
  /** What has been answered of the Care Act and VARM. */
  care: readonly { key: string; value: string }[];
  assetPlus: {
    reoffending: RiskLevel;
    seriousHarm: RiskLevel;
    safety: RiskLevel;
    levelOn: string;
    sharedBy: string;
  } | null;
  high: { assessmentId: string; requirements: readonly Requirement[]; isComplete: boolean; maySignOff: boolean } | null;
  mayDecide: boolean;
  history: readonly HistoryRow[];
  decisions: readonly {
    id: string;
    decision: RiskDecision;
    reason: string | null;
    decidedAt: string;
    decidedByName: string | null;
    sittingDay: string | null;
  }[];
};
type HistoryRowLike = Omit<HistoryRow, "isCorrected">;
type Props = { caseId: string; person: PersonRiskView; today: string; may: { assess: boolean; decide: boolean } };

/** The risk of one person in one case: what counts, what is asked for, and how it came about. */
export function PersonRisk({ caseId, person, today, may }: Props) {
  const own = `/cases/${caseId}/risk/people/${person.personId}`;
  const { assessment: a } = person;
  return (
    <section className="govuk-!-margin-bottom-8" id={`person-${person.personId}`}>
      <h2 className="govuk-heading-m govuk-!-margin-bottom-2">
        {person.name} <span className="govuk-caption-m app-inline">{person.role}</span>
      </h2>
      <p className="govuk-body">
        <RiskTag level={person.level} proposed={person.proposed} />
        {a ? (
          <span className="govuk-!-margin-left-2">
            assessed {longDay(a.assessedOn)} by {a.assessedByName ?? "somebody without an account"}
          </span>
        ) : (
          <span className="govuk-!-margin-left-2">Nothing is known of the risk until somebody assesses it.</span>
        )}
        <ChangeOfRisk change={person.change} />
      </p>
      {person.proposed && a ? (
        <InsetText>
          <p className="govuk-body">
            A lower level is proposed. It is in force when a second person or a meeting confirms it.
            {a.levelReason ? ` Reason: ${a.levelReason}` : ""}
          </p>
          {person.mayDecide && may.decide ? (
            <Button href={`/cases/${caseId}/risk/${a.id}/decide`} variant="secondary">
              Confirm or refuse it
            </Button>
          ) : null}
        </InsetText>
      ) : null}
      {a ? <RightsMarks of={a.id} /> : null}
      {a ? <Domains person={person} /> : null}
      {a || person.care.length > 0 ? (
        <SummaryList
          rows={[
            ...(a?.nextReviewOn
              ? [
                  {
                    key: "Next review",
                    value: `${longDay(a.nextReviewOn)}${a.nextReviewOn < today ? " (overdue)" : ""}`,
                  },
                ]
              : []),
            ...(a ? [{ key: "Aggravating factors", value: person.factors.join(", ") || "None recorded" }] : []),
            ...wordsOf("Protective factors", a?.protectiveFactors ?? null),
            ...wordsOf("Strengths", a?.strengths ?? null),
            ...wordsOf("The child’s own view", a?.ownView ?? null),
            ...listOf(person.isChild ? "Signs that the child is exploited" : "Signs of exploitation", [
              ...person.exploitation,
              ...person.adultSigns,
            ]),
            ...listOf("Cuckooing", person.cuckooing),
            ...listOf("Adverse experiences (a consideration, never a score)", person.adversity),
            ...assetPlusOf(person),
            ...person.care.map(({ key, value }) => ({ key, value: <span className="app-typed">{value}</span> })),
          ]}
        />
      ) : null}
      {person.promptsReferral ? (
        <InsetText>
          {person.exploitation.length} signs of exploitation: consider a referral to children’s social care and the
          exploitation hub, and whether a first responder should make an NRM referral. A child’s consent is not needed.
        </InsetText>
      ) : null}
      {person.high ? (
        <HighChecklist caseId={caseId} personId={person.personId} mayAssess={may.assess} high={person.high} />
      ) : null}
      <div className="govuk-button-group">
        {may.assess ? (
          <>
            <Button
              href={`/cases/${caseId}/assess-risk?person=${person.personId}`}
              variant={a ? "secondary" : undefined}
            >
              Assess {person.name}
            </Button>
            <a className="govuk-link" href={`${own}/questions`}>
              Safeguarding and other questions<span className="govuk-visually-hidden"> about {person.name}</span>
            </a>
            {a ? (
              <a
                className="govuk-link"
                href={`/cases/${caseId}/assess-risk?person=${person.personId}&corrects=${a.id}`}
              >
                Correct this entry<span className="govuk-visually-hidden"> about {person.name}</span>
              </a>
            ) : null}
            {person.isChild ? (
              <a className="govuk-link" href={`${own}/asset-plus`}>
                Record AssetPlus levels<span className="govuk-visually-hidden"> of {person.name}</span>
              </a>
            ) : null}
          </>
        ) : null}
      </div>
      {person.history.length > 0 ? (
        <Details summary={`History of ${person.name}’s risk`}>
          <RiskHistory history={person.history} />
          {person.decisions.map((d) => (
            <p key={d.id} className="govuk-body-s">
              {DECISION_WORDS[d.decision]} on {londonTime(d.decidedAt)} by{" "}
              {d.decidedByName ?? "somebody without an account"}
              {d.sittingDay ? `, in the meeting of ${longDay(d.sittingDay)}` : ""}
              {d.reason ? `: ${d.reason}` : ""}
            </p>
          ))}
        </Details>
      ) : null}
    </section>
  );
}

const DECISION_WORDS: Record<RiskDecision, string> = {
  confirmed: "Lower level confirmed",
  refused: "Lower level refused",
  "signed-off": "Signed off",
  "sent-back": "Sent back",
};

function Domains({ person }: { person: PersonRiskView }) {
  return (
    <Table
      caption="The three domains"
      captionHidden
      scrollLabel={`Risk of ${person.name}`}
      stacked
      head={["Domain", "Level", "Reasons"]}
      rows={person.domains.map((d) => [
        person.isChild ? d.name.replace("reoffending", "offending again") : d.name,
        <>
          <RiskTag level={d.level} /> <ChangeOfRisk change={d.change} />
        </>,
        <span key="reasons" className="app-typed">
          {d.reasons}
        </span>,
      ])}
    />
  );
}

function wordsOf(key: string, words: string | null) {
  return words ? [{ key, value: <span className="app-typed">{words}</span> }] : [];
}

function listOf(key: string, items: readonly string[]) {
  return items.length > 0 ? [{ key, value: items.join("; ") }] : [];
}

function assetPlusOf({ assetPlus }: PersonRiskView) {
  if (!assetPlus) return [];
  const value = (
    <>
      Likelihood of reoffending <RiskTag level={assetPlus.reoffending} />, serious harm{" "}
      <RiskTag level={assetPlus.seriousHarm} />, safety and wellbeing <RiskTag level={assetPlus.safety} />. As on{" "}
      {longDay(assetPlus.levelOn)}, shared by {assetPlus.sharedBy}
    </>
  );
  return [{ key: "AssetPlus (Youth Justice)", value }];
}
