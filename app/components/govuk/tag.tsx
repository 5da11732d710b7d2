import type { ReactNode } from "react";
import { classNames } from "./class-names.ts";

export type TagColour = "blue" | "green" | "purple" | "red" | "orange" | "teal" | "magenta" | "yellow" | "grey";

type Props = { colour?: TagColour; className?: string; children: ReactNode };

/** The word carries the meaning and the colour only helps: never a tag without a word. */
export function Tag({ colour = "blue", className, children }: Props) {
  return (
    <strong className={classNames("govuk-tag", colour !== "blue" && `govuk-tag--${colour}`, className)}>
      {children}
    </strong>
  );
}
