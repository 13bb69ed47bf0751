//! Is this the address of a machine or a person? Addresses never enter a plan: a column of them is refused as rule or source, and an
//! address inside the name of a rule is masked.
//!
//! Known are IPv4 (with port or prefix length), IPv6, MAC and e-mail addresses; names of machines: [`super::machine`].
//! Limits: names of people are not told from other words.

use std::net::{Ipv4Addr, Ipv6Addr};

/// What stands in the place of an address.
pub(super) const MASK: &str = "[address]";

/// Whether a whole value is an address, of a machine or of a person.
pub(super) fn is_address(value: &str) -> bool {
    let value = value.trim().trim_matches(['[', ']', '(', ')', '"', '\'', ';', ',', '<', '>']);
    if is_mail_address(value) {
        return true;
    }
    if value.len() < 3 || !value.contains(['.', ':', '-']) {
        return false;
    }
    let bare = value.split_once('/').map_or(value, |(address, _)| address);
    let without_zone = bare.split_once('%').map_or(bare, |(address, _)| address);
    let without_port = bare.rsplit_once(':').map_or(bare, |(address, _)| address.trim_matches(['[', ']']));
    bare.parse::<Ipv4Addr>().is_ok()
        || without_port.parse::<Ipv4Addr>().is_ok()
        || without_zone.parse::<Ipv6Addr>().is_ok()
        || value.contains(']') && without_port.parse::<Ipv6Addr>().is_ok()
        || is_mac(bare)
}

/// Something on both sides of an at sign, and no space.
fn is_mail_address(value: &str) -> bool {
    let is_part = |c: char| c.is_alphanumeric() || "._%+-'".contains(c);
    value.split_once('@').is_some_and(|(person, place)| {
        !person.is_empty()
            && person.chars().all(is_part)
            && place.chars().all(|c| c.is_alphanumeric() || ".-".contains(c))
            && place.chars().any(char::is_alphanumeric)
    })
}

/// Six pairs of hexadecimal digits with one kind of separator, or three fours with dots.
fn is_mac(value: &str) -> bool {
    [(':', 6, 2), ('-', 6, 2), ('.', 3, 4)].iter().any(|(separator, parts, length)| {
        value.split(*separator).count() == *parts
            && value
                .split(*separator)
                .all(|part| part.len() == *length && part.bytes().all(|b| b.is_ascii_hexdigit()))
    })
}

/// The text with every address in it masked.
pub(super) fn mask_addresses(text: &str) -> String {
    let is_part = |c: char| c.is_alphanumeric() || matches!(c, '.' | ':' | '-' | '/' | '%' | '@' | '_' | '+');
    let mut masked = String::with_capacity(text.len());
    let mut rest = text;
    while !rest.is_empty() {
        let word_length = rest.find(|c: char| !is_part(c)).unwrap_or(rest.len());
        let (word, after) = rest.split_at(word_length);
        // A sentence may end right behind an address.
        let core = word.trim_matches(['.', ':', '-', '/']);
        if is_address(core) {
            masked.push_str(&word.replacen(core, MASK, 1));
        } else {
            masked.push_str(&mask_after_label(word, core));
        }
        let gap = after.find(is_part).unwrap_or(after.len());
        let (between, following) = after.split_at(gap);
        masked.push_str(between);
        rest = following;
    }
    masked
}

/// `src:10.0.0.1` and `ip/10.0.0.1`: an address behind a label.
fn mask_after_label(word: &str, core: &str) -> String {
    for (at, _) in core.match_indices([':', '/', '-']) {
        if let Some(tail) = core.get(at + 1..).filter(|tail| is_address(tail) && tail.len() > 6) {
            return word.replacen(tail, MASK, 1);
        }
    }
    word.to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn machine_addresses_are_known_and_rule_names_are_not_taken_for_them() {
        for address in [
            "10.0.0.1",
            "192.168.131.109:443",
            "10.0.0.0/8",
            "fe80::1",
            "fe80::1%eth0",
            "2001:db8::8a2e:370:7334",
            "[2001:db8::1]:443",
            "00:1A:2b:3c:4d:5e",
            "00-1A-2B-3C-4D-5E",
            "001a.2b3c.4d5e",
            " 10.0.0.1 ",
            "jane.doe0@corp.example",
            "<j\u{f6}rg+soc@corp>",
        ] {
            assert!(is_address(address), "{address}");
        }
        for other in [
            "S-Dns-Qry3",
            "1.2.3",
            "v10.2.1",
            "10:15",
            "2024-03-12",
            "Brute force",
            "",
            "a:b",
            "300.1.1.1",
            "@here",
            "5@",
        ] {
            assert!(!is_address(other), "{other}");
        }
    }

    #[test]
    fn an_address_inside_a_rule_name_is_masked_and_the_rest_stays() {
        for (name, masked) in [
            ("Login from 10.1.2.3.", "Login from [address]."),
            ("Scan 10.1.2.3:22 -> fe80::1, seen", "Scan [address] -> [address], seen"),
            ("src=10.1.2.3;dst:10.1.2.4", "src=[address];dst:[address]"),
            (
                "Suricata: Alert - ET INFO Observed DNS Query to .biz TLD",
                "Suricata: Alert - ET INFO Observed DNS Query to .biz TLD",
            ),
            ("Wazuh: CMS (WordPress) login – é", "Wazuh: CMS (WordPress) login – é"),
            (
                "User jane.doe0@corp.example locked out (mail:jo_e@corp.example)",
                "User [address] locked out (mail:[address])",
            ),
            ("MAC 00:1a:2b:3c:4d:5e moved", "MAC [address] moved"),
        ] {
            assert_eq!(mask_addresses(name), masked);
        }
    }
}
