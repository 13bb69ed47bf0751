//! What holds for every walk is noticed when it does not hold.

use watchfloor_e2e::{App, walk};

#[tokio::test]
#[should_panic(expected = "console.error: something is wrong")]
async fn a_walk_fails_if_the_page_logs_an_error() {
    walk(async |app: &App| app.script("console.error('something is wrong');", vec![]).await.map(drop)).await;
}

#[tokio::test]
#[should_panic(expected = "policy: connect-src forbids http://elsewhere.test/")]
async fn a_walk_fails_if_the_page_breaks_its_own_policy() {
    walk(async |app: &App| {
        app.script("fetch('http://elsewhere.test/').catch(() => {});", vec![]).await?;
        app.wait_until("the policy is broken", async || Ok(!app.trouble().await?.is_empty())).await
    })
    .await;
}

#[tokio::test]
#[should_panic(expected = "GET http://elsewhere.test/")]
async fn a_walk_fails_if_a_request_leaves_the_origin() {
    walk(async |app: &App| {
        app.script("location.href = 'http://elsewhere.test/';", vec![]).await?;
        app.wait_until("the browser is elsewhere", async || {
            Ok(app.driver.current_url().await?.host_str() == Some("elsewhere.test"))
        })
        .await
    })
    .await;
}
