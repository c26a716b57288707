// Where the parcel goes: method, address to copy, the point, and how the address changed.
import { MapPin, ShieldCheck } from "lucide-react";
import { Trans, useLingui } from "@lingui/react/macro";
import { dayTime, deadline, fullDateTime } from "#/shared/format/date.ts";
import { money } from "#/shared/format/money.ts";
import { openingHours } from "#/shared/format/opening-hours.ts";
import { phone } from "#/shared/format/phone.ts";
import type { Address, Delivery, PickupPoint } from "#/shared/host/contract.gen.ts";
import { useNow } from "#/shared/now.ts";
import { DeliveryIcon } from "#/shared/order/order-parts.tsx";
import { Button } from "#/shared/ui/button.tsx";
import { copyText } from "#/shared/ui/clipboard.ts";
import { KeyValue } from "#/shared/ui/card.tsx";
import { Tag } from "#/shared/ui/pill.tsx";
import styles from "./order-detail.module.css";

export const addressLines = (address: Address): string[] =>
  [
    address.name,
    address.company ?? "",
    address.street,
    `${address.postCode} ${address.city}`.trim(),
    address.country === "PL" ? "" : address.country,
    address.phone ?? "",
  ].filter((line) => line !== "");

export function AddressText({ address }: { address: Address }) {
  return (
    <address className={styles["addr"]}>
      {addressLines(address).map((line) => (
        <span key={line} style={{ display: "block" }}>{line === address.phone ? phone(line) : line}</span>
      ))}
    </address>
  );
}

export function DeliveryFacts({ delivery }: { delivery: Delivery }) {
  const { t } = useLingui();
  const now = useNow();
  const { address, point } = delivery;
  const from = delivery.windowFrom === null ? null : new Date(delivery.windowFrom);
  const to = delivery.windowTo === null ? null : new Date(delivery.windowTo);
  return (
    <section className={styles["block"]} aria-label={t`Dostawa`}>
      <h2 className="section-title">
        <Trans>Dostawa</Trans>
        {delivery.smart && <Tag tone="accent">Smart!</Tag>}
      </h2>
      {delivery.method !== "" && (
        <div className="delivery strong">
          <DeliveryIcon kind={delivery.kind} />
          {delivery.method}
        </div>
      )}
      {address === null && point === null && <p className="faint"><Trans>Bez adresu dostawy</Trans></p>}
      {address !== null && <AddressText address={address} />}
      {address !== null && (
        <div className={`${styles["actions"] ?? ""} no-print`}>
          <Button size="sm" onPress={() => void copyText(addressLines(address).join("\n"), t`adres`)}>
            <Trans>Kopiuj cały adres</Trans>
          </Button>
        </div>
      )}
      {point !== null && <PointCard point={point} />}
      <KeyValue
        rows={[
          { key: t`Koszt`, value: delivery.cost === null ? null : money(delivery.cost) },
          { key: t`Wysłać`, value: delivery.shipBy === null ? null : deadline(new Date(delivery.shipBy), now) },
          { key: t`Okno dostawy`, value: from === null || to === null ? null : `${fullDateTime(from)} – ${fullDateTime(to)}` },
          { key: t`Paczki`, value: delivery.packages },
          { key: t`Anulowana`, value: delivery.cancelledAt === null ? null : fullDateTime(new Date(delivery.cancelledAt)) },
        ]}
      />
      {address !== null && <AddressHistory delivery={delivery} now={now} />}
    </section>
  );
}

function PointCard({ point }: { point: PickupPoint }) {
  const { t } = useLingui();
  return (
    <div className={styles["pointCard"]} id="pickup-point" tabIndex={-1} role="group" aria-label={t`Punkt odbioru`}>
      <div className={`row strong ${styles["pointName"] ?? ""}`}>
        <MapPin className="icon faint" aria-hidden />
        {point.name}
        {!point.known && <Tag tone="warn"><Trans>punkt spoza listy</Trans></Tag>}
      </div>
      <KeyValue
        rows={[
          { key: t`Sieć`, value: point.network },
          { key: "ID", value: point.id },
          { key: t`Adres`, value: point.address },
          { key: t`Opis`, value: point.description },
          { key: t`Godziny`, value: point.openingHours === null ? null : openingHours(point.openingHours) },
        ]}
      />
    </div>
  );
}

function AddressHistory({ delivery, now }: { delivery: Delivery; now: Date }) {
  const { history } = delivery;
  const read = dayTime(new Date(delivery.confirmedAt), now);
  if (history.length < 2)
    return (
      <div className={`c-ok ${styles["confirmed"] ?? ""}`}>
        <ShieldCheck className="icon icon--sm" aria-hidden />
        <Trans>Adres potwierdzony {read}, bez zmian</Trans>
      </div>
    );
  return (
    <details className={styles["history"]} open>
      <summary><Trans>Adres zmieniony</Trans></summary>
      <ol>
        {history.map(({ address, seenAt }) => (
          <li key={seenAt}>
            <span className="faint">{dayTime(new Date(seenAt), now)}</span> {addressLines(address).join(", ")}
          </li>
        ))}
      </ol>
    </details>
  );
}
