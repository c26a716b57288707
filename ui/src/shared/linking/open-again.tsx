// The link that sends the seller to Allegro's page once more.
import { Trans } from "@lingui/react/macro";
import { ExternalLink } from "lucide-react";

/** Opens Allegro's page again in the system browser; the shell hands such links to it. */
export function OpenAgain({ url }: { url: string }) {
  return (
    <a className="btn btn--lg" href={url} target="_blank" rel="noreferrer">
      <ExternalLink className="icon" aria-hidden="true" />
      <Trans>Otwórz ponownie</Trans>
    </a>
  );
}
