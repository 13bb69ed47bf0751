//! Which currency does the reader probably count in? Proposed from the time zone of their computer.
//!
//! In: an IANA zone. Out: three letters of ISO 4217, or none where the zone does not tell. Zones by country after the
//! IANA table `zone1970.tab`; euro countries as of 2026. Limits: a zone says where a computer is, not whose money is
//! spent, so that what comes out is an offer to be changed.

/// The cities of `Europe/` that do not pay in euro, with what they pay in.
const EUROPE: &[(&str, &str)] = &[
    ("London", "GBP"),
    ("Belfast", "GBP"),
    ("Guernsey", "GBP"),
    ("Isle_of_Man", "GBP"),
    ("Jersey", "GBP"),
    ("Gibraltar", "GIP"),
    ("Zurich", "CHF"),
    ("Busingen", "CHF"),
    ("Vaduz", "CHF"),
    ("Stockholm", "SEK"),
    ("Oslo", "NOK"),
    ("Copenhagen", "DKK"),
    ("Warsaw", "PLN"),
    ("Prague", "CZK"),
    ("Budapest", "HUF"),
    ("Bucharest", "RON"),
    ("Belgrade", "RSD"),
    ("Sarajevo", "BAM"),
    ("Skopje", "MKD"),
    ("Tirane", "ALL"),
    ("Chisinau", "MDL"),
    ("Tiraspol", "MDL"),
    ("Kiev", "UAH"),
    ("Kyiv", "UAH"),
    ("Uzhgorod", "UAH"),
    ("Zaporozhye", "UAH"),
    ("Minsk", "BYN"),
    ("Istanbul", "TRY"),
    ("Moscow", "RUB"),
    ("Kaliningrad", "RUB"),
    ("Kirov", "RUB"),
    ("Volgograd", "RUB"),
    ("Saratov", "RUB"),
    ("Samara", "RUB"),
    ("Astrakhan", "RUB"),
    ("Ulyanovsk", "RUB"),
    ("Simferopol", "RUB"),
];

/// Zones outside of Europe whose country is plain and whose desks are many.
const ELSEWHERE: &[(&str, &[&str])] = &[
    (
        "USD",
        &[
            "America/New_York",
            "America/Detroit",
            "America/Chicago",
            "America/Denver",
            "America/Boise",
            "America/Phoenix",
            "America/Los_Angeles",
            "America/Anchorage",
            "America/Juneau",
            "America/Puerto_Rico",
            "Pacific/Honolulu",
        ],
    ),
    (
        "CAD",
        &[
            "America/Toronto",
            "America/Montreal",
            "America/Vancouver",
            "America/Edmonton",
            "America/Winnipeg",
            "America/Regina",
            "America/Halifax",
            "America/St_Johns",
        ],
    ),
    ("MXN", &["America/Mexico_City", "America/Monterrey"]),
    ("BRL", &["America/Sao_Paulo"]),
    ("JPY", &["Asia/Tokyo"]),
    ("SGD", &["Asia/Singapore"]),
    ("HKD", &["Asia/Hong_Kong"]),
    ("INR", &["Asia/Kolkata", "Asia/Calcutta"]),
    ("AED", &["Asia/Dubai"]),
    ("ILS", &["Asia/Jerusalem"]),
    ("EUR", &["Asia/Nicosia", "Atlantic/Canary", "Atlantic/Madeira", "Atlantic/Azores"]),
    ("NZD", &["Pacific/Auckland"]),
    ("ZAR", &["Africa/Johannesburg"]),
];

/// The currency of the zone's country; none where the zone does not tell.
pub fn likely_currency(zone: &str) -> Option<&'static str> {
    match zone.split_once('/') {
        Some(("Europe", city)) => {
            Some(EUROPE.iter().find(|(name, _)| *name == city).map_or("EUR", |(_, currency)| currency))
        }
        Some(("Australia", _)) => Some("AUD"),
        Some(("America", place)) if place.starts_with("Indiana/") || place.starts_with("Kentucky/") => {
            Some("USD")
        }
        _ => ELSEWHERE.iter().find(|(_, zones)| zones.contains(&zone)).map(|(currency, _)| *currency),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_reader_is_offered_the_money_of_their_country() {
        for (zone, currency) in [
            ("Europe/Berlin", Some("EUR")),
            ("Europe/London", Some("GBP")),
            ("Europe/Zurich", Some("CHF")),
            ("America/Chicago", Some("USD")),
            ("America/Indiana/Knox", Some("USD")),
            ("America/Toronto", Some("CAD")),
            ("Australia/Perth", Some("AUD")),
        ] {
            assert_eq!(likely_currency(zone), currency, "{zone}");
        }
    }

    #[test]
    fn a_zone_that_does_not_tell_a_country_offers_none() {
        for zone in ["UTC", "Etc/GMT+3", "America/Argentina/Ushuaia", "", "Europe"] {
            assert_eq!(likely_currency(zone), None, "{zone}");
        }
    }
}
