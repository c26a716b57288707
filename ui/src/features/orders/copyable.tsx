// A value that goes to the clipboard by a press.
import { Copy } from "lucide-react";
import { useLingui } from "@lingui/react/macro";
import { copyText } from "#/shared/ui/clipboard.ts";
import { classNames } from "#/shared/ui/class-names.ts";
import styles from "./order-detail.module.css";

type Props = { value: string; what: string; mono?: boolean; title?: string };

export function Copyable({ value, what, mono = false, title }: Props) {
  const { t } = useLingui();
  return (
    <button
      type="button"
      className={styles["copy"]}
      title={title ?? t`Kopiuj`}
      aria-label={t`Kopiuj ${what}: ${value}`}
      onClick={() => void copyText(value, what)}
    >
      <span className={classNames(mono && "mono")}>{value}</span>
      <Copy className="icon icon--sm no-print" aria-hidden />
    </button>
  );
}
