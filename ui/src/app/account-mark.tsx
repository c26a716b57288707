// The stall: the sign of Kram, in the colour of an account.
type Props = { colour: number | null };

export function AccountMark({ colour }: Props) {
  const paint = colour === null ? "var(--text-2)" : `var(--account-${colour})`;
  return (
    <svg className="account__mark" viewBox="0 0 28 28" aria-hidden="true">
      <rect width="28" height="28" rx="7" fill={paint} />
      <path d="M6 12.2V21a1 1 0 0 0 1 1h14a1 1 0 0 0 1-1v-8.8" fill="none" stroke="var(--on-accent)" strokeWidth="1.8" />
      <path
        d="M4.5 6.5h19v5.3a2.37 2.37 0 0 1-4.75 0 2.37 2.37 0 0 1-4.75 0 2.37 2.37 0 0 1-4.75 0 2.37 2.37 0 0 1-4.75 0z"
        fill="var(--on-accent)"
      />
      <path d="M9.25 6.5H14v5.3a2.37 2.37 0 0 1-4.75 0zm9.5 0h4.75v5.3a2.37 2.37 0 0 1-4.75 0z" fill="var(--ink-300)" />
    </svg>
  );
}
