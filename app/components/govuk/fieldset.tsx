import type { ReactNode } from "react";
import { classNames } from "./class-names.ts";
import type { TextSize } from "./label.tsx";

type Props = {
  legend: ReactNode;
  legendSize?: TextSize;
  legendIsPageHeading?: boolean;
  role?: "group";
  id?: string;
  "aria-describedby"?: string;
  className?: string;
  children?: ReactNode;
};

export function Fieldset({ legend, legendSize, legendIsPageHeading, className, children, ...rest }: Props) {
  return (
    <fieldset className={classNames("govuk-fieldset", className)} {...rest}>
      <legend className={classNames("govuk-fieldset__legend", legendSize && `govuk-fieldset__legend--${legendSize}`)}>
        {legendIsPageHeading ? <h1 className="govuk-fieldset__heading">{legend}</h1> : legend}
      </legend>
      {children}
    </fieldset>
  );
}
