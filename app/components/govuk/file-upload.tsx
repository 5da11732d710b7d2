import { classNames } from "./class-names.ts";
import { describedBy } from "./field-props.ts";
import { FormGroup, type LabelledField } from "./form-group.tsx";

type Props = LabelledField & {
  multiple?: boolean;
  /** File endings that the browser offers first, such as ".pdf,.docx". The server decides what is let in. */
  accept?: string;
  className?: string;
};

/** The form needs `method="post" encType="multipart/form-data"`. */
export function FileUpload({ field, multiple, accept, className, ...group }: Props) {
  const { defaultValue: _, ...rest } = field;
  return (
    <FormGroup id={field.id} {...group}>
      <input
        className={classNames("govuk-file-upload", group.error && "govuk-file-upload--error", className)}
        type="file"
        multiple={multiple}
        accept={accept}
        {...rest}
        aria-describedby={describedBy(field, group.hint, group.error)}
      />
    </FormGroup>
  );
}
