/** Okabe and Ito's colours, which people with any kind of colour blindness tell apart. */
export const COLORS = {
  positive: '#0072B2',
  neutral: '#B8BEC6',
  negative: '#D55E00',
  ink: '#1F2933',
  quiet: '#5F6B7A',
  line: '#E3E7EC',
  paper: '#FFFFFF',
} as const
