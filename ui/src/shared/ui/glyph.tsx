// The ring glyphs of statuses: fill tells how far along an order is.
export type GlyphName = "new" | "progress" | "ready" | "sent" | "hold" | "cancelled" | "draft" | "queued";

const ring = <circle cx="7" cy="7" r="5.5" />;

const SHAPES = {
  new: ring,
  progress: (
    <>
      {ring}
      <path d="M7 3.6a3.4 3.4 0 0 1 0 6.8z" fill="currentColor" stroke="none" />
    </>
  ),
  ready: (
    <>
      {ring}
      <path d="M7 3.6a3.4 3.4 0 1 1-3.4 3.4H7z" fill="currentColor" stroke="none" />
    </>
  ),
  sent: (
    <>
      <circle cx="7" cy="7" r="6.5" fill="currentColor" stroke="none" />
      <path d="m4.4 7.2 1.8 1.8 3.5-3.8" stroke="var(--bg-surface)" strokeWidth="1.7" strokeLinecap="round" strokeLinejoin="round" />
    </>
  ),
  hold: (
    <>
      <circle cx="7" cy="7" r="6.5" fill="currentColor" stroke="none" />
      <path d="M7 3.8v3.6M7 10v.1" stroke="var(--bg-surface)" strokeWidth="1.8" strokeLinecap="round" />
    </>
  ),
  cancelled: (
    <>
      {ring}
      <path d="m5.2 5.2 3.6 3.6m0-3.6L5.2 8.8" strokeWidth="1.5" strokeLinecap="round" />
    </>
  ),
  draft: <circle cx="7" cy="7" r="5.5" strokeDasharray="2.4 2" />,
  queued: (
    <>
      {ring}
      <path d="M7 4.2V7l1.8 1.2" strokeWidth="1.5" strokeLinecap="round" strokeLinejoin="round" />
    </>
  ),
} as const satisfies Record<GlyphName, React.ReactNode>;

type Props = { name: GlyphName };

export function Glyph({ name }: Props) {
  return (
    <svg className="glyph" viewBox="0 0 14 14" aria-hidden="true">
      {SHAPES[name]}
    </svg>
  );
}
