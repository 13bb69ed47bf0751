//! From bytes to rows: quotes, embedded line ends and ragged rows are csv-core's business; here is what a piece of input
//! that ends anywhere means, and a limit on how long a row may grow.

use csv_core::{ReadRecordResult, Reader, ReaderBuilder};

/// A row may be this long, in bytes; beyond, a quote was opened and never closed.
pub(super) const MAX_ROW_BYTES: usize = 1 << 20;
const MAX_FIELDS: usize = 4096;

/// Reads rows from pieces of text.
pub(super) struct RecordReader {
    reader: Reader,
    text: Vec<u8>,
    text_length: usize,
    ends: Vec<usize>,
    fields: usize,
    too_long: bool,
    ended_with_line_feed: bool,
}

/// A row as it was read.
pub(super) struct Record<'a> {
    text: &'a [u8],
    ends: &'a [usize],
    /// The line on which it ends.
    last_line: u64,
    /// It is longer than a row may be; its fields are not to be had.
    pub(super) too_long: bool,
}

impl<'a> Record<'a> {
    /// The field in this column, spaces around it taken off.
    pub(super) fn field(&self, column: usize) -> Option<&'a [u8]> {
        let end = *self.ends.get(column)?;
        let start = column.checked_sub(1).and_then(|before| self.ends.get(before)).copied().unwrap_or(0);
        self.text.get(start..end).map(<[u8]>::trim_ascii)
    }

    /// How many fields it has.
    pub(super) fn len(&self) -> usize {
        self.ends.len()
    }

    /// Whether there is nothing in it but separators.
    pub(super) fn is_blank(&self) -> bool {
        self.text.trim_ascii().is_empty()
    }

    /// The line on which it begins, from 1.
    pub(super) fn first_line(&self) -> u64 {
        self.last_line - self.text.iter().filter(|b| **b == b'\n').count() as u64
    }
}

impl RecordReader {
    pub(super) fn new(separator: u8) -> Self {
        Self {
            reader: ReaderBuilder::new().delimiter(separator).build(),
            text: vec![0; 4096],
            text_length: 0,
            ends: vec![0; 64],
            fields: 0,
            too_long: false,
            ended_with_line_feed: false,
        }
    }

    /// Passes every row on that is complete in these bytes; an empty piece ends the text.
    pub(super) fn feed(&mut self, mut piece: &[u8], mut row: impl FnMut(&Record<'_>)) {
        let at_end = piece.is_empty();
        loop {
            let room = self.text.get_mut(self.text_length..).unwrap_or_default();
            let ends_room = self.ends.get_mut(self.fields..).unwrap_or_default();
            let (result, read, written, ended) = self.reader.read_record(piece, room, ends_room);
            if let Some(last) = read.checked_sub(1).and_then(|last| piece.get(last)) {
                self.ended_with_line_feed = *last == b'\n';
            }
            piece = piece.get(read..).unwrap_or_default();
            self.text_length += written;
            self.fields += ended;
            match result {
                ReadRecordResult::InputEmpty if at_end => {}
                ReadRecordResult::InputEmpty | ReadRecordResult::End => return,
                ReadRecordResult::OutputFull if self.text.len() >= MAX_ROW_BYTES => self.overrun(),
                ReadRecordResult::OutputFull => self.text.resize(self.text.len() * 2, 0),
                ReadRecordResult::OutputEndsFull if self.ends.len() >= MAX_FIELDS => self.overrun(),
                ReadRecordResult::OutputEndsFull => self.ends.resize(self.ends.len() * 2, 0),
                ReadRecordResult::Record => self.pass_on(&mut row),
            }
            if piece.is_empty() && !at_end {
                return;
            }
        }
    }

    /// Forgets what the row holds so far, so that a file in one quote does not fill the memory.
    fn overrun(&mut self) {
        self.too_long = true;
        self.text_length = 0;
        self.fields = 0;
    }

    fn pass_on(&mut self, row: &mut impl FnMut(&Record<'_>)) {
        let record = Record {
            text: self.text.get(..self.text_length).unwrap_or_default(),
            ends: if self.too_long { &[] } else { self.ends.get(..self.fields).unwrap_or_default() },
            last_line: self.reader.line().saturating_sub(u64::from(self.ended_with_line_feed)),
            too_long: self.too_long,
        };
        row(&record);
        self.text_length = 0;
        self.fields = 0;
        self.too_long = false;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    type Rows = Vec<(u64, Vec<String>)>;

    fn rows(text: &str, chunk: usize) -> Rows {
        let mut reader = RecordReader::new(b',');
        let mut rows = Vec::new();
        let mut collect = |record: &Record<'_>| {
            let field = |at| String::from_utf8_lossy(record.field(at).unwrap_or_default()).into_owned();
            rows.push((record.first_line(), (0..record.len()).map(field).collect()));
        };
        for piece in text.as_bytes().chunks(chunk) {
            reader.feed(piece, &mut collect);
        }
        reader.feed(&[], &mut collect);
        rows
    }

    #[test]
    fn rows_are_the_same_however_the_file_is_cut() {
        let text = "a,b\r\n1,\"x \"\"y\"\", z\"\r\n\r\n2,\"two\nlines\"\n3\n4,5,6";
        let expected: Rows = vec![
            (1, vec!["a".into(), "b".into()]),
            (2, vec!["1".into(), "x \"y\", z".into()]),
            (4, vec!["2".into(), "two\nlines".into()]),
            (6, vec!["3".into()]),
            (7, vec!["4".into(), "5".into(), "6".into()]),
        ];
        for chunk in 1..=text.len() {
            assert_eq!(rows(text, chunk), expected, "pieces of {chunk}");
        }
    }

    #[test]
    fn a_quote_that_is_never_closed_does_not_fill_the_memory() {
        let mut reader = RecordReader::new(b',');
        let mut seen = 0;
        let mut judge = |record: &Record<'_>| {
            assert!(record.too_long);
            seen += 1;
        };
        reader.feed(b"\"", &mut judge);
        for _ in 0..100 {
            reader.feed(&[b'x'; 65_536], &mut judge);
        }
        reader.feed(&[], &mut judge);
        assert!(reader.text.len() <= MAX_ROW_BYTES);
        assert_eq!(seen, 1);
    }
}
