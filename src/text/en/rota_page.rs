//! The page of the rota.

use crate::text::rota_page::{FirstRotaWords, RotaPage};

pub(in crate::text) const ROTA_PAGE: RotaPage = RotaPage {
    first: FirstRotaWords {
        shifts: [
            ("Early", "E"),
            ("Late", "L"),
            ("Night", "N"),
            ("Day", "D"),
            ("Long day", "D"),
            ("Long night", "N"),
        ],
        person: |number| format!("Analyst {number}"),
    },
};
