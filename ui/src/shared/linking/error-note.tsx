// An error in three parts: what happened, what to do, and where the raw answer lies.
import { Link } from "@tanstack/react-router";
import { Trans } from "@lingui/react/macro";
import type { AppErrorDto } from "#/shared/host/contract.gen.ts";
import { ErrorActionLink } from "#/shared/ui/error-action.tsx";
import { Banner } from "#/shared/ui/feedback.tsx";

export function ErrorNote({ error }: { error: AppErrorDto }) {
  const seconds = error.retryAfterSeconds;
  return (
    <Banner tone="danger" action={<ErrorActionLink error={error} />}>
      <p>{error.message}</p>
      {error.nextStep !== null && <p className="muted">{error.nextStep}</p>}
      {seconds !== null && (
        <p className="muted num">
          <Trans>Spróbuj ponownie za {seconds} s.</Trans>
        </p>
      )}
      {error.logId !== null && error.action !== "open_log" && (
        <p>
          <Link to="/log" search={{ entry: error.logId }}>
            <Trans>Pokaż odpowiedź w Dzienniku</Trans>
          </Link>
        </p>
      )}
    </Banner>
  );
}
