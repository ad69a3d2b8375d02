#include "io/layer_points.h"

#include <ogrsf_frmts.h>

namespace yalu {

LayerPoints::LayerPoints() = default;
LayerPoints::LayerPoints(LayerPoints&&) noexcept = default;
LayerPoints& LayerPoints::operator=(LayerPoints&&) noexcept = default;
LayerPoints::~LayerPoints() = default;

Result<LayerPoints> LayerPoints::create(OGRLayer& layer, const std::string& file, Issues& issues) {
  LayerPoints points;
  if (layer.GetGeomType() == wkbNone) return points;
  const OGRSpatialReference* system = layer.GetSpatialRef();
  if (system == nullptr) {
    OGREnvelope box;
    if (layer.GetExtent(&box) != OGRERR_NONE) return points;
    if (box.MinX < -180 || box.MaxX > 180 || box.MinY < -90 || box.MaxY > 90) {
      return Error{
          file +
          " has no coordinate system and its coordinates are not degrees; give it one (a shapefile: the .prj file)"};
    }
    issues.push_back({file, 0, "", "no coordinate system (a shapefile: no .prj file): taken as WGS 84 degrees"});
    return points;
  }
  OGRSpatialReference wgs84;
  wgs84.SetWellKnownGeogCS("WGS84");
  wgs84.SetAxisMappingStrategy(OAMS_TRADITIONAL_GIS_ORDER);
  if (system->IsSame(&wgs84) == 0) {
    points.transformation_.reset(OGRCreateCoordinateTransformation(system, &wgs84));
    if (!points.transformation_)
      return Error{file +
                   ": its coordinate system cannot be turned into WGS 84; convert it with ogr2ogr -t_srs EPSG:4326"};
  }
  return points;
}

std::optional<LonLat> LayerPoints::read(const OGRGeometry* geometry, const std::string& file, std::int64_t row,
                                        Issues& issues) const {
  if (geometry == nullptr || geometry->IsEmpty()) return {};
  if (const OGRwkbGeometryType type = wkbFlatten(geometry->getGeometryType()); type == wkbMultiPoint) {
    const OGRMultiPoint* several = geometry->toMultiPoint();
    if (several->getNumGeometries() == 1) geometry = several->getGeometryRef(0);
  }
  if (wkbFlatten(geometry->getGeometryType()) != wkbPoint) {
    issues.push_back(
        {file, row, "geometry", std::string("is a ") + geometry->getGeometryName() + ", not a point; left out"});
    return {};
  }
  double x = geometry->toPoint()->getX();
  double y = geometry->toPoint()->getY();
  const bool converted = !transformation_ || transformation_->Transform(1, &x, &y) != 0;
  const std::optional<LonLat> position = converted ? make_lon_lat(x, y) : std::nullopt;
  if (!position) issues.push_back({file, row, "geometry", "its point is no position on the earth; left out"});
  return position;
}

}  // namespace yalu
