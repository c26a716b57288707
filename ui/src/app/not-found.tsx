// An address that leads nowhere, mostly an old link.
import { Link } from "@tanstack/react-router";
import { t } from "@lingui/core/macro";
import { Trans } from "@lingui/react/macro";
import { Empty } from "#/shared/ui/feedback.tsx";

export function NotFound() {
  return (
    <main className="view" id="main" tabIndex={-1}>
      <Empty
        title={t`Nie ma takiej strony`}
        action={
          <Link className="btn" to="/today">
            <Trans>Przejdź do Dziś</Trans>
          </Link>
        }
      />
    </main>
  );
}
