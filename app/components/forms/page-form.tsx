import { Form } from "@remix-run/react";
import type { FocusEvent, FormEvent, ReactNode } from "react";
import { useRootData } from "../layout/root-data.ts";

type Props = {
  children: ReactNode;
  onSubmit?: (event: FormEvent<HTMLFormElement>) => void;
  onInput?: (event: FormEvent<HTMLFormElement>) => void;
  onBlur?: (event: FocusEvent<HTMLFormElement>) => void;
  action?: string;
  id?: string;
  /** Of a form that makes a record: sent twice, it makes one. */
  once?: string;
  /** For a form that must leave the page as a whole, such as signing out. */
  reloadDocument?: boolean;
  className?: string;
  /** For a form with a file in it. */
  encType?: "multipart/form-data";
};

/** Every form that changes something: it posts, checks in our own words, and carries the session's token. */
export function PageForm({ children, id = "form", once, ...props }: Props) {
  return (
    <Form method="post" id={id} noValidate {...props}>
      <FormToken />
      {once ? <input type="hidden" name="once" value={once} /> : null}
      {children}
    </Form>
  );
}

export function FormToken() {
  const token = useRootData()?.formToken;
  return token ? <input type="hidden" name="formToken" value={token} /> : null;
}
