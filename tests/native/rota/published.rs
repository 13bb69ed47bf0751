//! The published instances of Curtois and Qu (2014), read from `../shared/rota`; without them the tests say so.

#[path = "../../../examples/curtois/format.rs"]
mod format;

use std::path::Path;

use super::best;
use format::{Published, read, written};
use watchfloor::engine::rota::check;

fn instance(number: u32) -> Option<Published> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/rota/instances");
    let path = folder.join(format!("Instance{number}.txt"));
    let Ok(text) = std::fs::read_to_string(&path) else {
        println!("not checked: {} is not here", path.display());
        return None;
    };
    Some(read(&text).unwrap())
}

/// Best known costs from `../shared/rota/reference.csv`; each is proven.
#[test]
fn the_small_ones_are_solved_to_the_best_known_cost() {
    for (number, cost) in [(1, 607), (2, 828), (3, 1001)] {
        let Some(published) = instance(number) else { return };
        let (rota, found) = best(&published.problem, 1, 1_500).unwrap();
        assert_eq!(check(&published.problem, &rota), []);
        assert_eq!((number, found.soft), (number, cost));
    }
}

#[test]
fn the_first_rota_of_each_keeps_all_rules() {
    for number in [4, 5, 6, 7, 9, 10, 11, 12, 13, 15, 17] {
        let Some(published) = instance(number) else { return };
        let (rota, _) = best(&published.problem, 1, 1).unwrap();
        assert_eq!(check(&published.problem, &rota), [], "instance {number}");
        let text = written(&rota, &published.people, &published.shifts);
        assert_eq!(text.lines().count(), published.people.len());
        assert!(text.lines().all(|line| line.split(',').count() == published.problem.days + 1));
    }
}

#[test]
fn what_is_no_instance_is_refused() {
    let refused = |text: &str| read(text).err().unwrap();
    assert_eq!(refused("SECTION_HORIZON\nmany\n"), "many is no number");
    assert_eq!(refused("SECTION_COVER\n0,D,1,2,3\n"), "D is unknown");
    assert_eq!(refused("SECTION_SHIFTS\nD\n"), "D has no field 2");
}
