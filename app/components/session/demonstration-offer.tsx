import { Details } from "../govuk/details.tsx";

/** Before set-up, on the machine itself. The server that runs keeps its own database: the demonstration has a file of its own. */
export function DemonstrationOffer() {
  return (
    <Details summary="Look round a made-up partnership first">
      <p className="govuk-body">
        The demonstration is a partnership of invented people, in a database file of its own. It touches nothing here,
        and nothing that you enter there comes here. Stop this server with Ctrl+C, and where it ran start the
        demonstration in its place:
      </p>
      <p className="govuk-body">
        <code className="app-key">npm start -- --demo</code>
      </p>
      <p className="govuk-body">
        Then come back to this address and pick somebody to be. Afterwards, <code className="app-key">npm start</code>{" "}
        serves this one again, with a new link to set it up, and{" "}
        <code className="app-key">npm run joint-action -- demo remove</code> deletes the demonstration.
      </p>
    </Details>
  );
}
