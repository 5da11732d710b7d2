import type { ComponentProps } from "react";
import { classNames } from "./class-names.ts";
import { Hint } from "./hint.tsx";
import { Textarea } from "./textarea.tsx";

type Props = Omit<ComponentProps<typeof Textarea>, "after" | "data-maxlength"> & { maxLength: number };

/** Says how much may be written; it does not count as somebody types, and the server checks. */
export function CharacterCount({ field, maxLength, groupClassName, ...rest }: Props) {
  const infoId = `${field.id}-info`;
  const described = classNames(field["aria-describedby"], infoId);
  return (
    <Textarea
      {...rest}
      field={{ ...field, "aria-describedby": described }}
      data-maxlength={maxLength}
      groupClassName={classNames("govuk-character-count", groupClassName)}
      after={
        <Hint id={infoId} className="govuk-character-count__message">
          You can enter up to {maxLength} characters
        </Hint>
      }
    />
  );
}
