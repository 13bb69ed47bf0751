//! L5: the page.
