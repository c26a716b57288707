// The sign of the program beside its name.
export function Mark() {
  return (
    <svg viewBox="0 0 28 28" aria-hidden="true">
      <rect width="28" height="28" rx="7" fill="var(--accent)" />
      <path d="M6 12.2V21a1 1 0 0 0 1 1h14a1 1 0 0 0 1-1v-8.8" fill="none" stroke="#fff" strokeWidth="1.8" />
      <path
        d="M4.5 6.5h19v5.3a2.37 2.37 0 0 1-4.75 0 2.37 2.37 0 0 1-4.75 0 2.37 2.37 0 0 1-4.75 0 2.37 2.37 0 0 1-4.75 0z"
        fill="#fff"
      />
      <path
        d="M9.25 6.5H14v5.3a2.37 2.37 0 0 1-4.75 0zm9.5 0h4.75v5.3a2.37 2.37 0 0 1-4.75 0z"
        fill="var(--ink-300)"
      />
    </svg>
  );
}
