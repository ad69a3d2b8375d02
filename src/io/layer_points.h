// The points of an OGR layer as WGS 84 degrees.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>

#include "base/geo.h"
#include "base/issue.h"
#include "base/result.h"

class OGRCoordinateTransformation;
class OGRGeometry;
class OGRLayer;

namespace yalu {

class LayerPoints {
 public:
  /// Fails where the layer's coordinates are not degrees and nothing says what else they are.
  static Result<LayerPoints> create(OGRLayer& layer, const std::string& file, Issues& issues);

  LayerPoints(LayerPoints&&) noexcept;
  LayerPoints& operator=(LayerPoints&&) noexcept;
  ~LayerPoints();

  /// Nothing where there is no geometry; also, with an issue, where it is no point or lies nowhere on the earth.
  std::optional<LonLat> read(const OGRGeometry* geometry, const std::string& file, std::int64_t row,
                             Issues& issues) const;

 private:
  LayerPoints();
  std::unique_ptr<OGRCoordinateTransformation> transformation_;
};

}  // namespace yalu
