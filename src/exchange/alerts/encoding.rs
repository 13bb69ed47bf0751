//! Which characters do the bytes of a file mean? UTF-8 goes through untouched; UTF-16 and Windows-1252 are turned into it.
//!
//! A byte order mark decides. Without one, zero bytes in every second place mean UTF-16, bytes that are valid UTF-8 mean
//! UTF-8, and anything else Windows-1252, the usual export of Windows programs in Western Europe.

use crate::domain::alert_file::TextEncoding;
use encoding_rs::{Encoding, UTF_16BE, UTF_16LE, WINDOWS_1252};
use std::borrow::Cow;

const UTF8_MARK: &[u8] = b"\xef\xbb\xbf";

/// Guesses the encoding from the beginning of a file, which may end inside a character.
pub(super) fn detect_encoding(head: &[u8]) -> TextEncoding {
    if head.starts_with(b"\xff\xfe") {
        return TextEncoding::Utf16Le;
    }
    if head.starts_with(b"\xfe\xff") {
        return TextEncoding::Utf16Be;
    }
    let sample = head.get(..head.len().min(4096)).unwrap_or(head);
    let zeros = |odd: usize| sample.iter().skip(odd).step_by(2).filter(|b| **b == 0).count();
    if sample.len() >= 4 && zeros(1) * 4 > sample.len() && zeros(0) == 0 {
        return TextEncoding::Utf16Le;
    }
    if sample.len() >= 4 && zeros(0) * 4 > sample.len() && zeros(1) == 0 {
        return TextEncoding::Utf16Be;
    }
    match std::str::from_utf8(head) {
        Ok(_) => TextEncoding::Utf8,
        // Cut inside a character.
        Err(error) if error.error_len().is_none() => TextEncoding::Utf8,
        Err(_) => TextEncoding::Windows1252,
    }
}

/// Turns the bytes of a file into UTF-8, piece by piece.
pub(super) struct Transcoder {
    decoder: Option<encoding_rs::Decoder>,
    buffer: Vec<u8>,
    /// How many bytes of the UTF-8 mark were matched; none once that is settled.
    mark: Option<usize>,
}

impl Transcoder {
    pub(super) fn new(encoding: TextEncoding) -> Self {
        let of = |encoding: &'static Encoding| Some(encoding.new_decoder_with_bom_removal());
        let decoder = match encoding {
            TextEncoding::Utf8 => None,
            TextEncoding::Utf16Le => of(UTF_16LE),
            TextEncoding::Utf16Be => of(UTF_16BE),
            TextEncoding::Windows1252 => of(WINDOWS_1252),
        };
        Self { decoder, buffer: vec![0; 16 * 1024], mark: Some(0) }
    }

    /// Passes the text of these bytes on, in pieces; `last` when no more will come.
    pub(super) fn feed<E>(
        &mut self,
        mut bytes: &[u8],
        last: bool,
        mut pass_on: impl FnMut(&[u8]) -> Result<(), E>,
    ) -> Result<(), E> {
        let Some(decoder) = &mut self.decoder else {
            return self.feed_utf8(bytes, last, pass_on);
        };
        loop {
            let (result, read, written, _) = decoder.decode_to_utf8(bytes, &mut self.buffer, last);
            bytes = bytes.get(read..).unwrap_or_default();
            pass_on(self.buffer.get(..written).unwrap_or_default())?;
            if result == encoding_rs::CoderResult::InputEmpty {
                return Ok(());
            }
        }
    }

    fn feed_utf8<E>(
        &mut self,
        mut bytes: &[u8],
        last: bool,
        mut pass_on: impl FnMut(&[u8]) -> Result<(), E>,
    ) -> Result<(), E> {
        if let Some(mut matched) = self.mark {
            while let (Some(expected), Some((first, rest))) = (UTF8_MARK.get(matched), bytes.split_first()) {
                if first != expected {
                    break;
                }
                matched += 1;
                bytes = rest;
            }
            if matched < UTF8_MARK.len() && bytes.is_empty() && !last {
                self.mark = Some(matched);
                return Ok(());
            }
            self.mark = None;
            if matched < UTF8_MARK.len() {
                pass_on(UTF8_MARK.get(..matched).unwrap_or_default())?;
            }
        }
        pass_on(bytes)
    }
}

/// The text of a field: UTF-8, or Windows-1252 where it is none (a file whose beginning was plain ASCII).
pub(super) fn text_of(bytes: &[u8]) -> Cow<'_, str> {
    match std::str::from_utf8(bytes) {
        Ok(text) => Cow::Borrowed(text),
        Err(_) => WINDOWS_1252.decode_without_bom_handling(bytes).0,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn encoded(text: &str, encoding: TextEncoding) -> Vec<u8> {
        match encoding {
            TextEncoding::Utf8 => text.into(),
            TextEncoding::Utf16Le => text.encode_utf16().flat_map(u16::to_le_bytes).collect(),
            TextEncoding::Utf16Be => text.encode_utf16().flat_map(u16::to_be_bytes).collect(),
            TextEncoding::Windows1252 => WINDOWS_1252.encode(text).0.into_owned(),
        }
    }

    fn decoded(bytes: &[u8], encoding: TextEncoding, chunk: usize) -> String {
        let mut transcoder = Transcoder::new(encoding);
        let mut text = Vec::new();
        let mut collect = |piece: &[u8]| -> Result<(), ()> {
            text.extend_from_slice(piece);
            Ok(())
        };
        for piece in bytes.chunks(chunk) {
            transcoder.feed(piece, false, &mut collect).unwrap();
        }
        transcoder.feed(&[], true, &mut collect).unwrap();
        String::from_utf8(text).unwrap()
    }

    #[test]
    fn a_file_from_a_german_windows_reads_the_same_in_every_encoding_and_slicing() {
        use TextEncoding::{Utf8, Utf16Be, Utf16Le, Windows1252};
        let text = "Zeit;Überprüfung – Gerät\r\n1;ä€\r\n";
        for encoding in [Utf8, Utf16Le, Utf16Be, Windows1252] {
            let plain = encoded(text, encoding);
            assert_eq!(detect_encoding(&plain), encoding);
            let mut marked = encoded("\u{feff}", encoding);
            marked.extend_from_slice(&plain);
            for chunk in [1, 2, 3, 7, 1000] {
                assert_eq!(decoded(&plain, encoding, chunk), text, "{encoding:?} in {chunk}");
                if encoding != Windows1252 {
                    assert_eq!(detect_encoding(&marked), encoding);
                    assert_eq!(decoded(&marked, encoding, chunk), text, "{encoding:?} with mark in {chunk}");
                }
            }
        }
    }

    #[test]
    fn half_a_byte_order_mark_is_passed_on_as_it_is() {
        let mut transcoder = Transcoder::new(TextEncoding::Utf8);
        let mut bytes = Vec::new();
        let mut collect = |piece: &[u8]| -> Result<(), ()> {
            bytes.extend_from_slice(piece);
            Ok(())
        };
        transcoder.feed(b"\xef\xbb", false, &mut collect).unwrap();
        transcoder.feed(b"a", true, &mut collect).unwrap();
        assert_eq!(bytes, b"\xef\xbba");
    }
}
