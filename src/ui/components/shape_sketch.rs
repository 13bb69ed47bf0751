//! A sketch of when work comes: 24 bars of a weekday, 24 of a weekend day, drawn by hand. The values are weights; only their
//! proportion counts, so they are read as "times the average".
//!
//! Pointer: press or drag over the bars. Keys: left and right choose a bar, up and down change it, Page up and down by more.

use super::{Choice, SegmentedControl, next_id, voice};
use crate::base::week::HOURS_PER_DAY;
use leptos::{ev, html, prelude::*};

/// A bar reaches up to this many times the average of a flat day.
const MOST: f64 = 3.0;
const WIDTH: f64 = 480.0;
const HEIGHT: f64 = 128.0;

/// Both days of the sketch: weights by hour, 0 to [`MOST`].
pub type Shape = [[f64; HOURS_PER_DAY]; 2];

/// The sketch.
#[component]
pub fn ShapeSketch(
    /// What is sketched.
    #[prop(into)]
    label: Signal<String>,
    /// How the two days are called: weekday, weekend day.
    names: [String; 2],
    /// Their weights.
    #[prop(into)]
    value: Signal<Shape>,
    /// A bar was moved.
    #[prop(into)]
    on_change: Callback<Shape>,
) -> impl IntoView {
    let words = voice().words.components;
    let id = next_id("shape");
    let day = RwSignal::new(0_usize);
    let hour = RwSignal::new(9_usize);
    let node = NodeRef::<html::Div>::new();
    let dragging = RwSignal::new(false);
    let weight = move || value.with(|shape| shape[day.get().min(1)][hour.get().min(HOURS_PER_DAY - 1)]);
    let set = move |at: usize, to: f64| {
        let mut shape = value.get_untracked();
        // Twentieths: finer than a hand draws, and short when saved.
        shape[day.get_untracked().min(1)][at.min(HOURS_PER_DAY - 1)] =
            libm::round(to.clamp(0.0, MOST) * 20.0) / 20.0;
        on_change.run(shape);
    };
    let draw_at = move |event: &ev::PointerEvent| {
        let Some(element) = node.get_untracked() else { return };
        let bounds = element.get_bounding_client_rect();
        let across = (f64::from(event.client_x()) - bounds.left()) / bounds.width().max(1.0);
        let up = 1.0 - (f64::from(event.client_y()) - bounds.top()) / bounds.height().max(1.0);
        let at = (across.clamp(0.0, 0.999) * HOURS_PER_DAY as f64) as usize;
        hour.set(at);
        set(at, up * MOST);
    };
    let keys = move |event: ev::KeyboardEvent| {
        let (now, height) = (hour.get_untracked(), untrack(weight));
        match event.key().as_str() {
            "ArrowLeft" => hour.set(now.saturating_sub(1)),
            "ArrowRight" => hour.set((now + 1).min(HOURS_PER_DAY - 1)),
            "Home" => hour.set(0),
            "End" => hour.set(HOURS_PER_DAY - 1),
            "ArrowUp" => set(now, height + 0.1),
            "ArrowDown" => set(now, height - 0.1),
            "PageUp" => set(now, height + 0.5),
            "PageDown" => set(now, height - 0.5),
            _ => return,
        }
        event.prevent_default();
    };
    let column = WIDTH / HOURS_PER_DAY as f64;
    let bars = (0..HOURS_PER_DAY).map(|at| {
        let height = Memo::new(move |_| value.with(|shape| shape[day.get().min(1)][at]) / MOST * HEIGHT);
        view! {
            <rect
                class="fill demand"
                class:chosen=move || hour.get() == at
                x=format!("{:.1}", column * at as f64 + 1.0)
                width=format!("{:.1}", column - 2.0)
                y=move || format!("{:.1}", HEIGHT - height.get())
                height=move || format!("{:.1}", height.get())
            />
        }
    });
    let hours = (0..HOURS_PER_DAY).step_by(6).map(|at| {
        view! { <text class="tick" x=format!("{:.1}", column * at as f64) y=HEIGHT + 16.0>{format!("{at:02}")}</text> }
    });
    let choices =
        names.into_iter().enumerate().map(|(index, name)| Choice::new(index, name)).collect::<Vec<_>>();
    view! {
        <div class="shape-sketch">
            <div class="field-head">
                <span id=format!("{id}-label")>{move || label.get()}</span>
                <SegmentedControl label choices=Signal::stored(choices) value=day on_choose=move |chosen| day.set(chosen) />
            </div>
            <div
                class="sketch-stage" role="slider" tabindex="0" node_ref=node
                aria-labelledby=format!("{id}-label") aria-describedby=format!("{id}-keys")
                aria-valuemin="0" aria-valuemax=MOST.to_string()
                aria-valuenow=move || format!("{:.2}", weight())
                aria-valuetext=move || (words.shape_bar)(hour.get(), &voice().format.number(weight(), 1))
                on:keydown=keys
                on:pointerdown=move |event| { dragging.set(true); draw_at(&event); }
                on:pointermove=move |event| if dragging.get_untracked() { draw_at(&event) }
                on:pointerup=move |_| dragging.set(false)
                on:pointercancel=move |_| dragging.set(false)
                on:pointerleave=move |_| dragging.set(false)
            >
                <svg viewBox=format!("0 0 {WIDTH} {HEIGHT}") preserveAspectRatio="none" aria-hidden="true">
                    <path class="grid" d=format!("M0,{0}H{WIDTH}", HEIGHT * (1.0 - 1.0 / MOST)) />
                    {bars.collect_view()}
                </svg>
            </div>
            <svg class="sketch-hours" viewBox=format!("0 {HEIGHT} {WIDTH} 20") aria-hidden="true">{hours.collect_view()}</svg>
            <p class="sketch-readout">{move || (words.shape_bar)(hour.get(), &voice().format.number(weight(), 1))}</p>
            <p class="field-hint" id=format!("{id}-keys")>{words.shape_keys}</p>
        </div>
    }
}
