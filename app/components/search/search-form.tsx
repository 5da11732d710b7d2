import { PageForm } from "../forms/page-form.tsx";
import { Button } from "../govuk/button.tsx";
import { Input } from "../govuk/input.tsx";

/** In the page itself: to look again, or after what could not be searched for. */
export function SearchForm({ text, error, button }: { text: string; error?: string; button: string }) {
  return (
    <PageForm action="/search/everything" id="search-everything" className="app-inline-form">
      <Input
        field={{ id: "text", name: "text", defaultValue: text }}
        label="Search for"
        error={error}
        type="search"
        width={30}
        maxLength={100}
        autoComplete="off"
        spellCheck={false}
      />
      <Button variant="secondary">{button}</Button>
    </PageForm>
  );
}
