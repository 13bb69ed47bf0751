//! Entries of a file that writing the plan would leave out: what is empty and known is no loss, what is not known is told.

use serde_json::{Value, json};
use watchfloor::{
    app::sample::sample,
    base::Month,
    document::{Access, load, save},
};

/// The sample's file with something changed, and what is said of it when it is read.
fn told(change: impl FnOnce(&mut Value)) -> (Access, Vec<String>) {
    let plan = sample(Month { year: 2027, month: 1 });
    let saved_at = "2027-01-04T09:30:00Z".parse().unwrap();
    let mut value: Value = serde_json::from_str(&save(&plan, saved_at).unwrap()).unwrap();
    change(&mut value);
    let loaded = load(value.to_string().as_bytes()).unwrap();
    (loaded.access, loaded.issues.into_iter().map(|issue| issue.facts.detail).collect())
}

/// The first record of a list of the rota.
fn first<'a>(value: &'a mut Value, list: &str) -> &'a mut Value {
    value["document"]["rota"][list].as_object_mut().unwrap().values_mut().next().unwrap()
}

#[test]
fn what_is_empty_and_usually_left_out_is_no_loss() {
    let (access, issues) = told(|value| {
        for person in value["document"]["rota"]["people"].as_object_mut().unwrap().values_mut() {
            for empty in ["leave", "wishes", "worked", "calls"] {
                person[empty] = json!({});
            }
            person["skills"] = json!([]);
            person["crew"] = json!("");
            person["site"] = json!(null);
            person["lieu_hours"] = json!(0.0);
            person["at_home"] = json!([false, false, false, false, false, false, false]);
        }
        first(value, "cover")["on_site"] = json!(false);
        first(value, "cover")["on_dates"] = json!({});
    });
    assert_eq!((access, issues), (Access::Editable, vec![]));
}

#[test]
fn what_is_not_known_is_told_even_where_it_is_empty_or_stands_beside_what_is_known() {
    let (access, issues) = told(|value| {
        let person = first(value, "people");
        person["leave"] = json!({});
        person["leaves"] = json!({});
        person["lieu"] = json!(0);
        first(value, "shifts")["leave"] = json!({});
        value["document"]["rotas"] = json!([]);
    });
    assert_eq!(access, Access::LossToAccept);
    let names: Vec<&str> = issues.iter().map(|path| path.rsplit('.').next().unwrap()).collect();
    assert_eq!(names, ["leaves", "lieu", "leave", "rotas"], "{issues:?}");
    assert!(issues[2].starts_with("document.rota.shifts."), "{issues:?}");
}
