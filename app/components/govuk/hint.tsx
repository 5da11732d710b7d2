import type { ReactNode } from "react";
import { classNames } from "./class-names.ts";

type Props = { id?: string; className?: string; children: ReactNode };

export function Hint({ id, className, children }: Props) {
  return (
    <div id={id} className={classNames("govuk-hint", className)}>
      {children}
    </div>
  );
}
