//! Files of alerts, read in slices: memory stays far below the size of the file.

use crate::{
    app::job::{JobFailure, JobProgress, JobResult, digested},
    domain::alert_file::TextEncoding,
    exchange::alerts::{ImportOptions, Importer, SNIFF_BYTES, sniff_as},
};
use js_sys::Uint8Array;
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::JsFuture;
use web_sys::{Blob, DomException};

/// How much is read at a time: large enough that the way into wasm costs little, small enough that progress is smooth.
const SLICE_BYTES: u64 = 1 << 20;

async fn slice(file: &Blob, from: u64, to: u64) -> Result<Vec<u8>, JobFailure> {
    let unreadable = |thrown: JsValue| {
        let words = wasm_bindgen::JsCast::dyn_ref::<DomException>(&thrown).map(DomException::message);
        JobFailure::FileUnreadable(words.unwrap_or_default())
    };
    let part = file.slice_with_f64_and_f64(from as f64, to as f64).map_err(unreadable)?;
    let buffer = JsFuture::from(part.array_buffer()).await.map_err(unreadable)?;
    Ok(Uint8Array::new(&buffer).to_vec())
}

/// Looks at the beginning of a file.
pub(super) async fn sniff(
    file: &Blob,
    encoding: Option<TextEncoding>,
    separator: Option<u8>,
    has_header: Option<bool>,
) -> Result<JobResult, JobFailure> {
    let head = slice(file, 0, SNIFF_BYTES as u64).await?;
    Ok(JobResult::Profile(Box::new(sniff_as(&head, encoding, separator, has_header))))
}

/// Tallies a file and draws from it what the page needs.
pub(super) async fn import(
    file: &Blob,
    options: ImportOptions,
    tell: &mut impl FnMut(JobProgress),
) -> Result<JobResult, JobFailure> {
    let of = file.size() as u64;
    let mut importer = Importer::new(options).map_err(JobFailure::Import)?;
    let mut from = 0;
    while from < of {
        let to = (from + SLICE_BYTES).min(of);
        let piece = slice(file, from, to).await?;
        importer.feed(&piece);
        from = to;
        tell(JobProgress::File { bytes: from, of, rows: importer.rows_read() });
    }
    let tally = importer.finish().map_err(JobFailure::Import)?;
    digested(&tally)
}
