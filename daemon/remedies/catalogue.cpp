// SPDX-License-Identifier: MIT
// Doses: holds of 10 to 30 s as the American College of Sports Medicine advises for static stretches; the chin, wrist
// and shrug figures as the Canadian Centre for Occupational Health and Safety gives them for office workers.
#include <array>

#include "remedies/remedy.hpp"

namespace unknot::remedies {

namespace {

constexpr std::array entries{
    Remedy{"shoulder-blade-squeeze", "Shoulder-blade squeeze", Area::upper_back,
           "Draw your shoulder blades back and down.", "Hold 5 s, let go slowly, 8 times.", "", false},
    Remedy{"forward-reach", "Forward reach", Area::upper_back,
           "Lace your fingers, push your palms away, round your back.", "Hold 15 s, twice.",
           "Small movement if your back is sore.", false},
    Remedy{"wall-slides", "Wall slides", Area::upper_back, "Back to the wall, slide your bent arms up and down.",
           "8 slow times.", "Skip this if lifting your arm hurts.", false},
    Remedy{"side-neck-tilt", "Side neck tilt", Area::neck, "Ear toward your shoulder, the other shoulder stays low.",
           "15 s each side, twice.", "Do not pull on your head.", true},
    Remedy{"chin-tuck", "Chin tuck", Area::neck, "Look level and slide your head straight back.", "Hold 5 s, 8 times.",
           "", false},
    Remedy{"shrug-and-roll", "Shrug and roll back", Area::shoulders,
           "Lift your shoulders to your ears, then let them drop.", "Hold 3 s, 3 times. Then 5 slow rolls back.", "",
           false},
    Remedy{"cross-body-arm", "Cross-body arm", Area::shoulders,
           "One arm across your chest, the other hand draws it in.", "15 s each side, twice.",
           "Skip this with a shoulder injury.", true},
    Remedy{"side-bend", "Side bend", Area::low_back, "One arm up, bend away from it, both hips stay down.",
           "10 s each side, twice.", "", true},
    Remedy{"calf-at-wall", "Calf stretch at the wall", Area::hips_and_legs,
           "Hands on the wall, one foot back, heel down, lean in.", "20 s each side.", "", true},
    Remedy{"walk", "Walk or march", Area::hips_and_legs, "Walk to the far end and back, or march on the spot.",
           "Swing your arms.", "March in your seat if you feel unsteady.", false},
    Remedy{"wrist-up", "Wrist up", Area::wrists, "Arm out, fingers up, the other hand draws the palm back.",
           "15 s each side, twice.", "Stop if it tingles.", true},
    Remedy{"far-look", "Far look", Area::eyes, "Find something 6 m / 20 ft away, look at it and blink.",
           "At least 20 s.", "", false},
};

}  // namespace

std::span<const Remedy> catalogue() { return entries; }

}  // namespace unknot::remedies
