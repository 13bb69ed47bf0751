//! Is this the name of a machine? Names of machines never enter a plan: a column of them is refused as rule, and taken as host.
//!
//! A full name is labels joined by dots that end as names of networks do: `srv-0.corp.example.com`, `DC01.corp.local`. A short
//! one is letters with digits, `ws1234`; by itself that may be anything, so that it counts only under a title such as
//! "source" and where there are many of them. Limits: a short name without a digit is not told from other words, and a name
//! whose network ends in a word of its own only where the machine has a digit (`web1.dc.acme`).

/// Endings of networks that everybody knows, beside those of two letters, which are countries.
const ENDINGS: &[&str] = &[
    "com",
    "net",
    "org",
    "edu",
    "gov",
    "mil",
    "biz",
    "arpa",
    // Never public.
    "local",
    "localdomain",
    "lan",
    "internal",
    "intranet",
    "corp",
    "home",
    "example",
    "invalid",
    "localhost",
];
/// What files end in and names of machines do not.
const FILES: &[&str] = &[
    "exe", "dll", "sys", "bat", "cmd", "ps1", "vbs", "js", "jar", "py", "sh", "so", "pl", "rb", "php", "asp",
    "aspx", "jsp", "doc", "docx", "docm", "xls", "xlsx", "xlsm", "ppt", "pptx", "pdf", "rtf", "txt", "log",
    "csv", "json", "xml", "yml", "yaml", "html", "htm", "zip", "rar", "gz", "tar", "iso", "img", "lnk",
    "msi", "hta", "scr", "tmp", "bin", "dat", "md", "rs", "cc", "ps",
];
/// Among fewer names with digits, they may be those of products.
pub(super) const MANY_MACHINES: usize = 8;

/// Letters, digits and hyphens, letters all large or all small.
fn is_label(label: &str) -> bool {
    let fits = |c: char| c.is_alphanumeric() || c == '-' || c == '_';
    // Rules are written like Win.Trojan.Agent.
    let is_mixed = label.contains(char::is_lowercase) && label.contains(char::is_uppercase);
    let has_edges = !label.is_empty() && !label.starts_with('-') && !label.ends_with('-');
    has_edges && !is_mixed && label.chars().all(fits)
}

/// Whether a whole value is the full name of a machine.
pub(super) fn is_full_name(value: &str) -> bool {
    let value = value.trim().trim_end_matches(['.', '$']);
    let value = match value.rsplit_once(':') {
        Some((name, port)) if !port.is_empty() && port.bytes().all(|b| b.is_ascii_digit()) => name,
        _ => value,
    };
    let Some((front, ending)) = value.rsplit_once('.') else { return false };
    if value.len() > 253 || !value.split('.').all(is_label) || !ending.chars().all(char::is_alphabetic) {
        return false;
    }
    let ending = ending.to_lowercase();
    let dots = value.matches('.').count();
    let is_country = ending.chars().count() == 2;
    // Two letters that are a file's ending as well are a country only behind a network.
    if FILES.contains(&ending.as_str()) && !(is_country && dots > 1) {
        return false;
    }
    let machine = front.split('.').next().unwrap_or_default();
    let has_digit = machine.contains(|c: char| c.is_ascii_digit()) && machine.contains(char::is_alphabetic);
    ENDINGS.contains(&ending.as_str()) || is_country || dots > 1 && has_digit
}

/// Whether a whole value may be the short name of a machine: letters with digits, nothing else but hyphens.
pub(super) fn may_be_short_name(value: &str) -> bool {
    let value = value.trim().trim_end_matches('$');
    value.chars().count() <= 63
        && is_label(value)
        && value.contains(|c: char| c.is_ascii_digit())
        && value.contains(char::is_alphabetic)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn full_names_of_machines_are_told_from_rules_techniques_and_files() {
        for name in [
            "srv-0.corp.example.com",
            "SRV-0.CORP.EXAMPLE.COM",
            "DC01.corp.local",
            "printer.lan",
            "ip-10-0-0-1.ec2.internal",
            "web1.dc.acme",
            "mail.acme.pl",
            "acme.de",
            "ws7.corp.example.com:443",
            "db.acme.com.",
        ] {
            assert!(is_full_name(name), "{name}");
        }
        for other in [
            "Win.Trojan.Agent",
            "Trojan-Downloader.Win32.Agent.gb",
            "W32.Blaster.Worm",
            "T1110.001",
            "x.exe",
            "setup.v2.exe",
            "run.py",
            "user.account.locked",
            "threat.domain",
            "1.2.3",
            "v10.2.1",
            "Scan of srv-0.corp.example.com",
            "srv-01",
            ".net",
            "a..com",
            "",
        ] {
            assert!(!is_full_name(other), "{other}");
        }
    }

    #[test]
    fn short_names_have_letters_and_digits() {
        for name in ["srv-01", "ws1234", "LAPTOP-0007", "DC01$"] {
            assert!(may_be_short_name(name), "{name}");
        }
        for other in ["firewall", "1234", "Office 365", "Office365", "T1110.001", "-a1"] {
            assert!(!may_be_short_name(other), "{other}");
        }
    }
}
