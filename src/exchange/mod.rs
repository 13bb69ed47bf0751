//! L2: other formats, text or bytes in and out.
pub mod alerts;
pub mod rota;
