// The market stall beside the first-run choices. A drawing, so its paints are its own and the same in both themes.
export function Stall() {
  return (
    <svg viewBox="0 0 520 470" aria-hidden="true">
      <ellipse cx="260" cy="446" rx="226" ry="12" fill="rgb(0 0 0 / .08)"/>
      <path d="M66 150v290M454 150v290" stroke="#7a5b36" strokeWidth="12" strokeLinecap="round"/>
      <rect x="72" y="140" width="376" height="160" fill="rgb(0 0 0 / .07)"/>
      <g transform="translate(102 214)">
      <rect width="96" height="76" rx="3" fill="#c69a63"/>
      <rect x="41" width="14" height="76" fill="var(--ill-tape)"/>
      <g transform="translate(8 10)">
      <rect width="40" height="30" rx="2" fill="#fff"/>
      <path d="M5 6h18M5 11h12" stroke="#57524a" strokeWidth="2"/>
      <path d="M5 17v8m3-8v8m4-8v8m2-8v8m4-8v8m3-8v8m2-8v8m4-8v8m3-8v8m2-8v8" stroke="#1a1816" strokeWidth="1.400"/></g></g>
      <g transform="translate(206 178)">
      <rect width="124" height="112" rx="3" fill="#b98a52"/>
      <rect x="55" width="14" height="112" fill="var(--ill-tape)"/>
      <g transform="translate(10 16)">
      <rect width="40" height="30" rx="2" fill="#fff"/>
      <path d="M5 6h18M5 11h12" stroke="#57524a" strokeWidth="2"/>
      <path d="M5 17v8m3-8v8m4-8v8m2-8v8m4-8v8m3-8v8m2-8v8m4-8v8m3-8v8m2-8v8" stroke="#1a1816" strokeWidth="1.400"/></g></g>
      <g transform="translate(338 232)">
      <rect width="80" height="58" rx="3" fill="#d2aa76"/>
      <rect x="33" width="14" height="58" fill="var(--ill-tape)"/>
      <g transform="translate(4 8)">
      <rect width="40" height="30" rx="2" fill="#fff"/>
      <path d="M5 6h18M5 11h12" stroke="#57524a" strokeWidth="2"/>
      <path d="M5 17v8m3-8v8m4-8v8m2-8v8m4-8v8m3-8v8m2-8v8m4-8v8m3-8v8m2-8v8" stroke="#1a1816" strokeWidth="1.400"/></g></g>
      <g transform="translate(226 146)">
      <rect width="70" height="32" rx="3" fill="#d2aa76"/>
      <rect x="28" width="14" height="32" fill="var(--ill-tape)"/></g>
      <rect x="40" y="290" width="440" height="26" rx="5" fill="#9a7446"/>
      <rect x="40" y="290" width="440" height="9" rx="4.500" fill="#b0875a"/>
      <rect x="54" y="316" width="412" height="118" rx="3" fill="#b98a58"/>
      <path d="M54 355h412M54 394h412" stroke="#a47645" strokeWidth="2"/>
      <g transform="translate(186 336)">
      <rect width="148" height="74" rx="6" fill="#fbfaf7"/>
      <path d="M18 20h70M18 34h46" stroke="#57524a" strokeWidth="5" strokeLinecap="round"/>
      <path d="M18 48v14m6-14v14m5-14v14m8-14v14m4-14v14m7-14v14m5-14v14m6-14v14m8-14v14m5-14v14m4-14v14m8-14v14" stroke="#1a1816" strokeWidth="2.600"/>
      <circle cx="118" cy="29" r="13" fill="none" stroke="#2d49c8" strokeWidth="3"/>
      <path d="m112 29 4.500 4.500L125 25" fill="none" stroke="#2d49c8" strokeWidth="3" strokeLinecap="round" strokeLinejoin="round"/></g>
      <path d="M80 60H125L95 132H40z" fill="var(--ill-a2)"/>
      <path d="M125 60H170L150 132H95z" fill="var(--ill-b2)"/>
      <path d="M170 60H215L205 132H150z" fill="var(--ill-a2)"/>
      <path d="M215 60H260L260 132H205z" fill="var(--ill-b2)"/>
      <path d="M260 60H305L315 132H260z" fill="var(--ill-a2)"/>
      <path d="M305 60H350L370 132H315z" fill="var(--ill-b2)"/>
      <path d="M350 60H395L425 132H370z" fill="var(--ill-a2)"/>
      <path d="M395 60H440L480 132H425z" fill="var(--ill-b2)"/>
      <path d="M78 52h364v10H78z" fill="#1c2f84"/>
      <path d="M40 132h55v30a27.5 27.5 0 0 1-55 0z" fill="var(--ill-a)"/>
      <path d="M95 132h55v30a27.5 27.5 0 0 1-55 0z" fill="var(--ill-b)"/>
      <path d="M150 132h55v30a27.5 27.5 0 0 1-55 0z" fill="var(--ill-a)"/>
      <path d="M205 132h55v30a27.5 27.5 0 0 1-55 0z" fill="var(--ill-b)"/>
      <path d="M260 132h55v30a27.5 27.5 0 0 1-55 0z" fill="var(--ill-a)"/>
      <path d="M315 132h55v30a27.5 27.5 0 0 1-55 0z" fill="var(--ill-b)"/>
      <path d="M370 132h55v30a27.5 27.5 0 0 1-55 0z" fill="var(--ill-a)"/>
      <path d="M425 132h55v30a27.5 27.5 0 0 1-55 0z" fill="var(--ill-b)"/>
    </svg>
  );
}
