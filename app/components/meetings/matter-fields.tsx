import type { FormFields } from "#app/components/govuk/field-props.ts";
import { Input } from "#app/components/govuk/input.tsx";
import { Textarea } from "#app/components/govuk/textarea.tsx";

/** What the other group reads: in words of one's own, because nothing else goes with it. */
export function MatterFields({ field, errorOf }: FormFields) {
  return (
    <>
      <Input
        field={field("title")}
        label="What it is about"
        hint="Name nobody: the other group reads it, and nothing of a case goes with it by itself"
        error={errorOf("title")}
      />
      <Textarea field={field("words")} label="What they are to know" rows={5} error={errorOf("words")} />
      <Textarea field={field("asked")} label="What is asked of them (optional)" rows={2} error={errorOf("asked")} />
    </>
  );
}
