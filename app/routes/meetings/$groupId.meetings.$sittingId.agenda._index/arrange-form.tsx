import { PageForm } from "#app/components/forms/page-form.tsx";
import { Button } from "#app/components/govuk/button.tsx";
import { ButtonGroup } from "#app/components/govuk/button-group.tsx";

type Props = { groupId: string; at: string; maySend: boolean; isFirst: boolean };

/** What whoever keeps the agenda does with it; `isFirst`: nothing else on the page is to be done before. */
export function ArrangeForm({ groupId, at, maySend, isFirst }: Props) {
  return (
    <PageForm id="arrange" className="govuk-!-display-none-print">
      <ButtonGroup>
        <Button name="intent" value="build" variant={isFirst ? undefined : "secondary"}>
          Bring it up to date
        </Button>
        <Button href={`${at}/new`} variant="secondary">
          Add an item
        </Button>
        {maySend ? (
          <Button name="intent" value="papers" variant="secondary">
            Send the papers now
          </Button>
        ) : null}
      </ButtonGroup>
      <p className="govuk-body">
        <a className="govuk-link" href={`/groups/${groupId}/agenda`}>
          Order and standing items
        </a>
      </p>
    </PageForm>
  );
}
