/** The mark of Portico: a gate. */
export const Mark = () => (
  <svg className="mark" viewBox="0 0 32 32" width="24" height="24" aria-hidden="true">
    <rect width="32" height="32" rx="8" />
    <path d="M7 25V13.5a9 9 0 0 1 18 0V25h-5V13.5a4 4 0 0 0-8 0V25z" />
  </svg>
);
