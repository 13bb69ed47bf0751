//! L2: one chart specification per chart: what is drawn, said and tabled, without saying how.
