// Small parts that show an order wherever it appears: status, payment, delivery.
import { CircleAlert, CircleCheck, CircleDashed, CircleDot, Clock, HandCoins, Mail, MapPin, Store, Truck } from "lucide-react";
import type { ReactNode } from "react";
import type { DeliveryKind, MoneyDto, OrderStatus, PaymentState } from "#/shared/host/contract.gen.ts";
import { signedMoney } from "#/shared/format/money.ts";
import { Glyph } from "#/shared/ui/glyph.tsx";
import { Pill } from "#/shared/ui/pill.tsx";
import { paymentName, statusLook } from "./labels.ts";

export function StatusPill({ status }: { status: OrderStatus }) {
  const { name, tone, glyph } = statusLook(status);
  return (
    <Pill tone={tone} glyph={<Glyph name={glyph} />}>
      {name}
    </Pill>
  );
}

/** The glyph alone, with its word for readers. */
export function StatusGlyph({ status }: { status: OrderStatus }) {
  const { name, tone, glyph } = statusLook(status);
  return (
    <span className={tone === "muted" ? "muted" : `c-${tone}`} title={name}>
      <Glyph name={glyph} />
      <span className="sr-only">{name}</span>
    </span>
  );
}

const PAYMENT_LOOKS = {
  paid: { tone: "c-ok", Icon: CircleCheck },
  awaiting: { tone: "c-info", Icon: Clock },
  cash_on_delivery: { tone: "c-warn", Icon: HandCoins },
  deferred: { tone: "c-progress", Icon: CircleDot },
  underpaid: { tone: "c-danger", Icon: CircleAlert },
  overpaid: { tone: "c-danger", Icon: CircleAlert },
  not_due: { tone: "faint", Icon: CircleDashed },
} as const satisfies Record<PaymentState, { tone: string; Icon: unknown }>;

type PaymentProps = { state: PaymentState; difference: MoneyDto | null };

/** The difference takes the place of the word where there is one; its sign says which way. */
export function PaymentMark({ state, difference }: PaymentProps) {
  const { tone, Icon } = PAYMENT_LOOKS[state];
  const name = difference === null ? paymentName(state) : `${paymentName(state)} ${signedMoney(difference)}`;
  return (
    <span className={`pay ${tone}`} title={name}>
      <Icon className="icon icon--sm" aria-hidden />
      {difference !== null && <span className="sr-only">{paymentName(state)}</span>}
      <span className="pay__name">{difference === null ? name : signedMoney(difference)}</span>
    </span>
  );
}

function LockerIcon() {
  return (
    <svg className="icon" viewBox="0 0 24 24" aria-hidden="true">
      <rect x="4" y="2.5" width="16" height="19" rx="2" />
      <path d="M12 2.5v19M4 9h16M4 15h16" />
      <path d="M9.2 12h.01M14.8 12h.01" />
    </svg>
  );
}

const DELIVERY_ICONS = {
  locker: <LockerIcon />,
  point: <Store className="icon" aria-hidden />,
  courier: <Truck className="icon" aria-hidden />,
  letter: <Mail className="icon" aria-hidden />,
  personal_pickup: <MapPin className="icon" aria-hidden />,
  other: <Truck className="icon" aria-hidden />,
} as const satisfies Record<DeliveryKind, ReactNode>;

export function DeliveryIcon({ kind }: { kind: DeliveryKind }) {
  return DELIVERY_ICONS[kind];
}
