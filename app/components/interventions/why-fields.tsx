import { CharacterCount } from "#app/components/govuk/character-count.tsx";
import { DateInput } from "#app/components/govuk/date-input.tsx";
import { Input } from "#app/components/govuk/input.tsx";
import { Radios } from "#app/components/govuk/radios.tsx";
import { Select, type SelectItem } from "#app/components/govuk/select.tsx";
import { Textarea } from "#app/components/govuk/textarea.tsx";
import type { Asked } from "#app/domain/interventions/asked.ts";
import type { Fields } from "./fields.ts";

type Props = Fields & {
  asked: Asked;
  earlier: readonly SelectItem[];
  afterWords: string | null;
  /** It follows one already that is not to be shown. */
  followsHidden?: boolean;
};

/** Why, after what, and with what beside it. */
export function WhyFields({ field, errorOf, asked, earlier, afterWords, followsHidden = false }: Props) {
  return (
    <>
      <h2 className="govuk-heading-m">Why, and what goes with it</h2>
      <CharacterCount
        field={field("grounds")}
        label={asked.grounds === "needed" ? "Grounds" : "Grounds, or what it says in short (optional)"}
        maxLength={4000}
        rows={4}
        error={errorOf("grounds")}
      />
      {asked.vehicle ? (
        <Input
          field={field("vehicleWords")}
          label="Vehicle"
          hint="Make, colour, registration"
          autoComplete="off"
          error={errorOf("vehicleWords")}
        />
      ) : null}
      {asked.amount ? (
        <Input
          field={field("amountPounds")}
          label="Amount"
          prefix="£"
          width={5}
          inputMode="numeric"
          autoComplete="off"
          error={errorOf("amountPounds")}
        />
      ) : null}
      {followsHidden ? (
        <p className="govuk-body">It follows an earlier record that you may not open, which is kept.</p>
      ) : null}
      {earlier.length > 0 ? (
        <Select
          field={field("followsId")}
          label={followsHidden ? "Does it follow another instead? (optional)" : "What does it follow? (optional)"}
          hint={afterWords ? `By law it comes after: ${afterWords}` : undefined}
          placeholder={followsHidden ? "Keep what it follows" : "Nothing recorded here"}
          items={earlier}
          error={errorOf("followsId")}
        />
      ) : (
        <input type="hidden" {...field("followsId")} />
      )}
      {asked.consultation ? <ConsultationFields field={field} errorOf={errorOf} /> : null}
      {asked.support ? <SupportFields field={field} errorOf={errorOf} /> : null}
      {asked.stage ? (
        <Textarea
          field={field("skippedStageReason")}
          label="Why a stage of the incremental approach is left out, if one is (optional)"
          hint="For example, serious risk to somebody"
          rows={2}
          error={errorOf("skippedStageReason")}
        />
      ) : null}
    </>
  );
}

function ConsultationFields({ field, errorOf }: Fields) {
  return (
    <>
      <DateInput
        name="consultedOn"
        field={field}
        legend="Day on which youth justice was consulted, for anybody under 18"
        legendSize="s"
        error={errorOf("consultedOn")}
      />
      <Textarea
        field={field("consultedWords")}
        label="What youth justice said (optional)"
        rows={2}
        error={errorOf("consultedWords")}
      />
      <Input
        field={field("notConsultedReason")}
        label="Or why they were not consulted (optional)"
        autoComplete="off"
        error={errorOf("notConsultedReason")}
      />
    </>
  );
}

function SupportFields({ field, errorOf }: Fields) {
  return (
    <Radios
      field={field("supportOffered")}
      legend="Was support offered beside it?"
      legendSize="s"
      small
      items={[
        {
          value: "yes",
          text: "Yes",
          conditional: (
            <Textarea field={field("supportWords")} label="What was offered" rows={2} error={errorOf("supportWords")} />
          ),
        },
        {
          value: "no",
          text: "No",
          conditional: (
            <Textarea field={field("supportNotWords")} label="Why not" rows={2} error={errorOf("supportNotWords")} />
          ),
        },
      ]}
      error={errorOf("supportOffered")}
    />
  );
}
