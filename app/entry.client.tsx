import { RemixBrowser } from "@remix-run/react";
import { hydrateRoot } from "react-dom/client";
import { leaveOtherPagesToTheServer } from "./forms/elsewhere.ts";
import { leaveEventsToTheBrowser } from "./forms/hydration.ts";

leaveEventsToTheBrowser();
leaveOtherPagesToTheServer();
// In one go and not as a transition: nothing can be ticked or typed while half of the page has been taken over.
hydrateRoot(document, <RemixBrowser />);
