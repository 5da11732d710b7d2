import type { ManageFields } from "../cases/manage-page.tsx";
import { DateInput } from "../govuk/date-input.tsx";
import { Input } from "../govuk/input.tsx";

type Props = Pick<ManageFields, "field" | "errorOf"> & { amountHint?: string; words: string; wordsHint: string };

export function AmountFields({ field, errorOf, amountHint, words, wordsHint }: Props) {
  return (
    <>
      <Input
        field={field("amount")}
        label="Amount"
        hint={amountHint}
        prefix="£"
        width={10}
        inputMode="decimal"
        autoComplete="off"
        error={errorOf("amount")}
      />
      <DateInput name="onDay" field={field} legend="Day" legendSize="s" error={errorOf("onDay")} />
      <Input field={field("words")} label={words} hint={wordsHint} autoComplete="off" error={errorOf("words")} />
    </>
  );
}
