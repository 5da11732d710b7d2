import { PageForm } from "#app/components/forms/page-form.tsx";
import { Button } from "#app/components/govuk/button.tsx";
import { CharacterCount } from "#app/components/govuk/character-count.tsx";
import { Table } from "#app/components/govuk/table.tsx";
import type { DetailLine } from "#app/domain/audit/detail-lines.ts";
import type { useCheckedForm } from "#app/forms/use-checked-form.ts";

type Form = ReturnType<typeof useCheckedForm>;

/** What was read, searched for or changed; of a restricted record only after a reason. */
export function EventContent({ content, form }: { content: readonly DetailLine[] | null; form: Form }) {
  return content ? <Lines lines={content} /> : <ReasonForm form={form} />;
}

function Lines({ lines }: { lines: readonly DetailLine[] }) {
  const hasBefore = lines.some((line) => line.before !== null);
  return (
    <Table
      caption="Content of the event"
      captionHidden
      scrollLabel="Content of the event"
      head={hasBefore ? ["Field", "Before", "After"] : ["Field", "Recorded"]}
      firstCellIsHeader
      rows={lines.map(({ name, before, after }) =>
        hasBefore ? [name, before ?? "", after ?? ""] : [name, after ?? ""],
      )}
    />
  );
}

function ReasonForm({ form: { field, errorOf, onSubmit } }: { form: Form }) {
  return (
    <PageForm onSubmit={onSubmit}>
      <p className="govuk-body">This content belongs to a restricted record. Opening it is logged, with your reason.</p>
      <CharacterCount
        field={field("reason")}
        label="Why do you need to see it?"
        hint="For example, which complaint or investigation it is for. Do not name anybody."
        rows={3}
        maxLength={500}
        error={errorOf("reason")}
      />
      <Button>Open the content</Button>
    </PageForm>
  );
}
