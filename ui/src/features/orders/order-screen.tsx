// Zamówienie: the place of the screen in the frame.
import { Trans } from "@lingui/react/macro";

export function OrderScreen() {
  return (
    <main className="view">
      <header className="header">
        <h1 className="header__title">
          <Trans>Zamówienie</Trans>
        </h1>
      </header>
    </main>
  );
}
