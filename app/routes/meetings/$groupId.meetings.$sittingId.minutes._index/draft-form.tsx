import { PageForm } from "#app/components/forms/page-form.tsx";
import { Button } from "#app/components/govuk/button.tsx";
import { InsetText } from "#app/components/govuk/inset-text.tsx";

type Props = {
  once: string;
  hasDraft: boolean;
  isConfirmed: boolean;
  draftRefusal: { message: string } | null;
  changed: { items: number; heading: boolean } | null;
  isNext: boolean;
};

/** Makes the next draft of what stands now, and says whether it would differ from the newest. */
export function DraftForm({ once, hasDraft, isConfirmed, draftRefusal, changed, isNext }: Props) {
  if (isConfirmed) return null;
  if (draftRefusal) return <p className="govuk-body">{draftRefusal.message}.</p>;
  return (
    <>
      {changed ? <InsetText>{changedWords(changed)}</InsetText> : null}
      <PageForm id="draft" once={once}>
        <div className="govuk-form-group">
          <div className="govuk-checkboxes govuk-checkboxes--small" data-module="govuk-checkboxes">
            <div className="govuk-checkboxes__item">
              <input
                className="govuk-checkboxes__input"
                id="tell"
                name="tell"
                type="checkbox"
                value="yes"
                defaultChecked
              />
              <label className="govuk-label govuk-checkboxes__label" htmlFor="tell">
                Tell everybody in the group that minutes are out, with a link
              </label>
            </div>
          </div>
        </div>
        <Button variant={isNext ? undefined : "secondary"}>
          {hasDraft ? "Draft them again" : "Draft the minutes"}
        </Button>
      </PageForm>
    </>
  );
}

function changedWords({ items, heading }: { items: number; heading: boolean }): string {
  const parts = [
    items === 0 ? null : items === 1 ? "1 item has changed" : `${items} items have changed`,
    heading ? "attendance or the meeting itself has changed" : null,
  ].filter(Boolean);
  return parts.length === 0 ? "Nothing has changed since this draft." : `${parts.join(", and ")} since this draft.`;
}
