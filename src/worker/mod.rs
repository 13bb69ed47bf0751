//! L5: the other side of the Web Worker.
