//! The page's own storage as damage or another program leaves it.

use anyhow::{Result, ensure};
use serde_json::json;

use crate::App;

/// Changes the saved text of every plan by a script of one `text`, which is the sealed text, and reloads the page.
/// `seal(json)` is at hand: it gives a text a head with the right checksum.
pub async fn change_saved_plans(app: &App, change: &str) -> Result<()> {
    let changed = app.script(&CHANGE_SAVED.replace("CHANGE", change), vec![]).await?;
    ensure!(changed.as_u64().is_some_and(|count| count > 0), "no plan was changed: {changed}");
    app.reload().await
}

/// Replaces an entry of localStorage, or removes it, and reloads the page.
pub async fn set_entry(app: &App, name: &str, value: Option<&str>) -> Result<()> {
    app.script(SET_ENTRY, vec![json!(name), json!(value)]).await?;
    app.reload().await
}

const CHANGE_SAVED: &str = r#"
const crc = (bytes) => {
  let rest = -1;
  for (const byte of bytes) {
    rest ^= byte;
    for (let bit = 0; bit < 8; bit += 1) rest = (rest >>> 1) ^ (rest & 1 ? 0xedb88320 : 0);
  }
  return ((rest ^ -1) >>> 0).toString(16).padStart(8, "0");
};
const seal = (json, moment) =>
  `watchfloor-kept 1 ${crc(new TextEncoder().encode(`${moment}${json}`))} ${moment}\n${json}`;
const change = (text) => { CHANGE };
const folder = location.pathname.slice(0, location.pathname.lastIndexOf("/"));
return new Promise((resolve, reject) => {
  const opening = indexedDB.open(`watchfloor:${folder}/:plans`);
  opening.onerror = () => reject(opening.error);
  opening.onsuccess = () => {
    const database = opening.result;
    const transaction = database.transaction(["plans"], "readwrite");
    const plans = transaction.objectStore("plans");
    const keys = plans.getAllKeys();
    keys.onsuccess = () => {
      for (const key of keys.result) {
        const got = plans.get(key);
        got.onsuccess = () => plans.put(change(got.result), key);
      }
    };
    transaction.onabort = () => reject(transaction.error);
    transaction.oncomplete = () => {
      database.close();
      resolve(keys.result.length);
    };
  };
});
"#;

const SET_ENTRY: &str = r#"
const folder = location.pathname.slice(0, location.pathname.lastIndexOf("/"));
const key = `watchfloor:${folder}/:${arguments[0]}`;
if (arguments[1] === null) localStorage.removeItem(key);
else localStorage.setItem(key, arguments[1]);
"#;
