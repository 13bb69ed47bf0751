//! How wide a text is, without asking the browser: widths of the common system fonts' digits and letters in thousandths of
//! the text height, on the wide side (DejaVu Sans), so that nothing is cut where the reader's font is narrower.

/// Widths of the ASCII letters from space to tilde.
const ASCII: [u16; 95] = [
    318, 401, 460, 838, 636, 950, 780, 275, 390, 390, 500, 838, 318, 361, 318, 337, 636, 636, 636, 636, 636,
    636, 636, 636, 636, 636, 337, 337, 838, 838, 838, 531, 1000, 684, 686, 698, 770, 632, 575, 775, 752, 295,
    295, 656, 557, 863, 748, 787, 603, 787, 695, 635, 611, 732, 684, 989, 685, 611, 685, 390, 337, 390, 838,
    500, 500, 613, 635, 550, 635, 615, 352, 635, 634, 278, 278, 579, 278, 974, 634, 612, 635, 635, 411, 521,
    392, 634, 592, 818, 592, 592, 525, 636, 337, 636, 838,
];

/// The width of a text in pixels at a text height.
pub fn text_width(text: &str, text_px: f64) -> f64 {
    let thousandths: u32 = text
        .chars()
        .map(|letter| {
            let code = letter as usize;
            let common = code.checked_sub(32).and_then(|index| ASCII.get(index)).copied();
            // Other Latin letters are about as wide as "m" is half; letters of East Asia fill a square.
            u32::from(common.unwrap_or(if code >= 0x2e80 { 1000 } else { 640 }))
        })
        .sum();
    f64::from(thousandths) / 1000.0 * text_px
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn wider_words_take_more_room_and_digits_are_all_alike() {
        assert!(text_width("At the desk", 12.0) > text_width("Work", 12.0));
        assert_eq!(text_width("111", 10.0), text_width("888", 10.0));
        assert!((text_width("0", 10.0) - 6.36).abs() < 1e-9);
        assert!(text_width("監視", 10.0) >= 20.0);
    }
}
