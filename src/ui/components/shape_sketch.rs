//! A sketch of when work comes: 24 bars of a weekday, 24 of a weekend day, drawn by hand. The values are weights; only their
//! proportion counts, so they are read as "times the average".
//!
//! Pointer: press or drag over the bars; a fast drag leaves no bar out, and one that leaves the box goes on outside. Keys: left and right choose a bar, up and down change it, Page up and down by more.

use super::{Choice, SegmentedControl, next_id, voice};
use crate::base::week::{HOURS_PER_DAY, stroke};
use crate::domain::shape::SKETCH_MOST as MOST;
use leptos::{ev, html, prelude::*};

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
    let words = voice().words.components();
    let id = next_id("shape");
    let day = RwSignal::new(0_usize);
    let hour = RwSignal::new(9_usize);
    let node = NodeRef::<html::Div>::new();
    // Where the pointer was last while it draws: the hour and the weight.
    let drawing = RwSignal::new(None::<(usize, f64)>);
    let weight = move || value.with(|shape| shape[day.get().min(1)][hour.get().min(HOURS_PER_DAY - 1)]);
    let set_all = move |bars: &[(usize, f64)]| {
        let mut shape = value.get_untracked();
        for (at, to) in bars {
            // Twentieths: finer than a hand draws, and short when saved.
            shape[day.get_untracked().min(1)][(*at).min(HOURS_PER_DAY - 1)] =
                libm::round(to.clamp(0.0, MOST) * 20.0) / 20.0;
        }
        on_change.run(shape);
    };
    let set = move |at: usize, to: f64| set_all(&[(at, to)]);
    let draw_at = move |event: &ev::PointerEvent| {
        let Some(element) = node.get_untracked() else { return };
        let bounds = element.get_bounding_client_rect();
        let across = (f64::from(event.client_x()) - bounds.left()) / bounds.width().max(1.0);
        let up = 1.0 - (f64::from(event.client_y()) - bounds.top()) / bounds.height().max(1.0);
        let at = (across.clamp(0.0, 0.999) * HOURS_PER_DAY as f64) as usize;
        let here = (at, (up * MOST).clamp(0.0, MOST));
        hour.set(at);
        set_all(&stroke(drawing.get_untracked().unwrap_or(here), here));
        drawing.set(Some(here));
    };
    let begin = move |event: ev::PointerEvent| {
        if event.button() != 0 {
            return;
        }
        if let Some(element) = node.get_untracked() {
            // Without the capture a drag ends at the edge of the box; it draws all the same.
            let _ = element.set_pointer_capture(event.pointer_id());
        }
        drawing.set(None);
        draw_at(&event);
    };
    let end = move |_: ev::PointerEvent| drawing.set(None);
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
                on:pointerdown=begin
                on:pointermove=move |event| if drawing.get_untracked().is_some() { draw_at(&event) }
                on:pointerup=end on:pointercancel=end on:lostpointercapture=end
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
