import { PageForm } from "#app/components/forms/page-form.tsx";
import { Button } from "#app/components/govuk/button.tsx";
import { ErrorSummary } from "#app/components/govuk/error-summary.tsx";
import { Input } from "#app/components/govuk/input.tsx";
import { Select } from "#app/components/govuk/select.tsx";
import { SummaryList } from "#app/components/govuk/summary-list.tsx";
import { AREA_KIND_NAMES, NOT_RECORDED, PLACED_KINDS, type PlacedKind } from "#app/domain/locations/area-kinds.ts";
import type { PlacedBy } from "#app/domain/locations/area-of.ts";
import { placeForm } from "#app/domain/locations/place.form.ts";
import type { FieldErrors, FormValues } from "#app/forms/parse-form.ts";
import { useCheckedForm } from "#app/forms/use-checked-form.ts";

type Found = Record<PlacedKind, { code: string; name: string; by: PlacedBy } | null>;
type Props = {
  beats: { id: string; code: string; name: string }[];
  reply: { values: FormValues; errors: FieldErrors; found: Found | null } | undefined;
};

const BY: Record<PlacedBy, string> = {
  postcode: "by its postcode",
  boundary: "by the boundary around it",
  street: "by its street",
  choice: "as somebody picked for the street",
};

/** Try a place, and pick the beat of a street that no file knows. */
export function PlaceFinder({ beats, reply }: Props) {
  const { field, errors, errorOf, onSubmit } = useCheckedForm(placeForm, {}, reply);
  const found = reply?.found;
  return (
    <div className="govuk-grid-row">
      <div className="govuk-grid-column-two-thirds">
        <h2 className="govuk-heading-m">Find the areas of a place</h2>
        <ErrorSummary errors={errors} />
        <div role="status">
          {found ? (
            <SummaryList
              rows={PLACED_KINDS.map((kind) => {
                const area = found[kind];
                return {
                  key: AREA_KIND_NAMES[kind],
                  value: area ? `${area.name} (${area.code}), ${BY[area.by]}` : NOT_RECORDED,
                };
              })}
            />
          ) : null}
        </div>
        <PageForm onSubmit={onSubmit}>
          <Input field={field("postcode")} label="Postcode (optional)" width={10} error={errorOf("postcode")} />
          <Input
            field={field("street")}
            label="Street (optional)"
            hint="Without the number of the house"
            error={errorOf("street")}
          />
          {beats.length > 0 ? (
            <Select
              field={field("beatId")}
              label="Pick a beat for the street (optional)"
              hint="It is remembered, and used where no file answers"
              placeholder="Do not pick one"
              items={beats.map(({ id, code, name }) => ({ value: id, text: `${name} (${code})` }))}
              error={errorOf("beatId")}
            />
          ) : null}
          <Button>Find</Button>
        </PageForm>
      </div>
    </div>
  );
}
