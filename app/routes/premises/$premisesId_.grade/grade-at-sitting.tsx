import { BothVersions } from "#app/components/admin/both-versions.tsx";
import { type Officer, OfficerSelect } from "#app/components/forms/officer-select.tsx";
import { PageForm } from "#app/components/forms/page-form.tsx";
import { Button } from "#app/components/govuk/button.tsx";
import { Details } from "#app/components/govuk/details.tsx";
import { ErrorSummary } from "#app/components/govuk/error-summary.tsx";
import { InsetText } from "#app/components/govuk/inset-text.tsx";
import { Radios } from "#app/components/govuk/radios.tsx";
import { Select } from "#app/components/govuk/select.tsx";
import { SummaryList } from "#app/components/govuk/summary-list.tsx";
import { Textarea } from "#app/components/govuk/textarea.tsx";
import { BandTag } from "#app/components/premises/band-tag.tsx";
import { LedgerTable } from "#app/components/premises/ledger-table.tsx";
import { longDay } from "#app/domain/dates/iso-day.ts";
import { gradeForm } from "#app/domain/premises/agree-grade.form.ts";
import { pointsWithUnit } from "#app/domain/premises/band-because.ts";
import { type Band, BAND_NAMES, BANDS } from "#app/domain/premises/bands.ts";
import type { FrozenLedger } from "#app/domain/premises/frozen-ledger.ts";
import type { FieldErrors, FormValues } from "#app/forms/parse-form.ts";
import { useCheckedForm } from "#app/forms/use-checked-form.ts";

type Props = {
  premises: { name: string; licenceNumber: string };
  sitting: { id: string; day: string };
  ledger: FrozenLedger;
  waiting: { incidents: number; adds: number } | null;
  standing: { id: string; agreedBand: Band; reason: string | null; agreedBy: string | null } | null;
  before: Band | null;
  isNewest: boolean;
  /** The grades for which the meeting with the premises is still to be asked for. */
  asking: readonly Band[];
  convene: { own: string; agencies: { value: string; text: string }[]; users: Officer[] } | null;
  once: string;
  reply: { values: FormValues; errors: FieldErrors; recorded: Record<string, string | null> | null } | undefined;
};

/** The points propose, and nothing is chosen before the group has chosen it. */
export function GradeAtSitting({ sitting, ledger, standing, convene, once, reply, ...page }: Props) {
  const initial = {
    ...{ sittingId: sitting.id, standing: standing?.id ?? "", seenPoints: String(ledger.points) },
    ...{ agreedBand: "", reason: "", ownerAgencyId: convene?.own ?? "", ownerUserId: "" },
  };
  const { field, errors, errorOf, onSubmit, values } = useCheckedForm(gradeForm, initial, reply);
  const isCorrection = standing !== null || values.standing !== "";
  return (
    <>
      <ErrorSummary errors={errors} />
      <span className="govuk-caption-l">
        {page.premises.name}, {page.premises.licenceNumber}
      </span>
      <h1 className="govuk-heading-l">
        {isCorrection ? "Correct the grade agreed" : "Grade agreed"} on {longDay(sitting.day)}
      </h1>
      {reply?.recorded ? (
        <BothVersions
          rows={Object.entries(reply.recorded).map(([label, recorded]) => ({
            ...{ label, recorded, entered: enteredOf(label, values) },
          }))}
        />
      ) : null}
      {standing === null ? null : (
        <InsetText>
          {BAND_NAMES[standing.agreedBand]} is recorded for this meeting
          {standing.agreedBy === null ? "" : ` by ${standing.agreedBy}`}. It stays in the history, beside the
          correction.
        </InsetText>
      )}
      {page.isNewest ? null : (
        <InsetText>
          A later meeting has graded these premises: the grade in force stays that of the later one.
        </InsetText>
      )}
      <Proposal ledger={ledger} waiting={page.waiting} before={page.before} />
      <PageForm onSubmit={onSubmit} once={once}>
        <input type="hidden" {...field("sittingId")} />
        <input type="hidden" {...field("standing")} />
        <input type="hidden" {...field("seenPoints")} />
        <Radios
          field={field("agreedBand")}
          legend="Which grade did the group agree?"
          legendSize="m"
          items={BANDS.map((value) => ({
            value,
            text: BAND_NAMES[value],
            hint: value === ledger.band ? "As the points propose" : undefined,
          }))}
          error={errorOf("agreedBand")}
        />
        <Textarea
          field={field("reason")}
          label={isCorrection ? "Why is the grade corrected?" : "Reason"}
          hint={isCorrection ? undefined : "Needed where the group agrees another grade than the points propose"}
          rows={3}
          error={errorOf("reason")}
        />
        {convene === null ? null : (
          <>
            <h2 className="govuk-heading-m">Who convenes the meeting with the premises?</h2>
            <p className="govuk-body">
              {page.asking.map((band) => BAND_NAMES[band]).join(" or ")} brings an action to convene it, and the list of
              whom to invite. For Green nobody is asked.
            </p>
            <Select
              field={field("ownerAgencyId")}
              label="Agency"
              items={convene.agencies}
              placeholder="Select an agency"
              error={errorOf("ownerAgencyId")}
            />
            <OfficerSelect
              field={field("ownerUserId")}
              agencyField="ownerAgencyId"
              officers={convene.users}
              label="Person (optional)"
              error={errorOf("ownerUserId")}
            />
          </>
        )}
        <Button>{isCorrection ? "Save the correction" : "Save the grade"}</Button>
      </PageForm>
    </>
  );
}

function Proposal({ ledger, waiting, before }: Pick<Props, "ledger" | "waiting" | "before">) {
  return (
    <>
      <SummaryList
        rows={[
          {
            key: "The points propose",
            value: (
              <>
                <BandTag band={ledger.band} /> {ledger.because}
              </>
            ),
          },
          { key: "Grade before", value: <BandTag band={before} /> },
          ...(waiting === null || waiting.incidents === 0
            ? []
            : [
                {
                  key: "Not decided yet",
                  value: `${waiting.incidents} ${waiting.incidents === 1 ? "incident" : "incidents"}: up to ${pointsWithUnit(waiting.adds)} more`,
                },
              ]),
        ]}
      />
      <Details summary="Every point and where it came from">
        <LedgerTable ledger={ledger} waitingAdds={waiting?.adds} />
      </Details>
    </>
  );
}

function enteredOf(label: string, values: FormValues): string | null {
  if (label === "Grade")
    return BANDS.includes(values.agreedBand as Band) ? BAND_NAMES[values.agreedBand as Band] : null;
  if (label === "Reason") return String(values.reason ?? "") || null;
  return label === "Recorded by" ? "You" : "The same";
}
