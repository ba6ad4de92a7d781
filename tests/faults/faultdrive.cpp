// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#include "faultdrive.h"

#include "service/pagewalk.h"

namespace sealdesk::test
{

bool readAllFiles(FaultRig &rig, ManualClock &clock, const FaultModel &model, std::chrono::milliseconds limit)
{
    const auto toWait = model.quietFrom() - model.now() + rig.session().lagMargin() + std::chrono::seconds{1};
    clock.suspend(std::max(toWait, std::chrono::milliseconds{0}));
    std::optional<WalkEnd::Kind> end;
    PageWalk walk(rig.session(), {}, nullptr);
    QObject::connect(&walk, &PageWalk::ended, &walk, [&end](const WalkEnd &reached) { end = reached.kind; });
    walk.start();
    return drive(rig, clock, limit, [&end] { return end.has_value(); }) && end == WalkEnd::Kind::Complete;
}

} // namespace sealdesk::test
