import type { FormValues } from "#app/forms/parse-form.ts";
import { PageForm } from "../forms/page-form.tsx";
import { Button } from "../govuk/button.tsx";

/** What was typed and checked, to be sent once more to be loaded. */
export function LoadChecked({ values, button = "Load these figures" }: { values: FormValues; button?: string }) {
  return (
    <PageForm id="load">
      <input type="hidden" name="intent" value="load" />
      {Object.entries(values).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={String(value)} />
      ))}
      <Button>{button}</Button>
    </PageForm>
  );
}
