//! The browser's own store: what is kept is read back, damage is told from absence, and nothing of a plan is left when it is
//! deleted for good.

use wasm_bindgen_test::wasm_bindgen_test;
use watchfloor::{
    app::keeping::{PlanEntry, PlanId},
    base::RawId,
    platform::storage::{BrowserStore, MemoryStore, PlanStore, Save, StoreError},
};

fn plan(number: u64) -> PlanId {
    PlanId(RawId(number))
}

fn entry(id: PlanId) -> PlanEntry {
    PlanEntry {
        id,
        name: "Nächte".to_owned(),
        created_at: 1,
        saved_at: 2,
        exported_at: Some(3),
        deleted_at: None,
    }
}

async fn store() -> BrowserStore {
    BrowserStore::open().await.expect("a browser that keeps what it is given")
}

fn save(plan: PlanId, sealed: &str, copy_as: Option<i64>, drop_copies: &[i64]) -> Save {
    Save { plan, sealed: sealed.to_owned(), copy_as, drop_copies: drop_copies.to_vec() }
}

#[wasm_bindgen_test]
async fn a_plan_is_kept_with_its_copies_until_it_is_deleted_for_good() {
    let (store, one, other) = (store().await, plan(11), plan(12));
    store.save(save(one, "first", Some(10), &[])).await.unwrap();
    store.save(save(one, "second", Some(20), &[])).await.unwrap();
    store.save(save(one, "third", None, &[10])).await.unwrap();
    store.save(save(other, "another", Some(30), &[])).await.unwrap();
    let texts = store.texts(one).await.unwrap();
    assert_eq!((texts.saved.as_deref(), texts.copies), (Some("third"), vec!["second".to_owned()]));
    assert_eq!(store.copies(one).await.unwrap(), [20]);
    store.delete(one).await.unwrap();
    assert_eq!(store.texts(one).await.unwrap().saved, None);
    assert!(store.copies(one).await.unwrap().is_empty());
    assert_eq!(store.texts(other).await.unwrap().saved.as_deref(), Some("another"));
    store.delete(other).await.unwrap();
}

#[wasm_bindgen_test]
async fn a_plan_is_listed_once_whether_its_text_or_its_copies_are_kept() {
    let (store, one) = (store().await, plan(21));
    for moment in [10, 20] {
        store.save(save(one, "text", Some(moment), &[])).await.unwrap();
    }
    let listed = store.plans().await.unwrap();
    assert_eq!(listed.iter().filter(|plan| **plan == one).count(), 1);
    store.delete(one).await.unwrap();
    assert!(!store.plans().await.unwrap().contains(&one));
}

#[wasm_bindgen_test]
async fn a_damaged_list_of_plans_is_told_from_one_that_is_not_there() {
    let store = store().await;
    let storage = web_sys::window().unwrap().local_storage().unwrap().unwrap();
    store.write_index(&[entry(plan(31))]).unwrap();
    assert_eq!(store.index(), Ok(vec![entry(plan(31))]));
    let key = (0..storage.length().unwrap())
        .filter_map(|index| storage.key(index).unwrap())
        .find(|key| key.ends_with(":index"))
        .expect("the list is kept under a name");
    storage.set_item(&key, "{damaged").unwrap();
    assert!(store.index().is_err());
    storage.remove_item(&key).unwrap();
    assert_eq!(store.index(), Ok(Vec::new()));
}

#[wasm_bindgen_test]
async fn what_is_put_aside_while_the_page_closes_is_there_until_it_is_cleared() {
    let (store, one) = (store().await, plan(41));
    assert_eq!(store.journal(one), None);
    store.write_journal(one, "put aside").unwrap();
    assert_eq!(store.journal(one).as_deref(), Some("put aside"));
    store.clear_journal(one);
    assert_eq!(store.journal(one), None);
}

#[wasm_bindgen_test]
async fn a_full_store_refuses_and_keeps_what_it_had() {
    let (store, one) = (MemoryStore::default(), plan(51));
    store.save(save(one, "first", Some(10), &[])).await.unwrap();
    store.set_full(true);
    assert_eq!(store.save(save(one, "second", None, &[])).await, Err(StoreError::Full));
    assert_eq!(store.write_index(&[entry(one)]), Err(StoreError::Full));
    assert_eq!(store.write_journal(one, "aside"), Err(StoreError::Full));
    assert_eq!(store.texts(one).await.unwrap().saved.as_deref(), Some("first"));
    store.set_full(false);
    store.save(save(one, "second", None, &[])).await.unwrap();
    assert_eq!(store.texts(one).await.unwrap().saved.as_deref(), Some("second"));
}
