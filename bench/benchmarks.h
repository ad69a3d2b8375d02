// The groups of benchmarks, registered by main.
#pragma once

#include "subject.h"

namespace yalu {

/// `subject` must outlive the run.
void register_load(const Subject& subject);
void register_scene(const Subject& subject);
void register_frame(const Subject& subject);

}  // namespace yalu
