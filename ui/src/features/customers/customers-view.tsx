// The list of customers on the left, one of them on the right; searching by any part of a login, name or phone.
import { useRef, useState } from "react";
import { useInfiniteQuery } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { Plural, Trans, useLingui } from "@lingui/react/macro";
import { SearchX, Users } from "lucide-react";
import { useActions } from "#/shared/actions/actions.ts";
import { count } from "#/shared/format/number.ts";
import { OfflineNote } from "#/shared/session/offline-note.tsx";
import { Button } from "#/shared/ui/button.tsx";
import { Empty, Failure, Late, Skeleton } from "#/shared/ui/feedback.tsx";
import type { CustomerRow } from "#/shared/host/contract.gen.ts";
import { SearchField } from "#/shared/ui/field.tsx";
import { CustomerCard } from "./customer-card.tsx";
import { CustomerList } from "./customer-list.tsx";
import { customersQuery } from "./use-customers.ts";
import styles from "./customers.module.css";

export function CustomersView({ chosen }: { chosen: string | null }) {
  const { t } = useLingui();
  const [typed, setTyped] = useState("");
  const search = useRef<HTMLInputElement>(null);
  const customers = useInfiniteQuery(customersQuery(typed));
  const rows = customers.data?.pages.flatMap((page) => page.rows) ?? [];
  const total = customers.data?.pages[0]?.total;
  const open = useCustomerKeys(rows, chosen, () => search.current?.focus());
  const openFirst = () => {
    const [first] = rows;
    if (first !== undefined) open(first.id);
  };
  return (
    <main className="view" id="main" tabIndex={-1}>
      <header className="header">
        <h1 className="header__title">
          <Trans>Klienci</Trans> {total !== undefined && <span className="header__count">{count(total)}</span>}
        </h1>
        <SearchField
          ref={search}
          label={t`Szukaj klienta`}
          placeholder={t`Szukaj: login, nazwisko, telefon, e-mail, miasto`}
          keys="/"
          value={typed}
          onChange={setTyped}
          onEnter={openFirst}
        />
        <span className="sr-only" role="status">
          {typed !== "" && total !== undefined && (
            <Plural value={total} one="# klient" few="# klientów" many="# klientów" other="# klienta" />
          )}
        </span>
      </header>
      <OfflineNote>
        <Trans>Klienci są zapisani na tym komputerze, szukaj dalej.</Trans>
      </OfflineNote>
      {customers.isError ? (
        <Failure error={customers.error} onRetry={() => void customers.refetch()} />
      ) : customers.data === undefined ? (
        <Waiting />
      ) : rows.length === 0 ? (
        <Nobody typed={typed} onClear={() => setTyped("")} />
      ) : (
        <div className={styles.split}>
          <CustomerList
            rows={rows}
            chosen={chosen}
            total={total ?? rows.length}
            hasMore={customers.hasNextPage}
            onOpen={open}
            onMore={() => {
              if (!customers.isFetching) void customers.fetchNextPage();
            }}
          />
          {chosen === null ? <Choose /> : <CustomerCard key={chosen} id={chosen} />}
        </div>
      )}
    </main>
  );
}

/** Cursor keys walk the list with the card beside it; the answer opens one customer. */
function useCustomerKeys(rows: readonly CustomerRow[], chosen: string | null, focusSearch: () => void) {
  const { t } = useLingui();
  const navigate = useNavigate();
  const open = (id: string) => void navigate({ to: "/customers/$id", params: { id }, replace: chosen !== null });
  const close = () => void navigate({ to: "/customers" });
  const at = rows.findIndex((row) => row.id === chosen);
  const move = (step: 1 | -1) => {
    const next = rows[at === -1 ? 0 : Math.min(rows.length - 1, Math.max(0, at + step))];
    if (next !== undefined) open(next.id);
  };
  useActions([
    { id: "search", title: t`Szukaj klienta`, group: "list", keys: ["/"], run: focusSearch },
    { id: "next", title: t`Następny klient`, group: "list", keys: ["j", "arrowdown"], run: () => move(1) },
    { id: "previous", title: t`Poprzedni klient`, group: "list", keys: ["k", "arrowup"], run: () => move(-1) },
    { id: "back", title: t`Zamknij kartę klienta`, group: "list", keys: ["escape"], run: close },
  ]);
  return open;
}

function Waiting() {
  return (
    <Late>
      <div className={styles.waiting} aria-busy="true">
        <Skeleton lines={10} />
      </div>
    </Late>
  );
}

function Choose() {
  const { t } = useLingui();
  return (
    <div className={styles.side}>
      <Empty title={t`Wybierz klienta`} icon={<Users className="icon icon--xl faint" aria-hidden />}>
        <Trans>Zobaczysz jego zamówienia, adresy i maskowane e-maile.</Trans>
      </Empty>
    </div>
  );
}

function Nobody({ typed, onClear }: { typed: string; onClear: () => void }) {
  const { t } = useLingui();
  if (typed.trim() === "")
    return (
      <Empty title={t`Nie ma jeszcze klientów`} icon={<Users className="icon icon--xl" aria-hidden />}>
        <Trans>Pojawią się razem z pierwszymi zamówieniami.</Trans>
      </Empty>
    );
  return (
    <Empty
      title={t`Nikt nie pasuje do „${typed}”`}
      icon={<SearchX className="icon icon--xl" aria-hidden />}
      action={
        <Button onPress={onClear}>
          <Trans>Wyczyść szukanie</Trans>
        </Button>
      }
    />
  );
}
